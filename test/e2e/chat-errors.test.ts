// An error is shown where the answer would be (C4): by its own name, with the button that fixes it, a
// countdown if waiting helps, and the part that had arrived. The API's own text is shown nowhere.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FailureCode } from '../../src/domain/failure.ts'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import { describeFailure } from '../../src/words/describe-failure.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { breakOffAtLimit, sayWhole, startChatServer, type ScriptedReply } from '../support/chat-server.ts'
import { answerError, answerStream } from '../support/fault-server.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { readMessages } from './chats.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { guideOf } from './screens/guide.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const raw = 'These are raw words of the API'
const models = ['gpt-6-luna', 'gpt-4o']
const server = await startChatServer(models, canary)
const app = withApp({
  hasKeyring: 'no-dbus',
  prepare: (electron) => answerForOpenAi({ electron }, server.baseUrl),
})

beforeAll(async () => {
  await giveKey(app.page, { secret: canary, baseUrl: openAiBaseUrl, label: 'Personal' })
  await changeSettings(app.page, { writesTitles: false, defaultModelId: 'gpt-6-luna' })
})
afterAll(() => server[Symbol.asyncDispose]())

const refuse =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): ScriptedReply =>
  () =>
    answerError(status, { code, message: `${raw}, for key ${canary}` }, headers)

/** Asks in a chat of its own. */
async function ask(question: string, ...replies: readonly ScriptedReply[]): Promise<void> {
  await sidebarOf(app.page).newChat()
  server.reply(...replies)
  await chatOf(app.page).send(question)
}

/** Expects the card with all its words. */
async function expectFailure(code: FailureCode): Promise<void> {
  const { failure } = chatOf(app.page)
  const { title, sentence, cause } = describeFailure({ code })
  await failure.getByText(title, { exact: true }).waitFor()
  await failure.getByText(sentence, { exact: true }).waitFor()
  await failure.getByText(words.failures.why(cause), { exact: true }).waitFor()
}

describe('an error in the chat', () => {
  it('[C4] of credit leads to where credit is bought, is asked once, and never called a rate limit', async () => {
    await app.electron.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, { detail }: { detail: string }) => {
          asked.push(detail)
          return { response: 1, checkboxChecked: false }
        },
      })
    })
    const chat = chatOf(app.page)
    const before = server.asked.length
    await ask('Out of credit?', refuse(429, 'insufficient_quota'))
    await expectFailure('openai/insufficient-quota')
    expect(await chat.failure.innerText()).not.toContain(
      describeFailure({ code: 'openai/rate-limited' }).title,
    )
    await chat.failureButton(words.failures.actions['add-credits']).click()
    const readAsked = () => app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    await expect.poll(readAsked).toEqual(['https://platform.openai.com/settings/organization/billing'])

    await chat.failure.getByRole('button', { name: words.failures.meaning }).click()
    const { title } = describeFailure({ code: 'openai/insufficient-quota' })
    await guideOf(app.page).heading(title).waitFor()
    await guideOf(app.page).back.click()
    await expectFailure('openai/insufficient-quota')
    expect(server.asked.length - before).toBe(1)

    // Once there is credit again.
    server.reply(sayWhole('Paid for.'))
    await chat.failureButton(words.messages.tryAgain).click()
    await chat.endedWith('Paid for.').waitFor()
    expect(await chat.failure.count()).toBe(0)
    await chat.steps('answer').at(2, 2).waitFor()
  })

  it('[C4] of the key leads to replacing it', async () => {
    await ask('Let me in', refuse(401, 'invalid_api_key'))
    await expectFailure('openai/invalid-key')
    await chatOf(app.page).failureButton(words.failures.actions['replace-key']).click()
    const keys = keysOf(app.page)
    await keys.sheet.getByRole('heading', { name: /Personal/u }).waitFor()
    await keys.close()
    await sidebarOf(app.page).conversation('Let me in').click()
    await expectFailure('openai/invalid-key')
  })

  it('[C4] of the model leads to another one, which then answers', async () => {
    const chat = chatOf(app.page)
    await ask('Which model?', refuse(404, 'model_not_found'))
    await expectFailure('openai/model-not-found')
    await chat.failureButton(words.failures.actions['choose-model']).click()
    await chat.choices.getByRole('option', { name: 'gpt-4o' }).click()
    server.reply(sayWhole('This one.'))
    await chat.failureButton(words.messages.tryAgain).click()
    await chat.endedWith('This one.').waitFor()
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toMatchObject({ model: 'gpt-4o' })
  })

  it('[C4] of too many requests counts down and is asked again by itself', async () => {
    const chat = chatOf(app.page)
    const before = server.asked.length
    await ask(
      'Not so fast',
      refuse(429, 'rate_limit_exceeded', { 'retry-after': '4' }),
      sayWhole('Now it went through.'),
    )
    await chat.waiting.getByText(describeFailure({ code: 'openai/rate-limited' }).title).waitFor()
    await chat.waiting.getByText(words.messages.retryAttempts(1)).waitFor()
    await chat.waiting.getByText(words.messages.retryIn(2)).waitFor()
    await chat.endedWith('Now it went through.').waitFor()
    const [first, second] = server.asked.slice(before)
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(4_000)
    expect(server.asked.length - before).toBe(2)
    expect(await chat.failure.count()).toBe(0)
  })

  it('[C4] that is waited for ends by Stop', async () => {
    const chat = chatOf(app.page)
    const before = server.asked.length
    await ask('Wait for it', refuse(429, 'rate_limit_exceeded', { 'retry-after': '600' }))
    await chat.waiting.getByText(/^Trying again in \d+ min/u).waitFor()
    await chat.waiting.getByRole('button', { name: words.messages.stop }).click()
    await chat.endedWith(words.messages.stoppedEmpty).waitFor()
    expect(await chat.waiting.count()).toBe(0)
    await expect.poll(() => chat.sendButton.isEnabled()).toBe(true)
    expect(server.asked.length - before).toBe(1)
  })

  it('[C4] that lasts too long to be waited for unasked says how long', async () => {
    const chat = chatOf(app.page)
    await ask('Come back later', refuse(429, 'rate_limit_exceeded', { 'retry-after': '3600' }))
    await expectFailure('openai/rate-limited')
    const wait = chat.failure.getByRole('button', { name: /^Try again in (60 min 0|59 min \d+) s$/u })
    await wait.waitFor()
    await expect.poll(() => wait.isDisabled()).toBe(true)
  })

  it.each([
    ['cut short', 'openai/cut-short', (wire) => answerStream([wire.delta('Half of it, ')], [{ do: 'end' }])],
    ['broken off', 'network/reset', (wire) => answerStream([wire.delta('Half of it, ')], [{ do: 'reset' }])],
    ['at its longest', 'openai/output-limit', breakOffAtLimit('Half of it, ')],
    [
      'ended by an error',
      'openai/server-error',
      (wire) => answerStream([wire.delta('Half of it, '), wire.error('server_error', raw)], [{ do: 'end' }]),
    ],
  ] satisfies [string, FailureCode, ScriptedReply][])(
    '[C4] in an answer that is %s keeps what came, and goes on from there',
    async (name, code, reply) => {
      const chat = chatOf(app.page)
      await ask(`An answer ${name}`, reply)
      await expectFailure(code)
      expect(await chat.lastAnswer.innerText()).toContain('Half of it,')
      server.reply(sayWhole('and the rest.'))
      await chat.failureButton(words.messages.goOn).click()
      await chat.endedWith('Half of it, and the rest.').waitFor()
      expect((await readMessages(app.page, `An answer ${name}`)).at(-1)).toMatchObject({
        text: 'Half of it, and the rest.',
        status: 'done',
      })
    },
  )

  it('[C4] is told nowhere in the words of the API', async () => {
    const bridged = await Promise.all(
      ['Out of credit?', 'Let me in', 'Wait for it', 'An answer ended by an error'].map((title) =>
        readMessages(app.page, title),
      ),
    )
    expect(bridged.flat().length).toBeGreaterThan(7)
    expect(JSON.stringify(bridged)).not.toContain(raw)
    for (const title of ['Out of credit?', 'Let me in', 'Come back later']) {
      await sidebarOf(app.page).conversation(title).click()
      await chatOf(app.page).ownMessage(title).waitFor()
      expect(await app.page.locator('body').innerText()).not.toContain(raw)
    }
    const logs = join(app.profileFolder, 'logs')
    const written = await Promise.all((await readdir(logs)).map((file) => readFile(join(logs, file), 'utf8')))
    expect(written.join('') + app.output()).not.toContain(raw)
  })
})
