// A due key is mentioned by one notification as the app starts: not twice on a day, and not at all if the
// person turned it off. A stand-in replaces the system's notifications and records that they were shown.
import { beforeAll, describe, expect, it } from 'vitest'
import type { ElectronApplication } from 'playwright'
import { dayMs } from '../../src/domain/keys/lifecycle.ts'
import { words } from '../../src/words/words.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { changeKey, holdTyped, saveHeld } from './bridge.ts'
import { keysOf } from './screens/keys.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

type Shown = { readonly shown: Electron.Notification[] }

const watchNotifications = (electron: ElectronApplication) =>
  electron.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this)
    }
  })

const canary = createCanary()
const app = withApp({ hasKeyring: true, prepare: watchNotifications })

/** Reads them once the start and its check of reminders are over. */
async function readShown(): Promise<{ title: string; body: string }[]> {
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading()),
    )
    .toBe(false)
  return app.electron.evaluate(() =>
    (globalThis as unknown as Shown).shown.map(({ title, body }) => ({ title, body })),
  )
}

beforeAll(async () => {
  const keyId = await holdTyped(app.page, canary, 'https://api.openai.com/v1')
  await saveHeld(app.page, keyId, 'Work')
  await changeKey(app.page, { keyId, rotateByMs: Date.now() - dayMs })
})

describe('a key that is past its date', () => {
  it('is not spoken of where that is switched off', async () => {
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).open('notifications')
    await settingsOf(app.page).remindsOfKeys.click()
    await expect.poll(() => settingsOf(app.page).remindsOfKeys.isChecked()).toBe(false)
    await app.quit()
    await app.start()
    expect(await readShown()).toEqual([])
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).says('Work', words.keys.states['rotate-now']).waitFor()
    expect(await readShown()).toEqual([])
  })

  it('is spoken of once as the app starts, by its name', async () => {
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).open('notifications')
    await settingsOf(app.page).remindsOfKeys.click()
    await expect.poll(() => settingsOf(app.page).remindsOfKeys.isChecked()).toBe(true)
    await app.quit()
    await app.start()
    await expect.poll(readShown).toEqual([words.native.keyReminder([{ label: 'Work', hint: 'rotate-now' }])])
    expect(scanText(JSON.stringify(await readShown()), canary)).toEqual([])
  })

  it('opens the keys when it is clicked', async () => {
    expect(await keysOf(app.page).row('Work').count()).toBe(0)
    await app.electron.evaluate(() => (globalThis as unknown as Shown).shown[0]?.emit('click', {}))
    await keysOf(app.page).row('Work').waitFor()
  })

  it('is not spoken of again on the same day', async () => {
    await app.quit()
    await app.start()
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).says('Work', words.keys.states['rotate-now']).waitFor()
    expect(await readShown()).toEqual([])
  })
})
