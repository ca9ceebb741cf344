// The keys of everything the window can do: they work and are listed, and a dialog keeps them from the window
// behind it.
import { beforeAll, describe, expect, it } from 'vitest'
import { chatOf } from '../../../../test/e2e/screens/chat.ts'
import { composerOf } from '../../../../test/e2e/screens/composer.ts'
import { paletteOf } from '../../../../test/e2e/screens/palette.ts'
import { searchOf } from '../../../../test/e2e/screens/search.ts'
import { sidebarOf } from '../../../../test/e2e/screens/sidebar.ts'
import { answerChats } from '../../../../test/support/page/chat-answers.ts'
import { freshAnswers } from '../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../test/support/page/page-under-test.ts'
import { answer } from '../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../test/support/page/usage-answers.ts'
import { words } from '../../../words/words.ts'

beforeAll(async () => {
  answer(freshAnswers)
  answer(answerUsage([]))
  answer(
    answerChats(
      ['Alpha', 'Beta', 'Gamma'].map((title, index) => ({
        title,
        atMs: Date.now() - index,
        texts: [`About ${title}`, `All of ${title}.`],
      })),
    ),
  )
  await openWindow()
})

const press = (keys: string) => page.keyboard.press(keys)
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

describe('the shortcuts', () => {
  it('are listed, each once, with what they do', async () => {
    const palette = paletteOf(page)
    await sidebarOf(page).conversation('Gamma').click()
    await chatOf(page).answers.getByText('All of Gamma.').waitFor()
    // Its entries are fetched as the window opens; no person is fast enough to see an empty list.
    await expect
      .poll(async () => {
        await press('ControlOrMeta+/')
        return palette.shortcuts.isVisible()
      })
      .toBe(true)
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
    await page.getByRole('heading', { name: words.guide.title }).waitFor()
    await press('ControlOrMeta+n')
    await composerOf(page).focused.waitFor()
    await searchOf(page).open()
    await searchOf(page).close()
    await composerOf(page).focused.waitFor()
  })

  it('step through the chats, and go between list and composer', async () => {
    const composer = composerOf(page)
    const sidebar = sidebarOf(page)
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
    const sidebar = sidebarOf(page)
    await press('ControlOrMeta+Backslash')
    await sidebar.panel.waitFor({ state: 'detached' })
    await press('ControlOrMeta+Backslash')
    await sidebar.panel.waitFor()
  })

  it('are letters where one writes', async () => {
    const composer = composerOf(page)
    await press('ControlOrMeta+l')
    await composer.focused.waitFor()
    await page.keyboard.type('n, k / . F2')
    expect(await composer.field.inputValue()).toBe('n, k / . F2')
    await composer.field.fill('')
  })

  it('do nothing inside a dialog', async () => {
    const palette = paletteOf(page)
    await palette.run('alpha', 'Alpha')
    await heading('Alpha')
    for (const open of [() => press('ControlOrMeta+/'), () => palette.open()]) {
      await open()
      const dialog = page.getByRole('dialog')
      await dialog.and(page.locator(':focus-within')).waitFor()
      const name = await dialog.getAttribute('aria-label')
      // The first leads to another chat, and the others elsewhere, so the last one that works is seen below.
      for (const keys of [
        'Alt+ArrowDown',
        'ControlOrMeta+n',
        'ControlOrMeta+Shift+U',
        'ControlOrMeta+,',
        'F1',
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
