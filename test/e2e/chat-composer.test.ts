// Writing a message: a draft stays with its chat, even over a restart, but a key is never kept; a very
// long text can be pasted and edited; its tokens are counted; and the app asks once about a text that
// looks like a secret.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary, plantCanary, scanFolder } from '../support/canary.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { waitFor } from '../support/wait.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { composerOf } from './screens/composer.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: { apiKey: canary, models: ['gpt-6-luna'] },
  seed: (folder) =>
    seedConversations(
      folder,
      ['One', 'Two', 'Three'].map((title) => ({
        title,
        atMs: Date.now(),
        messages: [asked(`About ${title}`), answered(`All of ${title}.`)],
      })),
    ),
})

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
})

/** The last messages of the requests that left the app. */
const readSent = () =>
  app.server
    .requests()
    .filter(({ path }) => path.endsWith('/responses'))
    .map(({ body }) => (body as { messages: { content: string }[] }).messages.at(-1)?.content)

async function openChat(title: string): Promise<void> {
  await sidebarOf(app.page).conversation(title).click()
  await chatOf(app.page).answers.getByText(`All of ${title}.`).waitFor()
  await composerOf(app.page).focused.waitFor()
}

async function openNew(): Promise<void> {
  await sidebarOf(app.page).newChat()
  await composerOf(app.page).focused.waitFor()
}

const expectWritten = (text: string) => expect.poll(() => composerOf(app.page).field.inputValue()).toBe(text)

describe('what looks like a secret', () => {
  const secret = createCanary()
  const ending = words.composer.secretEnding(words.composer.secrets['api-key'], secret.slice(-4))

  it('is asked about before it leaves, and taken out', async () => {
    const composer = composerOf(app.page)
    await openNew()
    await app.page.keyboard.insertText(`Why is ${secret} refused?`)
    await app.page.keyboard.press('Enter')
    await composer.question.getByText(ending).waitFor()
    // The button that loses nothing has the focus.
    await composer.takeOut.and(app.page.locator(':focus')).waitFor()
    expect(readSent()).toEqual([])
    await app.page.keyboard.press('Enter')
    await expectWritten(`Why is ${words.composer.removed} refused?`)
    await composer.note(words.composer.takenOut(process.platform === 'darwin' ? '⌘Z' : 'Ctrl+Z')).waitFor()
    await composer.focused.waitFor()
    await app.page.keyboard.press('ControlOrMeta+z')
    await expectWritten(`Why is ${secret} refused?`)
    await app.page.keyboard.press('ControlOrMeta+Shift+z')
    await expectWritten(`Why is ${words.composer.removed} refused?`)
    await app.page.keyboard.press('Enter')
    await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
    expect(readSent()).toEqual([`Why is ${words.composer.removed} refused?`])
    expect(await composer.question.count()).toBe(0)
  })

  it('stays where it is with Escape, and is asked about once', async () => {
    const composer = composerOf(app.page)
    app.server.forgetRequests()
    await openNew()
    await app.page.keyboard.insertText(`Is ${secret} mine?`)
    await app.page.keyboard.press('Enter')
    await composer.question.waitFor()
    await app.page.keyboard.press('Escape')
    await composer.question.waitFor({ state: 'detached' })
    await composer.focused.waitFor()
    await expectWritten(`Is ${secret} mine?`)
    expect(readSent()).toEqual([])
    await app.page.keyboard.press('Enter')
    await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
    expect(readSent()).toEqual([`Is ${secret} mine?`])
  })

  it('leaves if one means it', async () => {
    const composer = composerOf(app.page)
    app.server.forgetRequests()
    await openNew()
    await app.page.keyboard.insertText(`Revoke ${secret}, please`)
    await composer.send.click()
    await composer.sendAnyway.click()
    await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
    expect(readSent()).toEqual([`Revoke ${secret}, please`])
    await expectWritten('')
  })
})

describe('the last message', () => {
  it('is changed with the arrow up, and sent again', async () => {
    const composer = composerOf(app.page)
    const chat = chatOf(app.page)
    await openNew()
    await chat.send('A first try')
    await chat.endedAnswer.getByText('streamed').waitFor()
    app.server.forgetRequests()
    await app.page.keyboard.press('ArrowUp')
    await composer.editField.and(app.page.locator(':focus')).waitFor()
    expect(await composer.editField.inputValue()).toBe('A first try')
    await app.page.keyboard.press('Escape')
    await composer.editField.waitFor({ state: 'detached' })
    await composer.field.focus()
    await app.page.keyboard.press('ArrowUp')
    await composer.editField.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type(', and a second')
    await app.page.keyboard.press('Enter')
    await chat.ownMessages.getByText('A first try, and a second').waitFor()
    await chat.endedAnswer.getByText('streamed').waitFor()
    await expect.poll(readSent).toEqual(['A first try, and a second'])
  })

  it('is left alone while anything is written', async () => {
    const composer = composerOf(app.page)
    await composer.field.fill('x')
    await app.page.keyboard.press('ArrowUp')
    await app.page.keyboard.type('y')
    await expect.poll(() => composer.field.inputValue()).toContain('y')
    expect(await composer.editField.count()).toBe(0)
    await composer.field.fill('')
  })
})

describe('a text', () => {
  it('has its tokens counted as it is written', async () => {
    const composer = composerOf(app.page)
    await openNew()
    await app.page.keyboard.type('Hello')
    await expect.poll(() => composer.estimate.getAttribute('title')).toMatch(/^About 1 token in and /u)
    await app.page.keyboard.type(', how are you today, and what is new?')
    await expect.poll(() => composer.estimate.getAttribute('title')).toMatch(/^About 1\d tokens in and /u)
    await composer.field.fill('')
    await expect.poll(() => composer.figure.innerText()).toBe('')
  })

  it('of 200,000 characters is pasted whole, and written on', async () => {
    const composer = composerOf(app.page)
    const pasted = 'A line of fifty characters, counted with its end.\n'.repeat(4_000)
    expect(pasted).toHaveLength(200_000)
    await composer.paste(pasted)
    expect((await composer.field.inputValue()).length).toBe(200_000)
    await app.page.keyboard.type('And the end.')
    expect((await composer.field.inputValue()).slice(-20)).toBe(`its end.\nAnd the end.`.slice(-20))
    await expect
      .poll(() => composer.estimate.getAttribute('title'))
      .toMatch(/^About \d\d,\d{3} tokens in and /u)
    await app.page.keyboard.press('ControlOrMeta+Home')
    await app.page.keyboard.type('The beginning. ')
    const value = await composer.field.inputValue()
    expect(value.slice(0, 21)).toBe('The beginning. A line')
    expect(value.length).toBe(200_000 + 'The beginning. And the end.'.length)
    await composer.field.fill('')
  })
})

describe('a draft', () => {
  it('stays with its chat', async () => {
    await openChat('One')
    await app.page.keyboard.type('Half a thought')
    await openChat('Two')
    await expectWritten('')
    await app.page.keyboard.type('Another')
    await openNew()
    await expectWritten('')
    await app.page.keyboard.type('Of a chat to be')
    await openChat('One')
    await expectWritten('Half a thought')
  })

  it('is gone once it is sent', async () => {
    await openChat('Two')
    await expectWritten('Another')
    await app.page.keyboard.press('Enter')
    await waitFor(
      'the question',
      async () => (await chatOf(app.page).ownMessages.allInnerTexts()).length === 2,
    )
    await expectWritten('')
    await chatOf(app.page).endedAnswer.waitFor()
  })

  it('is there after a restart, but for one that was sent and one that holds a key', async () => {
    await openChat('Three')
    await app.page.keyboard.insertText(`Please keep ${canary} in mind`)
    await app.quit()
    expect(await scanFolder(app.profileFolder, canary)).toEqual([])
    const planted = await plantCanary(app.profileFolder, canary)
    expect((await scanFolder(app.profileFolder, canary)).map(({ file }) => file)).toContain(planted)
    await app.start()
    await openChat('One')
    await expectWritten('Half a thought')
    await openChat('Two')
    await chatOf(app.page).ownMessages.getByText('Another').waitFor()
    await expectWritten('')
    await openChat('Three')
    await openNew()
    await expectWritten('Of a chat to be')
    await openChat('Three')
    await expectWritten('')
  })
})
