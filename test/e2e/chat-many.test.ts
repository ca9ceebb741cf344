// Ten thousand chats: the list draws only the few near the view, scrolls down to the oldest, and finds, opens
// and shows any of them at once.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { answered, asked, seedConversations, type SeededConversation } from '../support/seed-conversations.ts'
import { waitFor } from '../support/wait.ts'
import { chatOf } from './screens/chat.ts'
import { searchOf } from './screens/search.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const total = 10_000
const hourMs = 3_600_000
/** More than fit in any window, with the rows drawn beyond its edges. */
const fewRows = 150

function* makeMany(): Generator<SeededConversation> {
  const nowMs = Date.now()
  for (let number = 0; number < total; number += 1) {
    const messages = [asked(`What is ${number}?`), answered(`A number, and its sign is ${signOf(number)}.`)]
    yield { title: `Chat number ${number}`, atMs: nowMs - number * hourMs, messages }
  }
}

/** A word that only one chat contains. */
const signOf = (number: number): string => `sign${number}x`

const app = withApp({ seed: (folder) => seedConversations(folder, makeMany()) })

const expectFewRows = async () => {
  const { rows } = sidebarOf(app.page)
  const count = await rows.count()
  expect(count).toBeGreaterThan(5)
  expect(count).toBeLessThan(fewRows)
}

const isInView = (title: string) =>
  sidebarOf(app.page)
    .row(title)
    .evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      const list = row.closest('[role=list]')?.getBoundingClientRect()
      return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1
    })

async function openBySign(number: number): Promise<void> {
  const search = searchOf(app.page)
  // Opened by the button, because a window that has just opened may not hear keys yet.
  await sidebarOf(app.page).openSearch()
  await search.type(signOf(number))
  await search.status.filter({ hasText: words.search.found(1, 0, true) }).waitFor()
  await expect.poll(() => search.hits.count()).toBe(1)
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await search.sheet.waitFor({ state: 'detached' })
  await chatOf(app.page).answers.getByText(signOf(number)).waitFor()
}

describe('ten thousand chats', () => {
  it('stand in a list of few rows', async () => {
    await sidebarOf(app.page).row('Chat number 0').waitFor()
    await expectFewRows()
  })

  it('are found, one among all, by what was said and by their titles', async () => {
    await openBySign(5_000)
    const search = searchOf(app.page)
    await search.open()
    await search.type('number 7777')
    await search.status.filter({ hasText: words.search.found(0, 1, true) }).waitFor()
    await expect
      .poll(() => search.hits.allInnerTexts())
      .toEqual([expect.stringContaining('Chat number 7777')])
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await chatOf(app.page).answers.getByText(signOf(7_777)).waitFor()
  })

  it('lead down to the oldest, however far it is, and up again', async () => {
    const sidebar = sidebarOf(app.page)
    const last = sidebar.row(`Chat number ${total - 1}`)
    await sidebar.list.hover()
    // More chats are loaded as they come into view, so the list grows during scrolling.
    await waitFor(
      'the oldest chat',
      async () => {
        if ((await last.count()) > 0) return true
        await app.page.mouse.wheel(0, 100_000)
        return false
      },
      { timeoutMs: 60_000, intervalMs: 50 },
    )
    await expect.poll(() => isInView(`Chat number ${total - 1}`)).toBe(true)
    await expectFewRows()
    await last.getByRole('button').first().click()
    await chatOf(app.page)
      .answers.getByText(signOf(total - 1))
      .waitFor()
    await sidebar.list.hover()
    await app.page.mouse.wheel(0, -total * 100)
    await sidebar.row('Chat number 0').waitFor()
    await expectFewRows()
  })

  it('come into sight when they are opened from elsewhere', async () => {
    await openBySign(4_000)
    await expect.poll(() => isInView('Chat number 4000')).toBe(true)
    await expectFewRows()
  })
})
