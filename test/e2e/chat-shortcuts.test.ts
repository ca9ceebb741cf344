// The keys of everything the window can do: they work and are listed, a dialog keeps them from the window
// behind it, and main's menu sends the same commands.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { waitFor } from '../support/wait.ts'
import { chatOf } from './screens/chat.ts'
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

describe('the shortcuts', () => {
  it('are listed, each once, with what they do', async () => {
    const palette = paletteOf(app.page)
    await sidebarOf(app.page).conversation('Gamma').click()
    await chatOf(app.page).answers.getByText('All of Gamma.').waitFor()
    // Its entries are fetched as the window opens; no person is fast enough to see an empty list.
    await waitFor('the list of shortcuts', async () => {
      await press('ControlOrMeta+/')
      return palette.shortcuts.isVisible()
    })
    const listed = await palette.readShortcuts()
    const keysOf = (name: string) => listed.find((line) => line.name === name)?.keys
    expect(keysOf(words.palette.commands.openPalette)).toMatch(/K$/u)
    expect(keysOf(words.composer.sendCommand)).toBeTruthy()
    expect(keysOf(words.messages.find)).toMatch(/F$/u)
    expect(keysOf(words.palette.habits.renameRow)).toBe('F2')
    const all = listed.map(({ keys }) => keys)
    expect(all.filter((keys, index) => all.indexOf(keys) !== index)).toEqual([])
    expect(listed.filter(({ name, keys }) => name === '' || keys === '')).toEqual([])
    await press('Escape')
    await palette.shortcuts.waitFor({ state: 'detached' })
  })

  it('lead everywhere', async () => {
    await press('ControlOrMeta+,')
    await heading(words.settings.title)
    await press('ControlOrMeta+Shift+U')
    await heading(words.usage.title)
    await press('ControlOrMeta+Shift+K')
    await heading(words.keys.title)
    await press('F1')
    await app.page.getByRole('heading', { name: words.guide.title }).waitFor()
    await press('ControlOrMeta+n')
    await composerOf(app.page).focused.waitFor()
    await searchOf(app.page).open()
    await searchOf(app.page).close()
  })

  it('step through the chats, and go between list and composer', async () => {
    const composer = composerOf(app.page)
    const sidebar = sidebarOf(app.page)
    await press('Alt+ArrowDown')
    await heading('Alpha')
    await press('Alt+ArrowDown')
    await heading('Beta')
    await press('Alt+ArrowUp')
    await heading('Alpha')
    await press('ControlOrMeta+Shift+E')
    await sidebar.row('Alpha').locator(':focus').waitFor()
    await press('ArrowDown')
    await sidebar.row('Beta').locator(':focus').waitFor()
    await press('Enter')
    await heading('Beta')
    await composer.focused.waitFor()
    await press('ControlOrMeta+Shift+E')
    await sidebar.row('Beta').locator(':focus').waitFor()
    await press('ControlOrMeta+l')
    await composer.focused.waitFor()
  })

  it('fold the sidebar and unfold it', async () => {
    const sidebar = sidebarOf(app.page)
    await press('ControlOrMeta+Backslash')
    await sidebar.panel.waitFor({ state: 'detached' })
    await press('ControlOrMeta+Backslash')
    await sidebar.panel.waitFor()
  })

  it('are letters where one writes', async () => {
    const composer = composerOf(app.page)
    await press('ControlOrMeta+l')
    await composer.focused.waitFor()
    await app.page.keyboard.type('n, k / . F2')
    expect(await composer.field.inputValue()).toBe('n, k / . F2')
    await composer.field.fill('')
  })

  it('do nothing inside a dialog', async () => {
    const palette = paletteOf(app.page)
    await palette.run('alpha', 'Alpha')
    await heading('Alpha')
    for (const open of [() => press('ControlOrMeta+/'), () => palette.open()]) {
      await open()
      const dialog = app.page.getByRole('dialog')
      await dialog.and(app.page.locator(':focus-within')).waitFor()
      const name = await dialog.getAttribute('aria-label')
      for (const keys of [
        'ControlOrMeta+n',
        'ControlOrMeta+Shift+U',
        'ControlOrMeta+,',
        'F1',
        'Alt+ArrowDown',
      ])
        await press(keys)
      await expect.poll(() => dialog.count()).toBe(1)
      expect(await dialog.getAttribute('aria-label')).toBe(name)
      await press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await heading('Alpha')
    }
  })
})

/** Chooses the item as a person does, in main. */
const chooseMenu = (menu: string, label: string) =>
  app.electron.evaluate(
    ({ Menu }, chosen) => {
      const items = Menu.getApplicationMenu()?.items ?? []
      const inside = items.find((item) => item.label === chosen.menu)?.submenu?.items ?? []
      const item = inside.find((one) => one.label === chosen.label)
      if (!item) throw new Error(`No such item: ${chosen.menu}, ${chosen.label}`)
      item.click()
    },
    { menu, label },
  )

describe('the menu', () => {
  const menu = words.native.menu

  it('asks the window for each of its commands', async () => {
    const palette = paletteOf(app.page)
    await chooseMenu(menu.file, menu.prompts)
    await heading(words.prompts.title)
    await chooseMenu(menu.file, menu.keys)
    await heading(words.keys.title)
    await chooseMenu(menu.file, menu.usage)
    await heading(words.usage.title)
    await chooseMenu(menu.file, menu.newConversation)
    await composerOf(app.page).focused.waitFor()
    await chooseMenu(menu.view, menu.palette)
    await palette.sheet.waitFor()
    await press('Escape')
    await palette.sheet.waitFor({ state: 'detached' })
    await chooseMenu(menu.edit, menu.search)
    await searchOf(app.page).sheet.waitFor()
    await searchOf(app.page).close()
    await chooseMenu(menu.view, menu.sidebar)
    await sidebarOf(app.page).panel.waitFor({ state: 'detached' })
    await chooseMenu(menu.view, menu.sidebar)
    await sidebarOf(app.page).panel.waitFor()
    await palette.run('alpha', 'Alpha')
    await chatOf(app.page).answers.getByText('All of Alpha.').waitFor()
    await chooseMenu(menu.edit, menu.find)
    await app.page.getByRole('textbox', { name: words.messages.findField }).waitFor()
  })
})
