// Does everything that the window can do by keys alone: the palette finds it by a few letters, and runs it.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { waitFor } from '../support/wait.ts'
import { composerOf } from './screens/composer.ts'
import { paletteOf } from './screens/palette.ts'
import { searchOf } from './screens/search.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const nowMs = Date.now()

const app = withApp({
  seed: (folder) =>
    seedConversations(
      folder,
      ['Alpha', 'Beta', 'Gamma'].map((title, index) => ({
        title,
        atMs: nowMs - index,
        messages: [asked(`About ${title}`), answered(`All of ${title}.`)],
      })),
    ),
})

const press = (keys: string) => app.page.keyboard.press(keys)
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

describe('the palette', () => {
  it('lists what can be done, and gives the focus back', async () => {
    const palette = paletteOf(app.page)
    await sidebarOf(app.page).row('Alpha').waitFor()
    // Its entries are fetched as the window opens; no person is fast enough to see an empty list.
    await waitFor('the palette', async () => {
      await press('ControlOrMeta+k')
      return palette.field.isVisible()
    })
    await palette.field.and(app.page.locator(':focus')).waitFor()
    for (const group of [words.palette.groups.go, words.palette.groups.window, words.palette.groups.list])
      await palette.group(group).waitFor()
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
    await composerOf(app.page).focused.waitFor()
  })

  it('finds by a few letters in order, marks them, and goes there', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('usg')
    await palette.chosen.filter({ hasText: words.palette.commands.openUsage }).waitFor()
    expect((await palette.chosen.locator('mark').allInnerTexts()).join('').toLowerCase()).toBe('usg')
    await press('Enter')
    await heading(words.usage.title)
  })

  it('finds by other words for it, by arrows, and says when there is nothing', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('preferences')
    await palette.chosen.filter({ hasText: words.palette.commands.openSettings }).waitFor()
    await press('ControlOrMeta+a')
    await app.page.keyboard.type('appearance')
    await palette.option(words.palette.commands.darkTheme).waitFor()
    const first = await palette.chosen.innerText()
    await press('ArrowDown')
    expect(await palette.chosen.innerText()).not.toBe(first)
    await press('ArrowUp')
    expect(await palette.chosen.innerText()).toBe(first)
    await press('ControlOrMeta+a')
    await app.page.keyboard.type('zzqqxx')
    // Only the search through all messages is offered.
    await expect.poll(() => palette.options.allInnerTexts()).toEqual([words.palette.searchFor('zzqqxx')])
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
    await heading(words.usage.title)
  })

  it('runs commands of the window and remembers them', async () => {
    const palette = paletteOf(app.page)
    const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await palette.run('dark', words.palette.commands.darkTheme)
    await expect.poll(isDark).toBe(true)
    await palette.run('light appear', words.palette.commands.lightTheme)
    await expect.poll(isDark).toBe(false)
    await palette.open()
    const recent = palette.group(words.palette.recent).getByRole('option')
    await expect.poll(() => recent.first().innerText()).toBe(words.palette.commands.darkTheme)
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
  })

  it('opens chats by their titles, and does all that can be done to them', async () => {
    const palette = paletteOf(app.page)
    const sidebar = sidebarOf(app.page)
    await palette.run('gamm', 'Gamma')
    await heading('Gamma')
    await palette.run('pin this', words.palette.commands.pinChat)
    await expect
      .poll(async () => (await sidebar.readRows()).slice(0, 2))
      .toEqual([words.conversations.pinned, 'Gamma'])
    await palette.run('unpin', words.palette.commands.unpinChat)
    await sidebar.heading(words.conversations.pinned).waitFor({ state: 'detached' })

    await palette.run('move', words.palette.commands.moveChat)
    await palette.moveField.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type('Greek')
    await palette.folder(words.palette.newFolderNamed('Greek')).waitFor()
    await press('Enter')
    await sidebar.folder('Greek').waitFor()
    await palette.run('rename', words.palette.commands.renameChat)
    const field = app.page.getByRole('dialog').getByRole('textbox', { name: words.conversations.renameField })
    await field.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type('Delta')
    await press('Enter')
    await heading('Delta')
    await palette.run('delete this', words.palette.commands.deleteChat)
    await sidebar.row('Delta').waitFor({ state: 'detached' })
    await palette.run('bring back', words.palette.commands.restoreChat('Delta'))
    await heading('Delta')
    await sidebar.row('Delta').waitFor()
  })

  it('leads on to a search of what was said', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('All of Beta')
    await palette.options.filter({ hasText: words.palette.searchFor('All of Beta') }).waitFor()
    await press('ArrowUp')
    await palette.chosen.filter({ hasText: words.palette.searchFor('All of Beta') }).waitFor()
    await press('Enter')
    const search = searchOf(app.page)
    await search.hit('All of Beta.').waitFor()
    expect(await search.field.inputValue()).toBe('All of Beta')
    await search.close()
  })
})
