// A page that is reloaded or crashes while an answer is written (C3): the answer goes on in main, and the
// next page shows the same chat with all of it, once.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCanary } from '../support/canary.ts'
import { sayInTwo, startChatServer } from '../support/chat-server.ts'
import { checkDatabase, soundDatabase } from '../support/database-check.ts'
import { waitFor } from '../support/wait.ts'
import { listUsage, readDraft, readLastMessage } from './chats.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const [first, second] = ['The first half, ', 'and the second.']
const draft = 'What I was about to say'
const server = await startChatServer(['local-one'], canary)
const app = withApp({ hasKeyring: 'no-dbus' })

beforeAll(async () => {
  await giveKey(app.page, { secret: canary, baseUrl: server.baseUrl, label: 'Local' })
  await changeSettings(app.page, { writesTitles: false, defaultModelId: 'local-one' })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Checks that main kept the answer and the record of its request once each. */
async function expectKeptOnce(title: string): Promise<void> {
  const answer = await readLastMessage(app.page, title)
  expect(answer).toMatchObject({ text: first + second, status: 'done', failure: null })
  const records = (await listUsage(app.page)).filter(({ messageId }) => messageId === answer.id)
  expect(records).toMatchObject([{ purpose: 'chat', outcome: 'done', certainty: 'unpriced' }])
}

describe('a page that is reloaded', () => {
  it('[R10] [C3] in the middle of an answer shows the chat again, and the answer goes on', async () => {
    const chat = chatOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    server.reply(sayInTwo(first, promise, second))
    await chat.send('Reload')
    await chat.lastAnswer.getByText(first.trim()).waitFor()
    await chat.composer.fill(draft)
    await waitFor('what is typed to be saved', async () => (await readDraft(app.page, 'Reload')) === draft)
    await app.page.reload()
    await chat.lastAnswer.getByText(first.trim()).waitFor()
    await chat.stop.waitFor()
    await expect.poll(() => chat.composer.inputValue()).toBe(draft)
    resolve()
    await chat.endedWith(first + second).waitFor()
    expect((await chat.log.innerText()).split(first)).toHaveLength(2)
    await expectKeptOnce('Reload')
    expect(server.asked).toHaveLength(1)
  })

  it('[R10] [C3] while the answer ends shows it whole', async () => {
    const chat = chatOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    await sidebarOf(app.page).newChat()
    server.reply(sayInTwo(first, promise, second))
    await chat.send('Reload at the end')
    await chat.lastAnswer.getByText(first.trim()).waitFor()
    const reloaded = app.page.reload()
    resolve()
    await reloaded
    await chat.endedWith(first + second).waitFor()
    await expectKeptOnce('Reload at the end')
  })
})

describe('a page that crashes', () => {
  // Playwright has no page after a crash, so main is asked about the window's content.
  const inPage = (code: string): Promise<unknown> =>
    app.electron.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      code,
    )
  const readAnswers = () =>
    inPage(`Array.from(document.querySelectorAll('[role=log] article[aria-busy]'), (answer) =>
      answer.ariaBusy + ': ' + answer.querySelector('p')?.innerText)`)

  it('[R10] [C3] in the middle of an answer comes back by itself, and the answer goes on', async () => {
    const chat = chatOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    await sidebarOf(app.page).newChat()
    server.reply(sayInTwo(first, promise, second))
    await chat.send('Crash')
    await chat.lastAnswer.getByText(first.trim()).waitFor()
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(readAnswers).toEqual([`true: ${first.trim()}`])
    resolve()
    await expect.poll(readAnswers).toEqual([`false: ${first}${second}`])
    expect(await inPage(`document.querySelector('h1').innerText`)).toBe('Crash')
    expect(server.asked).toHaveLength(3)

    await app.quit()
    expect(checkDatabase(join(app.profileFolder, 'latchkey.db'))).toEqual(soundDatabase)
    await app.start()
    await expectKeptOnce('Crash')
    // A restart is no reload: the app begins with an empty chat.
    await chatOf(app.page).composer.waitFor()
    expect(await chatOf(app.page).log.count()).toBe(0)
  })
})
