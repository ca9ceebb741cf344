// The app with a real keyring in each state that one can be in: what it shows, and, seen from outside, that
// it wrote and deleted nothing. Ends with a table of the results. Needs a built app.
import { afterAll, describe, expect, it } from 'vitest'
import type { KeychainState } from '../../src/domain/keys/key.ts'
import type { KeyId } from '../../src/domain/ids.ts'
import { words } from '../../src/words/words.ts'
import { bridgeOf, findSeenKey, holdTyped, saveHeld, testThrough } from '../e2e/bridge.ts'
import { keysOf } from '../e2e/screens/keys.ts'
import { sidebarOf } from '../e2e/screens/sidebar.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { createCanary } from '../support/canary.ts'
import { startKeyring, type Keyring, type KeyringState } from '../support/keyring.ts'
import { countSecrets, lookUpSecret, storeSecret } from '../support/secret-tool.ts'
import { startOpenAiServer } from '../support/openai-server.ts'
import { createTemporaryProfile } from '../support/temporary-profile.ts'

// Without a program there is no name to know it by.
const nameOf = (state: KeyringState) =>
  state === 'no-provider' || state === 'no-dbus' ? 'Secret Service' : 'GNOME Keyring'
const service = 'app.latchkey.Latchkey'
const canary = createCanary()
const other = { label: 'Somebody else’s', attributes: { kept: 'by-another' }, secret: 'sk-test-of-another' }

interface Entries {
  readonly ours: number
  readonly others: number
}

/** Counts the keyring's entries, as secret-tool finds them; null if no service answers. */
async function countEntries(keyring: Keyring): Promise<Entries | null> {
  try {
    const ours = await countSecrets(keyring.env, { service })
    return { ours, others: await countSecrets(keyring.env, other.attributes) }
  } catch {
    return null
  }
}

/** Opens the app and a key of it, in a keyring that another program uses, too. */
async function openWithKey(stack: AsyncDisposableStack, hasKey: boolean, state: KeyringState) {
  const keyring = stack.use(await startKeyring(hasKey ? 'unlocked' : state))
  const profile = stack.use(await createTemporaryProfile())
  const server = stack.use(await startOpenAiServer({ apiKey: canary }))
  const launch = () => launchApp({ profileFolder: profile.folder, env: keyring.env })
  if (!hasKey) return { keyring, launch, keyId: null }
  await storeSecret(keyring.env, other)
  const app = await launch()
  const keyId = await holdTyped(app.page, canary, server.baseUrl)
  await saveHeld(app.page, keyId, 'Kept')
  await app.quit()
  if (state === 'locked') await keyring.restart('locked')
  return { keyring, launch, keyId }
}

/** Reads the keychain's state on the keys page, once it is the expected one. */
async function readShown(app: RunningApp, state: KeychainState, name = nameOf('unlocked')): Promise<string> {
  await sidebarOf(app.page).openKeys()
  const line = keysOf(app.page).text(words.keys.keychain(name, state))
  await line.waitFor().catch(async (cause: unknown) => {
    throw new Error(`Shown instead:\n${await app.page.getByRole('main').innerText()}`, { cause })
  })
  return line.innerText()
}

/** Tests the key, and returns how the keychain step ended. */
async function readKeychainLine(app: RunningApp, keyId: KeyId) {
  const lines = await testThrough(app.page, keyId)
  const line = lines.find(({ step }) => step === 'keychain')
  return line?.failure?.code ?? line?.outcome
}

const table: (readonly [state: string, shown: string, before: string, after: string])[] = []
const describeEntries = (entries: Entries | null) =>
  entries === null ? 'nobody to ask' : `${entries.ours} of ours, ${entries.others} of others`

const states: readonly (readonly [KeyringState, KeychainState])[] = [
  ['unlocked', 'ok'],
  ['locked', 'locked'],
  ['no-collection', 'no-collection'],
  ['no-provider', 'unavailable'],
  ['no-dbus', 'unavailable'],
]

describe.runIf(process.platform === 'linux')('the app and a keyring', () => {
  afterAll(() => {
    if (table.length === 0) return
    const head = ['the keyring', 'what the app showed', 'entries before', 'entries after'] as const
    const rows = [head, ...table]
    const widths = head.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
    const draw = (row: readonly string[]) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd()
    console.log(`\n${rows.map(draw).join('\n')}\n`)
  })

  it.each(states)('[S5] that is %s: the app says %s, and changes nothing', async (state, shows) => {
    await using stack = new AsyncDisposableStack()
    const hasKey = state === 'unlocked' || state === 'locked'
    const { keyring, launch, keyId } = await openWithKey(stack, hasKey, state)
    const [before, filesBefore] = [await countEntries(keyring), await keyring.readFiles()]
    // The positive control of the comparison below.
    expect(before).toEqual(
      hasKey ? { ours: 1, others: 1 } : state === 'no-collection' ? { ours: 0, others: 0 } : null,
    )
    const app = await launch()
    let shown: string
    try {
      shown = await readShown(app, shows, nameOf(state))
      if (keyId)
        expect(await readKeychainLine(app, keyId)).toBe(
          hasKey && shows === 'ok' ? 'passed' : 'keychain/locked',
        )
      expect(await keysOf(app.page).text(words.keys.states.lost).count()).toBe(0)
    } finally {
      await app.quit()
    }
    const after = await countEntries(keyring)
    table.push([state, shown, describeEntries(before), describeEntries(after)])
    expect(after).toEqual(before)
    // Not a byte has changed.
    expect(await keyring.readFiles()).toEqual(filesBefore)
    if (state === 'locked') await keyring.restart('unlocked')
    if (!keyId) return
    expect(await lookUpSecret(keyring.env, { service, username: keyId })).toBe(canary)
    expect(await lookUpSecret(keyring.env, other.attributes)).toBe(other.secret)
  })

  it('[S6] that was locked as the app was open: unlocked, and opened again, the key works', async () => {
    await using stack = new AsyncDisposableStack()
    const { keyring, launch, keyId } = await openWithKey(stack, true, 'locked')
    if (!keyId) throw new Error('There is no key')
    const locked = await launch()
    try {
      await readShown(locked, 'locked')
      await keysOf(locked.page).text(words.keys.states['keychain-locked']).first().waitFor()
      const bridge = await bridgeOf(locked.page)
      await answerQuestions(locked.electron, agree)
      const removed = await bridge.evaluate(
        (api, seen) => api.keys.removeKey(seen),
        await findSeenKey(locked.page, keyId),
      )
      expect(removed).toMatchObject({ ok: false, failure: { code: 'keychain/still-stored' } })
      const listed = await bridge.evaluate((api) => api.keys.listKeys({}))
      expect(listed).toMatchObject({ ok: true, value: [{ id: keyId }] })
    } finally {
      await locked.quit()
    }
    await keyring.restart('unlocked')
    const unlocked = await launch()
    try {
      await readShown(unlocked, 'ok')
      // Its server accepts only this key.
      const lines = await testThrough(unlocked.page, keyId)
      expect(lines.find(({ step }) => step === 'authentication')?.outcome).toBe('passed')
    } finally {
      await unlocked.quit()
    }
  })

  it('[R14] that is frozen holds up nothing else, is told as silent, and does not keep the app from ending', async () => {
    await using stack = new AsyncDisposableStack()
    const { keyring, launch } = await openWithKey(stack, true, 'unlocked')
    const app = await launch()
    await readShown(app, 'ok')
    await keyring.freeze('bus')
    const bridge = await bridgeOf(app.page)
    const order = await bridge.evaluate(async (api) => {
      const came: string[] = []
      const asked = api.keys
        .readKeychain({})
        .then((answer) => came.push(answer.ok ? answer.value.state : answer.failure.code))
      for (let turn = 0; turn < 3; turn += 1) {
        await api.keys.listKeys({})
        came.push('listed')
      }
      await asked
      return came
    })
    expect(order).toEqual(['listed', 'listed', 'listed', 'silent'])
    await app.page.reload()
    await readShown(app, 'silent')
    // The proof is that quitting ends: the keyring is still frozen.
    await app.quit()
    keyring.thaw('bus')
    const again = await launch()
    try {
      await readShown(again, 'ok')
    } finally {
      await again.quit()
    }
  })
})
