// The main job, from a first start to the bill: a key saved in the real keyring, an answer streamed from a
// server that speaks OpenAI's protocol, stopped, kept over a restart, and counted.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary, plantCanary, scanFolder } from '../support/canary.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { waitFor } from '../support/wait.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const model = 'gpt-6-luna'
const title = 'Days in Kyoto'
const longAnswer = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')

const app = withApp({
  hasKeyring: true,
  server: {
    models: [model, 'gpt-6-sol'],
    apiKey: canary,
    answers: [
      // The same model gets this request, once the first answer is there.
      { to: /^Person:/u, text: title },
      { to: 'a long one', text: longAnswer, charsPerChunk: 8, chunkDelayMs: 20 },
      {
        to: 'Kyoto',
        text: '## Three days\n\n1. **Day one**: temples\n2. Day two\n',
        usage: { inputTokens: 1_000, outputTokens: 500 },
      },
    ],
  },
})

describe('the main thread', () => {
  it('welcomes, takes a key, tests it, and keeps it in the keyring', async () => {
    await welcomeOf(app.page).title.waitFor()
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({
      secret: `  "${canary}" `,
      baseUrl: app.server.baseUrl,
    })
    await keys.hold()
    await keys.saveAs('Test server', { project: 'End to end' })
    await keys.done()
    await keys
      .row('Test server')
      .getByText(`…${canary.slice(-4)}`)
      .waitFor()

    // Seen from outside the app, and under the key's own id.
    const id = await app.page.evaluate(async () => {
      const bridge = (
        globalThis as unknown as {
          latchkey: { keys: { listKeys(input: object): Promise<{ value: { id: string }[] }> } }
        }
      ).latchkey
      return (await bridge.keys.listKeys({})).value[0]?.id ?? ''
    })
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: id })).toBe(
      canary,
    )
  })

  it('streams an answer as Markdown', async () => {
    const chat = chatOf(app.page)
    await sidebarOf(app.page).newChat()
    await chat.send('Three days in Kyoto?')
    await chat.endedAnswer.getByRole('heading', { name: 'Three days' }).waitFor()
    await expect.poll(() => chat.endedAnswer.getByRole('listitem').count()).toBe(2)
    expect(await chat.endedAnswer.locator('strong').innerText()).toBe('Day one')
    await expect.poll(() => chat.ownMessages.allInnerTexts()).toEqual(['Three days in Kyoto?'])
    await sidebarOf(app.page).row(title).waitFor()
  })

  it('knows at once that the key was used', async () => {
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page)
      .row('Test server')
      .getByText(/^Used /)
      .waitFor()
    await sidebarOf(app.page).conversation(title).click()
  })

  it('shows an answer while it arrives, and stops it', async () => {
    const chat = chatOf(app.page)
    await chat.send('And a long one, please')
    await chat.lastAnswer.getByText('word3').waitFor()
    await chat.stop.click()
    await chat.lastAnswer.getByText(words.messages.stopped).waitFor()
    const kept = await chat.lastAnswer.innerText()
    expect(kept).toContain('word0')
    expect(kept).not.toContain('word399')
  })

  it('has the conversation after a restart, and goes on with it', async () => {
    await app.quit()
    await app.start()
    const chat = chatOf(app.page)
    await sidebarOf(app.page).conversation(title).click()
    await chat.answers.first().getByRole('heading', { name: 'Three days' }).waitFor()
    await expect.poll(() => chat.ownMessages.count()).toBe(2)
    expect(await chat.answers.last().innerText()).toContain(words.messages.stopped)
    app.server.forgetRequests()
    await chat.send('Kyoto again')
    await waitFor('the answer', async () => (await chat.answers.count()) === 3)
    await chat.endedAnswer.getByRole('heading', { name: 'Three days' }).waitFor()
    const sent = JSON.stringify(app.server.requests().find(({ path }) => path.includes('completions'))?.body)
    expect(sent).toContain('Three days in Kyoto?')
    expect(sent).toContain('word0')
  })

  it('counts every request, with tokens and cost', async () => {
    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    await usage.records.nth(4).waitFor()
    expect(await usage.figure('requests').innerText()).toBe('4')
    // A server other than OpenAI's has no known price: unpriced, and never $0.
    expect(await usage.records.nth(1).innerText()).toContain(words.usage.unpricedCost)
    const texts = await usage.records.allInnerTexts()
    expect(texts.filter((text) => text.includes('1,000') && text.includes('500'))).toHaveLength(2)
    expect(texts.filter((text) => text.includes(words.usage.outcomes.stopped))).toHaveLength(1)
    expect(texts.filter((text) => text.includes(words.usage.purposes.title))).toHaveLength(1)
  })

  it('renames and deletes a conversation, and keeps its usage', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.rename(title, 'Kyoto')
    await sidebar.row('Kyoto').waitFor()
    await sidebar.remove('Kyoto')
    await sidebar.row('Kyoto').waitFor({ state: 'detached' })
    await sidebar.openUsage()
    expect(await usageOf(app.page).figure('requests').innerText()).toBe('4')
  })

  it('removes a key from the keyring', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open('Test server')
    await answerQuestions(app.electron, agree)
    await keys.remove()
    await keys.text(words.keys.emptyTitle).waitFor()
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBeUndefined()
  })

  it('leaves nothing of the key in the profile', async () => {
    await app.quit()
    expect(await scanFolder(app.profileFolder, canary)).toEqual([])
    const planted = await plantCanary(app.profileFolder, canary)
    expect((await scanFolder(app.profileFolder, canary)).map(({ file }) => file)).toContain(planted)
  })
})
