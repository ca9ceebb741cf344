// The five states in which a Secret Service can be found, and what the app shows of each.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/domain/words/en.ts'
import { launchApp } from '../support/app.ts'
import { lookUpSecret, startKeyring, type KeyringState } from '../support/keyring.ts'
import { createTemporaryProfile } from '../support/temporary-profile.ts'
import { sidebarOf } from './screens/sidebar.ts'

const ours = { service: 'app.latchkey.Latchkey' }
const item = { label: 'Somebody else’s', attributes: { kept: 'by another' }, secret: 'sk-test-of-another' }
const name = 'Secret Service'

const states: readonly (readonly [KeyringState, string])[] = [
  ['unlocked', words.keys.keychain(name, 'ok')],
  ['locked', words.keys.keychain(name, 'locked')],
  ['no-collection', words.keys.keychain(name, 'unavailable')],
  ['no-provider', words.keys.keychain(name, 'unavailable')],
  ['no-dbus', words.keys.keychain(name, 'unavailable')],
]

describe.runIf(process.platform === 'linux')('a keyring', () => {
  it.each(states)('[S5] that is %s is shown as: %s', async (state, shown) => {
    const hasItem = state === 'unlocked' || state === 'locked'
    await using keyring = await startKeyring(state, hasItem ? [item] : [])
    await using profile = await createTemporaryProfile()
    const app = await launchApp({ profileFolder: profile.folder, env: keyring.env })
    try {
      await sidebarOf(app.page).openKeys()
      await app.page.getByText(shown, { exact: true }).waitFor()
      console.log(`${state.padEnd(14)} ${shown}`)
    } finally {
      await app.quit()
    }
    if (!hasItem) return
    // Nothing was written and nothing taken away, but for the probe, which is gone again.
    if (state === 'locked') await keyring.restart('unlocked')
    expect(await lookUpSecret(keyring.env, item.attributes)).toBe(item.secret)
    expect(await lookUpSecret(keyring.env, ours)).toBeUndefined()
  })
})
