// The names that a small model gives to chats: from little text, at a cost that is shown and counted, and
// never if titles are switched off.
import { allRecords } from '../../src/main/store/test-support.ts'
import { describe, expect, it } from 'vitest'
import { createCanary } from '../support/canary.ts'
import { withProfileStore } from '../support/profile-store.ts'
import { giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { withApp } from './with-app.ts'
import { words } from '../../src/words/words.ts'

const canary = createCanary()
const title = 'Walks in Kyoto'
const cheap = 'gpt-6-luna'

const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: {
    apiKey: canary,
    models: [cheap, 'gpt-6-sol'],
    answers: [
      // The request for a title begins like this.
      { to: /^Person:/u, text: `“${title}.”`, usage: { inputTokens: 300, outputTokens: 6 } },
      { to: 'Kyoto', text: 'Along the river.', usage: { inputTokens: 1_000, outputTokens: 500 } },
    ],
  },
})

const shownTitle = () => app.page.getByRole('heading', { level: 1 }).innerText()

/** A request as the server recorded it. */
interface Sent {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly max_tokens?: number
}

const sentBodies = () =>
  app.server
    .requests()
    .filter(({ path }) => path.endsWith('/responses'))
    .map(({ body }) => body as Sent)

describe('a name by a small model', () => {
  const question = `Kyoto on foot. ${'We like gardens and quiet streets. '.repeat(200)}`

  it('comes after the first answer, from little text and the cheapest model', async () => {
    await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send(question)
    await chat.endedAnswer.getByText('Along the river.').waitFor()
    await sidebarOf(app.page).row(title).waitFor()
    await expect.poll(shownTitle).toBe(title)
    const [asked, named, ...more] = sentBodies()
    expect(more).toEqual([])
    expect(asked?.messages).toEqual([{ role: 'user', content: question }])
    expect(named?.model).toBe(cheap)
    const [instructions, text] = named?.messages ?? []
    expect(instructions).toMatchObject({ role: 'system', content: expect.stringContaining('Name the conv') })
    expect(text?.content).toContain('Kyoto on foot.')
    expect(text?.content).toContain('Along the river.')
    expect(text?.content.length).toBeLessThan(1_600)
    expect(named?.max_tokens).toBeLessThanOrEqual(600)
  })

  it('has a cost that is shown where the chat is, and is counted as a title', async () => {
    await app.page.getByRole('button', { name: words.messages.menu }).click()
    const cost = app.page.getByTestId('title-cost')
    await cost.waitFor()
    expect(await cost.innerText()).toMatch(new RegExp(`^Title by ${cheap}, \\$0\\.0\\d*[1-9]`, 'u'))
    await app.page.keyboard.press('Escape')
    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    const record = usage.records.filter({ hasText: words.usage.purposes.title })
    await record.waitFor()
    expect(await record.innerText()).toContain('300')
    expect(await usage.figure('requests').innerText()).toBe('2')
  })

  it('is never asked for again, nor once it was switched off', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.conversation(title).click()
    const chat = chatOf(app.page)
    app.server.forgetRequests()
    await chat.send('And Kyoto by night?')
    await expect.poll(() => chat.answers.getByText('Along the river.').count()).toBe(2)
    await sidebar.openSettings()
    const { open, writesTitles } = settingsOf(app.page)
    await open('chats')
    await expect.poll(() => writesTitles.isChecked()).toBe(true)
    await writesTitles.click()
    await expect.poll(() => writesTitles.isChecked()).toBe(false)
    await sidebar.newChat()
    await chat.send('Kyoto without a name')
    await chat.endedAnswer.getByText('Along the river.').waitFor()
    await sidebar.row('Kyoto without a name').waitFor()
    // A request of any kind is counted once it is over, and quitting waits for those that are open.
    await app.quit()
    const { records } = withProfileStore(app.profileFolder, (store) =>
      store.usageRecords.list({ ...allRecords, limit: 100, before: null }),
    )
    expect(records.map(({ purpose }) => purpose)).toEqual(['chat', 'chat', 'title', 'chat'])
    expect(sentBodies().map(({ messages }) => messages.at(-1)?.content)).toEqual([
      'And Kyoto by night?',
      'Kyoto without a name',
    ])
  })
})
