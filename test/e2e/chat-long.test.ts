// A conversation of thousands of messages (C6): it opens at its end with few of them in the page; scrolling,
// searching and leaving it are as fast as in a short one; and it never moves what a person reads.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { sayInTwo, startChatServer } from '../support/chat-server.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { hasFocus } from './keyboard.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const model = 'local-one'
const turns = 2_000
const title = 'A long story'
const draft = 'Half a thought, written by a reader'
const other = 'A short one'
const rare = 'zymurgy'
/** The turn with the rare word, far above the end. */
const rareTurn = 150

const list = '\n\n- one\n- two\n- three\n'
const code = '\n\n```ts\nconst answer = 42\n```\n'
const tell = (turn: number): string => {
  const sentences = `This is answer number ${turn}. `.repeat(1 + (turn % 9))
  const extra = turn === rareTurn ? `It speaks of ${rare}.` : ''
  return `${sentences}${extra}${turn % 4 === 0 ? list : ''}${turn % 7 === 0 ? code : ''}`
}
const story = Array.from({ length: turns }, (_, turn) => [asked(`Question ${turn}?`), answered(tell(turn))])

const server = await startChatServer([model], canary)
const app = withApp({
  hasKeyring: 'no-dbus',
  seed: (folder) =>
    seedConversations(folder, [
      { title: other, modelId: model, atMs: Date.now() - 60_000 },
      { title, modelId: model, atMs: Date.now(), messages: story.flat() },
    ]),
})

beforeAll(async () => {
  await giveKey(app.page, { secret: canary, baseUrl: server.baseUrl, label: 'Local' })
  await changeSettings(app.page, { writesTitles: false, defaultModelId: model })
})
afterAll(() => server[Symbol.asyncDispose]())

const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index} of what is new.`).join('\n\n')

/** Resolves once the page has drawn all changes. */
const drawn = () =>
  app.page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )

describe('a conversation of thousands of messages', () => {
  it('[C6] opens at its end, with few of them in the page', async () => {
    const chat = chatOf(app.page)
    await sidebarOf(app.page).conversation(title).click()
    await chat.lastAnswer
      .getByText(`This is answer number ${turns - 1}.`)
      .first()
      .waitFor()
    await expect.poll(chat.distanceFromEnd).toBe(0)
    expect(await chat.lastAnswer.getAttribute('aria-posinset')).toBe(String(2 * turns))
    expect(await chat.lastAnswer.getAttribute('aria-setsize')).toBe(String(2 * turns))
    expect(await chat.rows.count()).toBeLessThan(100)
    expect(await chat.jump.count()).toBe(0)
  })

  it('[C6] is gone through by wheel and keys, and always shows what is there', async () => {
    const chat = chatOf(app.page)
    await chat.log.hover()
    let before = 2 * turns
    for (let step = 0; step < 25; step += 1) {
      await app.page.mouse.wheel(0, -1_500)
      await drawn()
      const middle = await chat.readMiddle()
      expect(middle, `after step ${step}`).not.toBeNull()
      expect(middle).toBeLessThanOrEqual(before)
      before = middle ?? 0
    }
    expect(before).toBeLessThan(2 * turns - 50)
    await chat.jump.waitFor()

    await chat.log.focus()
    await app.page.keyboard.press('Home')
    await chat.ownMessage('Question 0?').waitFor()
    expect(await chat.log.evaluate((view) => view.scrollTop)).toBe(0)
    await app.page.keyboard.press('PageDown')
    await drawn()
    expect(await chat.readMiddle()).toBeGreaterThan(2)
    await app.page.keyboard.press('End')
    await chat.lastAnswer
      .getByText(`This is answer number ${turns - 1}.`)
      .first()
      .waitFor()
    await expect.poll(chat.distanceFromEnd).toBe(0)
    expect(await chat.rows.count()).toBeLessThan(100)
  })

  it('[C6] has a word found that stands far up, and marked', async () => {
    const chat = chatOf(app.page)
    await chat.composer.focus()
    await app.page.keyboard.press('ControlOrMeta+F')
    expect(await hasFocus(chat.find.field)).toBe(true)
    await app.page.keyboard.type(rare)
    await chat.find.count.filter({ hasText: words.messages.findCount(1, 1, true) }).waitFor()
    const found = chat.answers.filter({ hasText: rare })
    await found.waitFor()
    await expect.poll(chat.find.readMarks).toEqual({ all: [rare], current: [rare] })
    expect(await chat.isSeen(found.getByText(rare))).toBe(true)

    await chat.find.field.fill(`question ${rareTurn + 1}?`)
    await chat.find.count.filter({ hasText: /^1 of 1$/u }).waitFor()
    await expect
      .poll(async () => (await chat.find.readMarks()).current)
      .toEqual([`Question ${rareTurn + 1}?`])
    await chat.find.field.fill('nowhere to be found')
    await chat.find.count.filter({ hasText: words.messages.findNone }).waitFor()

    await app.page.keyboard.press('Escape')
    await chat.find.bar.waitFor({ state: 'detached' })
    expect(await chat.find.readMarks()).toEqual({ all: [], current: [] })
    expect(await hasFocus(chat.composer)).toBe(true)
  })

  it('[C6] leads back to its end', async () => {
    const chat = chatOf(app.page)
    await chat.jump.click()
    await chat.lastAnswer
      .getByText(`This is answer number ${turns - 1}.`)
      .first()
      .waitFor()
    await expect.poll(chat.distanceFromEnd).toBe(0)
    await chat.jump.waitFor({ state: 'detached' })
  })

  it('[C6] stays at its end while an answer is written there', async () => {
    const chat = chatOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    server.reply(sayInTwo('Something new.\n\n', promise, `${paragraphs(40)}\n\nThe very end.`))
    await chat.send('And then?')
    await chat.lastAnswer.getByText('Something new.').waitFor()
    resolve()
    await chat.endedWith('The very end.').waitFor()
    await expect.poll(chat.distanceFromEnd).toBe(0)
    expect(await chat.isSeen(chat.lastAnswer.getByText('The very end.'))).toBe(true)
  })

  it('[C6] pulls no reader away, nor one who writes', async () => {
    const chat = chatOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    server.reply(sayInTwo('Once more.\n\n', promise, `${paragraphs(40)}\n\nThe end of all.`))
    await chat.send('And after that?')
    await chat.lastAnswer.getByText('Once more.').waitFor()
    await chat.log.hover()
    await app.page.mouse.wheel(0, -2_000)
    await drawn()
    const position = (await chat.readMiddle()) ?? 0
    expect(position).toBeLessThan(2 * turns)
    const read = chat.at(position)
    const before = await read.boundingBox()
    await chat.composer.focus()
    await app.page.keyboard.type(draft)
    resolve()
    await chat.sendButton.waitFor()
    await drawn()
    expect((await read.boundingBox())?.y).toBe(before?.y)
    expect(await chat.composer.inputValue()).toBe(draft)
    await chat.jump.click()
    await chat.endedWith('The end of all.').waitFor()
    expect(await chat.isSeen(chat.lastAnswer.getByText('The end of all.'))).toBe(true)
  })

  it('[C6] leaves a reader alone who has looked for something and gone on', async () => {
    const chat = chatOf(app.page)
    await app.page.keyboard.press('ControlOrMeta+F')
    await chat.find.field.fill(rare)
    await chat.find.count.filter({ hasText: words.messages.findCount(1, 1, true) }).waitFor()
    await chat.answers.filter({ hasText: rare }).waitFor()
    await chat.send('And at last?')
    await chat.endedWith('Answer 3.').waitFor()
    await expect.poll(chat.distanceFromEnd).toBe(0)
    await chat.find.count.filter({ hasText: words.messages.findCount(1, 1, true) }).waitFor()
    await drawn()
    expect(await chat.distanceFromEnd()).toBe(0)
    await chat.find.field.press('Escape')
    await chat.composer.fill(draft)
  })

  it('[C6] is as it was left after another chat: the place, and what was typed', async () => {
    const chat = chatOf(app.page)
    await chat.log.focus()
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('PageDown')
    await drawn()
    const before = await chat.readMiddle()
    await sidebarOf(app.page).conversation(other).click()
    await chat.ownMessage(other).waitFor()
    expect(await chat.composer.inputValue()).toBe('')
    await sidebarOf(app.page).conversation(title).click()
    await expect.poll(chat.readMiddle).toBe(before)
    expect(await chat.composer.inputValue()).toBe(draft)
  })
})
