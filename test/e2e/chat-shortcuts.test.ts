// Main's menu sends the window's commands. Their keys are pressed in src/renderer/shell/commands, in
// shortcuts.page.test.tsx.
import { describe, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
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
