// Does everything that the window can do by keys alone: the palette finds it by a few letters, and runs it.
import { describe, expect, it } from 'vitest'
import { conversationsInEnglish as listWords } from '../../src/words/en/conversations.ts'
import { paletteInEnglish as said } from '../../src/words/en/palette.ts'
import { usageInEnglish } from '../../src/words/en/usage.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { waitFor } from '../support/wait.ts'
import { composerOf } from './screens/composer.ts'
import { paletteOf } from './screens/palette.ts'
import { searchOf } from './screens/search.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const nowMs = Date.now()
const names = said.commands

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
    for (const group of [said.groups.go, said.groups.window, said.groups.list])
      await palette.group(group).waitFor()
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
    await composerOf(app.page).focused.waitFor()
  })

  it('finds by a few letters in order, marks them, and goes there', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('usg')
    await palette.chosen.filter({ hasText: names.openUsage }).waitFor()
    expect((await palette.chosen.locator('mark').allInnerTexts()).join('').toLowerCase()).toBe('usg')
    await press('Enter')
    await heading(usageInEnglish.title)
  })

  it('finds by other words for it, by arrows, and says when there is nothing', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('preferences')
    await palette.chosen.filter({ hasText: names.openSettings }).waitFor()
    await press('ControlOrMeta+a')
    await app.page.keyboard.type('appearance')
    await palette.option(names.darkTheme).waitFor()
    const first = await palette.chosen.innerText()
    await press('ArrowDown')
    expect(await palette.chosen.innerText()).not.toBe(first)
    await press('ArrowUp')
    expect(await palette.chosen.innerText()).toBe(first)
    await press('ControlOrMeta+a')
    await app.page.keyboard.type('zzqqxx')
    // Only the search through all messages is offered.
    await expect.poll(() => palette.options.allInnerTexts()).toEqual([said.searchFor('zzqqxx')])
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
    await heading(usageInEnglish.title)
  })

  it('runs commands of the window and remembers them', async () => {
    const palette = paletteOf(app.page)
    const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await palette.run('dark', names.darkTheme)
    await expect.poll(isDark).toBe(true)
    await palette.run('light appear', names.lightTheme)
    await expect.poll(isDark).toBe(false)
    await palette.open()
    const recent = palette.group(said.recent).getByRole('option')
    await expect.poll(() => recent.first().innerText()).toBe(names.darkTheme)
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
  })

  it('opens chats by their titles, and does all that can be done to them', async () => {
    const palette = paletteOf(app.page)
    const sidebar = sidebarOf(app.page)
    await palette.run('gamm', 'Gamma')
    await heading('Gamma')
    await palette.run('pin this', names.pinChat)
    await expect.poll(async () => (await sidebar.readRows()).slice(0, 2)).toEqual([listWords.pinned, 'Gamma'])
    await palette.run('unpin', names.unpinChat)
    await sidebar.heading(listWords.pinned).waitFor({ state: 'detached' })

    await palette.run('move', names.moveChat)
    await palette.moveField.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type('Greek')
    await palette.folder(said.newFolderNamed('Greek')).waitFor()
    await press('Enter')
    await sidebar.folder('Greek').waitFor()
    await palette.run('rename', names.renameChat)
    const field = app.page.getByRole('dialog').getByRole('textbox', { name: listWords.renameField })
    await field.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.type('Delta')
    await press('Enter')
    await heading('Delta')
    await palette.run('delete this', names.deleteChat)
    await sidebar.row('Delta').waitFor({ state: 'detached' })
    await palette.run('bring back', names.restoreChat('Delta'))
    await heading('Delta')
    await sidebar.row('Delta').waitFor()
  })

  it('leads on to a search of what was said', async () => {
    const palette = paletteOf(app.page)
    await palette.open()
    await app.page.keyboard.type('All of Beta')
    await palette.options.filter({ hasText: said.searchFor('All of Beta') }).waitFor()
    await press('ArrowUp')
    await palette.chosen.filter({ hasText: said.searchFor('All of Beta') }).waitFor()
    await press('Enter')
    const search = searchOf(app.page)
    await search.hit('All of Beta.').waitFor()
    expect(await search.field.inputValue()).toBe('All of Beta')
    await search.close()
  })
})
