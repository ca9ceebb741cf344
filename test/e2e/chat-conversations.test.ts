// The list of chats and how a person keeps it in order: days and pins, folders, names, the archive, copies,
// and chats that are deleted, brought back, or gone for good.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { withProfileStore } from '../support/profile-store.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

/** Noon of that day, so that a test near midnight doesn't see another day; for today, now. */
function daysAgo(days: number): number {
  const now = new Date()
  if (days === 0) return now.getTime()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12).getTime()
}

const monthOf = (atMs: number, withYear: boolean): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', ...(withYear && { year: 'numeric' }) }).format(atMs)

const ages = { Apples: 0, Bread: 1, Cellar: 3, Donkey: 40, Elephant: 800 } as const
const old = { Donkey: daysAgo(ages.Donkey), Elephant: daysAgo(ages.Elephant) }
const isThisYear = new Date(old.Donkey).getFullYear() === new Date().getFullYear()

const app = withApp({
  seed: (folder) =>
    seedConversations(folder, [
      ...Object.entries(ages).map(([name, days]) => ({
        title: name,
        atMs: daysAgo(days),
        messages: [asked(`About ${name}`), answered(`All of ${name}.`)],
      })),
      { title: 'Flour', atMs: daysAgo(200), isPinned: true },
    ]),
})

const days = [
  words.conversations.today,
  'Apples',
  words.conversations.yesterday,
  'Bread',
  words.conversations.lastWeek,
  'Cellar',
  monthOf(old.Donkey, !isThisYear),
  'Donkey',
  monthOf(old.Elephant, true),
  'Elephant',
]

const expectRows = (rows: readonly string[]) =>
  expect.poll(() => sidebarOf(app.page).readRows()).toEqual(rows)

const shownTitle = () => app.page.getByRole('heading', { level: 1 }).innerText()

describe('the list', () => {
  it('has what is pinned first, then the days, newest first', async () => {
    await expectRows([words.conversations.pinned, 'Flour', ...days])
  })

  it('takes a pin off and puts one on', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.unpin('Flour')
    await expectRows([...days.slice(0, 6), ...withFlour()])
    await sidebar.pin('Cellar')
    await expectRows([words.conversations.pinned, 'Cellar', ...days.slice(0, 4), ...withFlour()])
    await sidebar.unpin('Cellar')
    await sidebar.pin('Flour')
    await expectRows([words.conversations.pinned, 'Flour', ...days])
  })
})

/** The whole list while a folder holds the chats of today and yesterday. */
const inFolder = (name: string, ...members: string[]) => [
  words.conversations.pinned,
  'Flour',
  words.conversations.folders,
  name,
  ...members,
  ...days.filter(
    (row) =>
      row !== words.conversations.today && row !== words.conversations.yesterday && !members.includes(row),
  ),
]

/** The older days, and a chat of 200 days ago among them. */
function withFlour(): string[] {
  const flour = daysAgo(200)
  const name = monthOf(flour, new Date(flour).getFullYear() !== new Date().getFullYear())
  return [...days.slice(6, 8), name, 'Flour', ...days.slice(8)]
}

describe('a name', () => {
  it('is written in place of the row, and given up with Escape', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.startRenaming('Bread')
    await sidebar.titleField.and(app.page.locator(':focus')).waitFor()
    expect(await sidebar.titleField.inputValue()).toBe('Bread')
    await app.page.keyboard.type('Nothing')
    await app.page.keyboard.press('Escape')
    await sidebar.titleField.waitFor({ state: 'detached' })
    await sidebar.row('Bread').waitFor()
    expect(await shownTitle()).toBe('Bread')
    await sidebar.startRenaming('Bread')
    await sidebar.renameTo('Bread & butter')
    await sidebar.row('Bread & butter').waitFor()
    expect(await shownTitle()).toBe('Bread & butter')
    // The focus goes back to the row; from there another row is reached and renamed without being opened.
    await sidebar.row('Bread & butter').locator(':focus').waitFor()
    await app.page.keyboard.press('F2')
    await sidebar.renameTo('Bread')
    await app.page.keyboard.press('ArrowUp')
    await app.page.keyboard.press('ArrowUp')
    await sidebar.row('Flour').locator(':focus').waitFor()
    await app.page.keyboard.press('F2')
    await sidebar.renameTo('Meal')
    await sidebar.row('Meal').locator(':focus').waitFor()
    expect(await shownTitle()).toBe('Bread')
    await sidebar.rename('Meal', 'Flour')
    await expectRows([words.conversations.pinned, 'Flour', ...days])
  })
})

describe('folders', () => {
  it('are made for a chat, take others in, and are renamed', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.moveToNewFolder('Apples', 'Kitchen')
    await sidebar.folder('Kitchen').waitFor()
    await sidebar.moveTo('Bread', 'Kitchen')
    await expectRows(inFolder('Kitchen', 'Apples', 'Bread'))
    await sidebar.renameFolder('Kitchen', 'Larder')
    await expectRows(inFolder('Larder', 'Apples', 'Bread'))
    // A closed folder doesn't show its chats.
    await sidebar.folder('Larder').click()
    await expectRows(
      inFolder('Larder', 'Apples', 'Bread').filter((row) => !['Apples', 'Bread'].includes(row)),
    )
    await sidebar.folder('Larder').click()
    await sidebar.row('Apples').waitFor()
  })

  it('are removed without their chats, and brought back with them', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.removeFolder('Larder')
    await expectRows([words.conversations.pinned, 'Flour', ...days])
    await sidebar.undo()
    await expectRows(inFolder('Larder', 'Apples', 'Bread'))
    await sidebar.removeFolder('Larder')
    await expectRows([words.conversations.pinned, 'Flour', ...days])
  })
})

describe('the archive', () => {
  it('takes a chat out of the way, and gives it back', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.archiveOne('Donkey')
    const without = [
      words.conversations.pinned,
      'Flour',
      ...days.slice(0, 6),
      ...days.slice(8),
      words.conversations.archived,
    ]
    await expectRows(without)
    await sidebar.archive().click()
    await expectRows([...without, 'Donkey'])
    await sidebar.unarchive('Donkey')
    await expectRows([
      words.conversations.pinned,
      'Flour',
      ...days,
      words.conversations.archived,
      words.conversations.nothingArchived,
    ])
    await sidebar.archive().click()
    await expectRows([words.conversations.pinned, 'Flour', ...days])
  })
})

describe('a copy', () => {
  it('opens, with all that was said, and is a chat of its own', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.duplicate('Elephant')
    await sidebar.notice(words.conversations.wasDuplicated('Elephant')).waitFor()
    const chat = chatOf(app.page)
    await chat.answers.getByText('All of Elephant.').waitFor()
    await expect.poll(() => chat.ownMessages.allInnerTexts()).toEqual(['About Elephant'])
    const rows = await sidebar.readRows()
    expect(rows.filter((row) => row.startsWith('Elephant'))).toHaveLength(2)
    await sidebar.currentRow.focus()
    await app.page.keyboard.press('F2')
    await sidebar.renameTo('A copy')
    await sidebar.row('A copy').waitFor()
    await sidebar.row('Elephant').waitFor()
  })
})

describe('a chat that is deleted', () => {
  it('is out of sight at once, its neighbour opens, and it can be brought back', async () => {
    const sidebar = sidebarOf(app.page)
    await sidebar.conversation('Cellar').click()
    await chatOf(app.page).answers.getByText('All of Cellar.').waitFor()
    await sidebar.remove('Cellar')
    await sidebar.row('Cellar').waitFor({ state: 'detached' })
    await expect.poll(shownTitle).toBe('Donkey')
    await sidebar.undo()
    await sidebar.row('Cellar').waitFor()
    await expect.poll(shownTitle).toBe('Cellar')
    await chatOf(app.page).answers.getByText('All of Cellar.').waitFor()
    await chatOf(app.page).composer.and(app.page.locator(':focus')).waitFor()
  })

  it('is gone for good after a restart, and no other is', async () => {
    const sidebar = sidebarOf(app.page)
    // By key, from its row.
    await sidebar.conversation('A copy').press('Delete')
    await sidebar.row('A copy').waitFor({ state: 'detached' })
    await sidebar.remove('Cellar')
    await sidebar.row('Cellar').waitFor({ state: 'detached' })
    await app.quit()
    const left = withProfileStore(app.profileFolder, (store) => ({
      deleted: store.conversations.listDeleted(),
      titles: store.conversations
        .list({ shelf: { kind: 'recent' }, limit: 100, before: null })
        .map((one) => one.title),
      found: store.search.findMessages('"cellar"', 'newest', 10),
    }))
    expect(left).toEqual({ deleted: [], titles: ['Apples', 'Bread', 'Donkey', 'Elephant'], found: [] })
    await app.start()
    const without = days.filter((row) => row !== words.conversations.lastWeek && row !== 'Cellar')
    await expectRows([words.conversations.pinned, 'Flour', ...without])
  })
})
