// Gives the app a key through the bridge, for tests of what is done with one. Other tests add one by hand.
import type { Page } from 'playwright'
import type { KeyId } from '../../src/domain/ids.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { bridgeOf, holdTyped, findSeenKey } from './bridge.ts'

export interface GivenKey {
  readonly secret: string
  readonly baseUrl: string
  readonly label: string
  /** `session`, which a restart forgets, is only for an app without a keyring: `hasKeyring: 'no-dbus'`. */
  readonly keepIn?: 'keychain' | 'session'
}

export async function giveKey(page: Page, given: GivenKey): Promise<KeyId> {
  const { secret, baseUrl, label, keepIn = 'session' } = given
  const keyId = await holdTyped(page, secret, baseUrl)
  const bridge = await bridgeOf(page)
  const saved = await bridge.evaluate((api, saying) => api.keys.saveCandidate(saying), {
    ...(await findSeenKey(page, keyId)),
    label,
    project: '',
    note: '',
    keepIn,
  })
  if (!saved.ok) throw new Error(saved.failure.code)
  return saved.value.id
}

/** Titles have requests of their own, which would be among those that a test counts. */
export async function changeSettings(page: Page, change: Partial<Settings>): Promise<void> {
  const bridge = await bridgeOf(page)
  const changed = await bridge.evaluate((api, next) => api.settings.changeSettings(next), change)
  if (!changed.ok) throw new Error(changed.failure.code)
}
