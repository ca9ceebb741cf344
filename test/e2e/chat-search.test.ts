// Searches everything that was ever said: while typing, in titles and messages, with the found words marked,
// in the chosen order. Each hit leads to its place, on whichever branch that is.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { chatOf } from './screens/chat.ts'
import { searchOf } from './screens/search.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const nowMs = Date.now()
const hoursAgo = (hours: number): number => nowMs - hours * 3_600_000
const long = Array.from({ length: 80 }, (_, index) => `Paragraph ${index} of a long answer.`).join('\n\n')

const app = withApp({
  seed: (folder) =>
    seedConversations(folder, [
      // "Newest" goes by the last writing, so this comes before all others.
      {
        title: 'All about it',
        atMs: hoursAgo(700),
        messages: [asked('Zebra, zebra, zebra'), answered('A zebra is a zebra.')],
      },
      {
        title: 'Rivers and bridges',
        atMs: hoursAgo(1),
        messages: [
          asked('Which river is the longest?'),
          answered(`${long}\n\nThe marmalade bridge is at the very end.`),
          asked('And the deepest?'),
          answered('The Congo.'),
        ],
      },
      {
        title: 'Two answers',
        atMs: hoursAgo(2),
        // The first answer and all below it are on a branch that is not shown.
        messages: [
          asked('Tell me of tea'),
          answered('Oolong is partly oxidized.', 0),
          asked('And how is it brewed?', 1),
          answered('With a gooseneck kettle.', 2),
          answered('Sencha is steamed.', 0),
        ],
      },
      {
        title: 'Put away',
        atMs: hoursAgo(3),
        isArchived: true,
        messages: [asked('Where is the hatbox?'), answered('In the attic.')],
      },
      {
        title: '京都旅行',
        atMs: hoursAgo(4),
        messages: [asked('京都の庭園について教えてください'), answered('龍安寺の石庭が有名です。')],
      },
      {
        title: 'Signs',
        atMs: hoursAgo(5),
        messages: [asked('What does "cats OR dogs" NEAR(x) mean?'), answered('A query - of FTS*, perhaps.')],
      },
      {
        title: 'Passing mention',
        atMs: hoursAgo(6),
        messages: [asked(`${'Words upon words. '.repeat(60)} A zebra. ${'More words. '.repeat(60)}`)],
      },
    ]),
})

const find = async (query: string) => {
  const search = searchOf(app.page)
  await search.type(query)
  return search
}

/** Waits for the results of this query. */
async function expectFound(query: string, messages: number, titles: number): Promise<void> {
  const { status } = await find(query)
  await expect
    .poll(() => status.innerText(), { timeout: 10_000, message: query })
    .toBe(`${words.search.found(messages, titles, true)} · ${words.search.newestFirst}`)
}

async function expectNothing(query: string): Promise<void> {
  const search = await find(query)
  await search.text(words.search.nothing(query)).waitFor()
  expect(await search.hits.count()).toBe(0)
}

describe('searching', () => {
  it('begins with what it is for, and finds as one types', async () => {
    await sidebarOf(app.page).openSearch()
    const search = searchOf(app.page)
    await search.text(words.search.hintTitle).waitFor()
    await search.field.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type('mar')
    await search.hit('marmalade bridge').waitFor()
    await app.page.keyboard.type('malade br')
    await search.status.filter({ hasText: words.search.found(1, 0, true) }).waitFor()
    expect(await search.readMarks()).toEqual(['marmalade', 'br'])
  })

  it('finds titles and messages, with what was found set apart', async () => {
    await expectFound('bridges', 0, 1)
    await expectFound('BRIDGE', 1, 1)
    const search = searchOf(app.page)
    expect(await search.readMarks()).toEqual(['bridge', 'bridge'])
    expect(await search.hits.first().innerText()).toContain('Rivers and bridges')
  })

  it('finds parts of a run of characters, where no spaces are written', async () => {
    await expectFound('庭園', 1, 0)
    expect(await searchOf(app.page).readMarks()).toEqual(['庭園'])
    await expectFound('京都', 1, 1)
    await expectFound('石庭', 1, 0)
  })

  it('takes quotes and operators as they are typed', async () => {
    await expectFound('"cats OR dogs"', 1, 0)
    await expectFound('NEAR(x)', 1, 0)
    await expectFound('fts*', 1, 0)
    await expectFound("query - of'", 1, 0)
    // Each is a word to find, not an operator.
    await expectNothing('cats NOT hatbox')
    await expectNothing('cats OR hatbox')
    await expectNothing('text:cats')
    await expectNothing('*')
    await expectNothing('"')
  })

  it('says that it found nothing, and by what more is found', async () => {
    await expectNothing('xyzzy')
    await searchOf(app.page).text(words.search.nothingHint).waitFor()
  })

  it('has the newest first, and the best where they are asked for', async () => {
    await expectFound('zebra', 3, 0)
    const search = searchOf(app.page)
    expect(await search.hits.first().innerText()).toContain('A zebra.')
    await search.orderButton.click()
    await search.status.filter({ hasText: words.search.bestFirst }).waitFor()
    expect(await search.hits.first().innerText()).toContain('Zebra, zebra, zebra')
    // A new query starts with the newest again.
    await expectFound('zebr', 3, 0)
    await app.page.keyboard.press('Enter')
    await search.status.filter({ hasText: words.search.bestFirst }).waitFor()
  })
})

/** Returns true if the message that the hit leads to is in view. */
const isInView = (text: string) =>
  chatOf(app.page)
    .answers.getByText(text)
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const view = element.closest('[role=log]')?.getBoundingClientRect()
      return view !== undefined && top >= view.top - 1 && bottom <= view.bottom + 1
    })

const title = () => app.page.getByRole('heading', { level: 1 })

describe('a hit', () => {
  it('is chosen by arrows and opened with Enter, at its place', async () => {
    await expectFound('steamed', 1, 0)
    const search = searchOf(app.page)
    expect(await search.chosen.count()).toBe(0)
    await app.page.keyboard.press('ArrowDown')
    await search.chosen.filter({ hasText: 'Sencha' }).waitFor()
    await app.page.keyboard.press('Enter')
    await search.sheet.waitFor({ state: 'detached' })
    await title().getByText('Two answers').waitFor()
    await expect.poll(() => isInView('Sencha is steamed.')).toBe(true)
  })

  it('goes round from the last to the first', async () => {
    const search = searchOf(app.page)
    await search.open()
    await expectFound('zebra', 3, 0)
    await app.page.keyboard.press('ArrowUp')
    const last = await search.chosen.innerText()
    await app.page.keyboard.press('ArrowDown')
    expect(await search.chosen.innerText()).not.toBe(last)
    await app.page.keyboard.press('ArrowUp')
    expect(await search.chosen.innerText()).toBe(last)
  })

  it('far down in a long conversation comes into sight', async () => {
    await expectFound('marmalade', 1, 0)
    await searchOf(app.page).hits.first().click()
    await title().getByText('Rivers and bridges').waitFor()
    await chatOf(app.page).answers.first().waitFor()
    await expect.poll(() => isInView('The marmalade bridge is at the very end.')).toBe(true)
  })

  it('on another branch has that branch shown', async () => {
    const search = searchOf(app.page)
    await search.open()
    await expectFound('gooseneck', 1, 0)
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await title().getByText('Two answers').waitFor()
    await expect.poll(() => isInView('With a gooseneck kettle.')).toBe(true)
    const chat = chatOf(app.page)
    expect(await chat.answers.getByText('Sencha is steamed.').count()).toBe(0)
    const steps = app.page.getByRole('group', { name: words.messages.branches('answer'), exact: true })
    await steps.getByText(words.messages.branchShort(1, 2), { exact: true }).waitFor()
  })

  it('in the archive is marked so, and opens as any other', async () => {
    const search = searchOf(app.page)
    await search.open()
    await expectFound('hatbox', 1, 0)
    await search.sheet.getByRole('group').filter({ hasText: words.search.archived }).waitFor()
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await title().getByText('Put away').waitFor()
    await chatOf(app.page).answers.getByText('In the attic.').waitFor()
  })

  it('that is a title opens its chat', async () => {
    const search = searchOf(app.page)
    await search.open()
    await expectFound('旅行', 0, 1)
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await title().getByText('京都旅行').waitFor()
    // The composer has the focus, so that a person can go on writing.
    await chatOf(app.page).composer.and(app.page.locator(':focus')).waitFor()
  })
})
