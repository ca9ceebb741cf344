// Checks each screen in both themes with axe, and goes through the app by keyboard alone.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { chooseInDialog } from '../support/dialogs.ts'
import { makeEnvFile } from '../support/env-file.ts'
import { useTheme } from './axe.ts'
import { findInBothThemes } from './both-themes.ts'
import { holdTyped, saveHeld } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { guideOf } from './screens/guide.ts'
import { importsOf } from './screens/imports.ts'
import { keysOf } from './screens/keys.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const app = withApp({ hasKeyring: true })

beforeAll(async () => {
  const file = join(app.temporaryFolder, '.env')
  await writeFile(file, makeEnvFile([createCanary(), createCanary(), createCanary()]).text)
  await chooseInDialog(app.electron, file)
})

describe('in both themes', () => {
  it('each screen is without a fault that axe knows', async () => {
    await useTheme(app.page, 'light')
    const found: Record<string, string[]> = {}
    const look = async (name: string) => void (found[name] = await findInBothThemes(app.page))
    await welcomeOf(app.page).title.waitFor()
    await look('welcome')
    await welcomeOf(app.page).practice()
    await chatOf(app.page).practiceLabel.waitFor()
    await look('beginning')
    await chatOf(app.page).send('How do I keep my key safe?')
    await chatOf(app.page).endedAnswer.waitFor()
    await chatOf(app.page).endedAnswer.hover()
    await look('chat')
    await sidebarOf(app.page).openUsage()
    await usageOf(app.page).lines.first().waitFor()
    await look('usage')
    await sidebarOf(app.page).openSettings()
    await app.page.getByText(words.settings.theme).waitFor()
    await look('settings')
    const settings = settingsOf(app.page)
    await settings.open('chats')
    await settings.find.fill('key')
    await settings.chosenHit.waitFor()
    await look('settings, searched')
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await keys.secretField.waitFor()
    await keys.type({ secret: 'sk-test' })
    await keys.hold()
    await keys.problem.first().waitFor()
    await look('add a key')
    await keys.type({ secret: createCanary(), baseUrl: 'http://127.0.0.1:9/v1' })
    await keys.hold()
    await keys.isTestOver()
    await look('a key, tested')
    await keys.close()
    await keys.sheet.waitFor({ state: 'detached' })
    await keys.openImport()
    await look('import')
    const imports = importsOf(app.page)
    await imports.chooseFile()
    await imports.rows.first().waitFor()
    await look('import, found')
    await keys.close()
    await keys.sheet.waitFor({ state: 'detached' })
    const label = 'Looked at'
    await saveHeld(app.page, await holdTyped(app.page, createCanary(), 'http://127.0.0.1:9/v1'), label)
    await keys.open(label)
    await keys.row(label).getByRole('region').waitFor()
    await look('keys')
    await keys.testNow()
    await keys.isTestOver()
    await keys.edit()
    await keys.change({ name: '', baseUrl: 'nowhere' })
    await look('a key, edited')
    await keys.button(words.app.cancel).click()
    await keys.rotate()
    await keys.secretField.waitFor()
    await look('rotate')
    await keys.close()
    await keys.sheet.waitFor({ state: 'detached' })
    await guideOf(app.page).open()
    await guideOf(app.page).openErrors()
    await look('guide')
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))
  })
})

describe('by keyboard alone', () => {
  it('a message is written, sent and answered', async () => {
    await app.page.keyboard.press('Control+n')
    await chatOf(app.page).composer.waitFor()
    await app.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await app.page.keyboard.type('Say it again')
    await app.page.keyboard.press('Shift+Enter')
    await app.page.keyboard.type('please')
    await app.page.keyboard.press('Enter')
    await chatOf(app.page).endedAnswer.waitFor()
    expect(await chatOf(app.page).ownMessages.first().innerText()).toBe('Say it again\nplease')
    expect(await chatOf(app.page).composer.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('a sheet takes the focus, keeps it, and gives it back', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await app.page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null)
    for (let turn = 0; turn < 12; turn += 1) {
      await app.page.keyboard.press('Tab')
      await app.page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null)
    }
    await app.page.keyboard.press('Escape')
    await keys.sheet.waitFor({ state: 'detached' })
    await app.page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON')
  })
})
