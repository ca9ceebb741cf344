// Stopping answers, asking for them again, continuing them, and rewording questions (C2). The
// earlier versions stay beside the new ones, can be reached by mouse and keyboard, and are still
// there after a restart.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { continueInstruction } from '../../src/domain/chat/sent-messages.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { fallSilentAfter, sayWhole, startChatServer } from '../support/chat-server.ts'
import { waitFor } from '../support/wait.ts'
import { readLastMessage, readMessages } from './chats.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { hasFocus } from './keyboard.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const model = 'local-one'
const title = 'Name a color'
const server = await startChatServer([model], canary)
const app = withApp({ hasKeyring: true })

beforeAll(async () => {
  const given = { secret: canary, baseUrl: server.baseUrl, label: 'Local', keepIn: 'keychain' } as const
  await giveKey(app.page, given)
  await changeSettings(app.page, { writesTitles: false, defaultModelId: model })
})
afterAll(() => server[Symbol.asyncDispose]())

const lastAsked = (): { readonly role: string; readonly content: string }[] => {
  const body: { messages: { role: string; content: string }[] } = JSON.parse(server.asked.at(-1)?.body ?? '')
  return body.messages
}

describe('an answer', () => {
  it('[C2] that is stopped closes its connection and stays as far as it came', async () => {
    const chat = chatOf(app.page)
    server.reply(fallSilentAfter('Red is the color of '))
    await chat.send(title)
    await chat.lastAnswer.getByText('Red is the color of').waitFor()
    await chat.stop.click()
    await chat.endedWith(words.messages.stopped).getByText('Red is the color of').waitFor()
    await waitFor('the connection to be closed', () => server.asked[0]?.closedAtMs !== undefined)
    expect(await readLastMessage(app.page, title)).toMatchObject({
      text: 'Red is the color of ',
      status: 'stopped',
    })
    expect(await hasFocus(chat.composer)).toBe(true)
  })

  it('[C2] that was stopped is gone on with, in a copy beside it', async () => {
    const chat = chatOf(app.page)
    server.reply(sayWhole('blood and roses.'))
    await chat.goOn()
    await chat.endedWith('Red is the color of blood and roses.').waitFor()
    expect(lastAsked()).toEqual([
      { role: 'user', content: title },
      { role: 'assistant', content: 'Red is the color of ' },
      { role: 'user', content: continueInstruction },
    ])
    await chat.steps('answer').at(2, 2).waitFor()
    await expect.poll(() => chat.answers.count()).toBe(1)
    expect(await chat.lastAnswer.innerText()).not.toContain(words.messages.stopped)
  })

  it('[C2] is asked for again, and the old ones are stepped back to by mouse', async () => {
    const chat = chatOf(app.page)
    const { previous, next, at } = chat.steps('answer')
    server.reply(sayWhole('Green.'))
    await chat.regenerate()
    await chat.endedWith('Green.').waitFor()
    expect(lastAsked()).toEqual([{ role: 'user', content: title }])
    await at(3, 3).waitFor()
    await previous.click()
    await chat.endedWith('blood and roses').waitFor()
    await at(2, 3).waitFor()
    // The button is still under the pointer: nothing moved.
    await previous.click()
    await chat.endedWith(words.messages.stopped).waitFor()
    await at(1, 3).waitFor()
    // At the end the button does nothing, and keeps the focus.
    expect(await previous.getAttribute('aria-disabled')).toBe('true')
    expect(await hasFocus(previous)).toBe(true)
    await next.click()
    await chat.endedWith('blood and roses').waitFor()
    expect((await readLastMessage(app.page, title)).text).toBe('Red is the color of blood and roses.')
  })

  it('[C2] goes on from the branch that is shown', async () => {
    const chat = chatOf(app.page)
    server.reply(sayWhole('Because of iron.'))
    await chat.send('Why?')
    await chat.endedWith('Because of iron.').waitFor()
    expect(lastAsked().map(({ content }) => content)).toEqual([
      title,
      'Red is the color of blood and roses.',
      'Why?',
    ])
  })
})

describe('a question', () => {
  it('[C2] is put in other words, and both versions keep their answers', async () => {
    const chat = chatOf(app.page)
    await chat.edit(chat.ownMessage('Why?'))
    expect(await chat.editField.inputValue()).toBe('Why?')
    // After Escape nothing has changed, and the focus is where it began.
    await chat.editField.fill('Never mind')
    await chat.editField.press('Escape')
    await chat.editField.waitFor({ state: 'detached' })
    await expect.poll(() => hasFocus(chat.editButton(chat.ownMessage('Why?')))).toBe(true)

    server.reply(sayWhole('Roses have cyanidin.'))
    await chat.composer.focus()
    await app.page.keyboard.press('ArrowUp')
    await chat.editField.and(app.page.locator(':focus')).waitFor()
    await chat.editField.fill('Why roses?')
    await chat.editField.press('Enter')
    await chat.endedWith('cyanidin').waitFor()
    expect(lastAsked().at(-1)).toEqual({ role: 'user', content: 'Why roses?' })
    await chat.steps('question').at(2, 2).waitFor()
    await expect.poll(() => chat.ownMessages.allInnerTexts()).toEqual([title, 'Why roses?'])
  })

  it('[C2] has its versions stepped through by keyboard', async () => {
    const chat = chatOf(app.page)
    await chat.composer.focus()
    await app.page.keyboard.press('ControlOrMeta+Shift+Comma')
    await chat.endedWith('Because of iron.').waitFor()
    await chat.steps('question').at(1, 2).waitFor()
    await expect.poll(() => chat.ownMessages.allInnerTexts()).toEqual([title, 'Why?'])
    await app.page.keyboard.press('ControlOrMeta+Shift+Period')
    await chat.endedWith('cyanidin').waitFor()
    await app.page.keyboard.press('ControlOrMeta+Shift+Comma')
    await chat.endedWith('Because of iron.').waitFor()
    expect(await hasFocus(chat.composer)).toBe(true)
  })
})

describe('after a restart', () => {
  it('[C2] [C3] the branch is the one that was shown, and an answer that was cut off by it is gone on with', async () => {
    const first = chatOf(app.page)
    await sidebarOf(app.page).newChat()
    server.reply(fallSilentAfter('One, two, '))
    await first.send('Count to four')
    await first.lastAnswer.getByText('One, two,').waitFor()
    await app.quit()
    await app.start()

    const chat = chatOf(app.page)
    await sidebarOf(app.page).conversation(title).click()
    await chat.endedWith('Because of iron.').waitFor()
    await chat.steps('question').at(1, 2).waitFor()
    expect((await readMessages(app.page, title)).map(({ text }) => text)).toEqual([
      title,
      'Red is the color of blood and roses.',
      'Why?',
      'Because of iron.',
    ])

    await sidebarOf(app.page).conversation('Count to four').click()
    await chat.endedWith(words.messages.interrupted).waitFor()
    server.reply(sayWhole('three, four.'))
    await chat.goOn()
    await chat.endedWith('One, two, three, four.').waitFor()
    expect(await readLastMessage(app.page, 'Count to four')).toMatchObject({
      text: 'One, two, three, four.',
      status: 'done',
    })
    await chat.steps('answer').previous.click()
    await chat.endedWith(words.messages.interrupted).waitFor()
  })
})
