// The keychain on its thread against a real gnome-keyring: saved keys are found from outside and removed ones
// are not, a store that lies is noticed, and a silent one blocks nothing. The tests compare which call ends
// first, never how long one takes. libdbus remembers the first bus that it met, so the whole file uses one.
import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { KeychainEntry, OpenEntry } from '../../src/main/secrets/keychain-calls.ts'
import { openKeyringThread } from '../../src/main/secrets/keyring-thread.ts'
import { createOsKeychain } from '../../src/main/secrets/os-keychain.ts'
import { countSecrets, lookUpSecret, startKeyring, storeSecret, type Keyring } from '../support/keyring.ts'
import { startSilentPrompter } from '../support/silent-prompter.ts'
import { waitFor } from '../support/wait.ts'

const canary = 'sk-canary-thread-0123456789abcdef3f9a'
const service = 'app.latchkey.test'
const secretsFolder = join(import.meta.dirname, '..', '..', 'src', 'main', 'secrets')
const workerPath = join(secretsFolder, 'keyring-worker.ts')
const openEntry = openKeyringThread(workerPath)
// Is waited for where the keychain says nothing; enough for one that answers on a busy machine.
const shortMs = 1_500

let keyring: Keyring
let unanswered: Promise<unknown> = Promise.resolve()
let accounts = 0
const nextAccount = () => `account-${(accounts += 1)}`
const find = (username: string) => lookUpSecret(keyring.env, { service, username })

const makeKeychain = (timeoutMs = 10_000, open: OpenEntry = openEntry) =>
  createOsKeychain({ platform: 'linux', service, timeoutMs, openEntry: open })

/** The real entries, with the given calls replaced. */
const openWith =
  (change: (entry: KeychainEntry, account: string) => Partial<KeychainEntry>): OpenEntry =>
  async (of, account) => {
    const entry = await openEntry(of, account)
    return { ...entry, ...change(entry, account) }
  }

/** The everyday work of main: timers, files, names. */
async function workInMain(): Promise<'worked'> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  await Promise.all(Array.from({ length: 8 }, () => readFile(import.meta.filename)))
  await lookup('localhost')
  return 'worked'
}

async function countSockets(): Promise<number> {
  const folder = '/proc/self/fd'
  const targets = (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => ''))
  return (await Promise.all(targets)).filter((target) => target.startsWith('socket:')).length
}

describe.runIf(process.platform === 'linux')('the keychain on its thread', () => {
  beforeAll(async () => {
    keyring = await startKeyring('unlocked')
    process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.env['DBUS_SESSION_BUS_ADDRESS']
  })
  afterEach(async () => {
    keyring.thaw('service')
    keyring.thaw('bus')
    await keyring.restart('unlocked')
    await waitFor('the keychain to answer', async () => (await makeKeychain().probe()) === 'ok')
  })
  afterAll(async () => {
    await keyring.stop()
    // gnome-keyring may forget one of several prompts; a call that waits for it ends with the bus.
    await unanswered
  })

  test('[S7] [S8] saved is found from outside, and removed is not', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    expect(await find(account)).toBeUndefined()
    expect(await keychain.write(account, canary)).toEqual({ state: 'ok' })
    expect(await find(account)).toBe(canary)
    expect(await keychain.remove(account)).toEqual({ state: 'ok' })
    expect(await find(account)).toBeUndefined()
  })

  test('keeps few connections to the bus, however often it is asked', async () => {
    const account = nextAccount()
    const [keychain, before] = [makeKeychain(), await countSockets()]
    await keychain.write(account, canary)
    let most = 0
    for (let call = 0; call < 100; call += 1) {
      expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
      most = Math.max(most, await countSockets())
    }
    expect(most - before).toBeLessThan(30)
  })

  test('[S8] a store that keeps nothing makes saving fail', async () => {
    const account = nextAccount()
    const dropping = makeKeychain(
      10_000,
      openWith(() => ({ setPassword: async () => {} })),
    )
    expect(await dropping.write(account, canary)).toEqual({ state: 'not-saved' })
    expect(await find(account)).toBeUndefined()
    expect(await makeKeychain().write(account, canary)).toEqual({ state: 'ok' })
    expect(await find(account)).toBe(canary)
  })

  test('[S7] a store that removes nothing makes removing fail', async () => {
    const account = nextAccount()
    await makeKeychain().write(account, canary)
    const keeping = makeKeychain(
      10_000,
      openWith(() => ({ deletePassword: async () => true })),
    )
    expect(await keeping.remove(account)).toEqual({ state: 'still-stored' })
    expect(await find(account)).toBe(canary)
  })

  test('[S6] a write leaves alone what it can’t read, and what is somebody else’s', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    const item = { label: 'Theirs', attributes: { service, username: account }, secret: 'theirs' }
    await storeSecret(keyring.env, item)
    expect(await keychain.write(account, canary)).toEqual({ state: 'not-saved' })
    expect(await find(account)).toBe('theirs')
    // With a second entry by the same names, it is unclear which one is meant.
    await storeSecret(keyring.env, { ...item, attributes: { ...item.attributes, copy: 'second' } })
    expect(await keychain.write(account, canary)).toEqual({ state: 'corrupt' })
    await keychain.idle()
    expect(await countSecrets(keyring.env, item.attributes)).toBe(2)
    await keyring.restart('locked')
    const before = await keyring.readFiles()
    expect(await keychain.write(account, canary)).toEqual({ state: 'locked' })
    expect(await keychain.write(nextAccount(), canary)).toEqual({ state: 'locked' })
    await keychain.idle()
    expect(await keyring.readFiles()).toEqual(before)
  })

  test.each(['service', 'bus'] as const)(
    '[R14] a %s that is frozen holds up nobody, is given up, and works again',
    async (part) => {
      const [keychain, account] = [makeKeychain(shortMs), nextAccount()]
      await keychain.write(account, canary)
      await keyring.freeze(part)
      const order: string[] = []
      const reading = keychain.read(account).then(({ state }) => order.push(state))
      await workInMain().then((did) => order.push(did))
      await reading
      expect(order).toEqual(['worked', 'silent'])
      expect(await keychain.probe()).toBe('silent')
      keyring.thaw(part)
      await waitFor('the keychain to answer', async () => (await keychain.probe()) === 'ok')
      expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
      await keychain.idle()
      expect(await countSecrets(keyring.env, { service, username: account })).toBe(1)
    },
  )

  test('[R14] what was written too late is taken back, and can then be written', async () => {
    const account = nextAccount()
    const events: string[] = []
    const note = async <Value>(what: string, work: Promise<Value>): Promise<Value> => {
      const value = await work
      events.push(what)
      return value
    }
    let beforeWriting = async (): Promise<void> => {}
    const keychain = makeKeychain(
      shortMs,
      openWith((entry) => ({
        async setPassword(secret, signal) {
          await beforeWriting()
          await note('written', entry.setPassword(secret, signal))
        },
        deletePassword: (signal) => note('taken back', entry.deletePassword(signal)),
      })),
    )
    beforeWriting = () => keyring.freeze('bus')
    expect(await keychain.write(account, canary)).toEqual({ state: 'silent' })
    expect(events).toEqual([])
    keyring.thaw('bus')
    await waitFor('what came late to be taken back', () => events.length === 2)
    await keychain.idle()
    expect(events).toEqual(['written', 'taken back'])
    expect(await find(account)).toBeUndefined()
    beforeWriting = async () => {}
    expect(await keychain.write(account, canary)).toEqual({ state: 'ok' })
    expect(await find(account)).toBe(canary)
  })

  test('[S7] a removal that is given up, and happens all the same, is undone', async () => {
    const account = nextAccount()
    let beforeErasing = async () => {}
    const keychain = makeKeychain(
      shortMs,
      openWith((entry) => ({
        async deletePassword(signal) {
          await beforeErasing()
          return entry.deletePassword(signal)
        },
      })),
    )
    await keychain.write(account, canary)
    beforeErasing = () => keyring.freeze('service')
    expect(await keychain.remove(account)).toEqual({ state: 'silent' })
    beforeErasing = async () => {}
    keyring.thaw('service')
    await waitFor('the entry to be put back', async () => (await keychain.read(account)).state === 'ok')
    await keychain.idle()
    expect(await find(account)).toBe(canary)
    expect(await keychain.remove(account)).toEqual({ state: 'ok' })
    expect(await find(account)).toBeUndefined()
  })

  test('[S7] a removal that was given up at a password window removes nothing once that is gone', async () => {
    const account = nextAccount()
    let begun = 0
    const keychain = makeKeychain(
      shortMs,
      openWith((entry) => ({
        deletePassword(signal) {
          begun += 1
          return entry.deletePassword(signal)
        },
      })),
    )
    await keychain.write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const removed = keychain.remove(account)
    await prompter.asked
    expect(await removed).toEqual({ state: 'silent' })
    // What was begun would go on once the password is typed.
    expect(begun).toBe(0)
    prompter.close()
    await waitFor('the window’s end to be heard', async () => (await keychain.probe()) === 'locked')
    await keyring.restart('unlocked')
    expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
  })

  test('[R14] a password window that stays open is given up, and the answer to it does no harm', async () => {
    const [keychain, account] = [makeKeychain(shortMs), nextAccount()]
    await keychain.write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const order: string[] = []
    const reading = keychain.read(account).then(({ state }) => order.push(state))
    await prompter.asked
    await workInMain().then((did) => order.push(did))
    await reading
    expect(order).toEqual(['worked', 'silent'])
    prompter.close()
    await waitFor('the window’s end to be heard', async () => (await keychain.probe()) === 'locked')
    await keyring.restart('unlocked')
    expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
  })

  test('[R14] calls that wait for such a window take nothing from main, and no more are begun', async () => {
    const account = nextAccount()
    await makeKeychain().write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const begun: Promise<unknown>[] = []
    const keychain = makeKeychain(
      shortMs,
      openWith((entry) => ({
        getPassword(signal) {
          const reading = entry.getPassword(signal)
          begun.push(reading)
          return reading
        },
      })),
    )
    const outcomes: unknown[] = []
    for (let turn = 0; turn < 6; turn += 1) outcomes.push(await keychain.read(account))
    expect(outcomes).toEqual(Array.from({ length: 6 }, () => ({ state: 'silent' })))
    expect(begun).toHaveLength(4)
    await prompter.asked
    const order: string[] = []
    unanswered = Promise.allSettled(begun)
    void Promise.race(begun.map((reading) => reading.catch(() => null))).then(() => order.push('answered'))
    await workInMain().then((did) => order.push(did))
    expect(order).toEqual(['worked'])
  })

  test('[R14] a process ends although its keychain never answers', async () => {
    const script = join(keyring.folder, 'end.mjs')
    const quote = (file: string) => JSON.stringify(join(secretsFolder, file))
    await writeFile(
      script,
      `import { openKeyringThread } from ${quote('keyring-thread.ts')}
      import { createOsKeychain } from ${quote('os-keychain.ts')}
      const keychain = createOsKeychain({
        platform: 'linux', service: 'app.latchkey.test', timeoutMs: Number(process.argv[2]),
        openEntry: openKeyringThread(${quote('keyring-worker.ts')}),
      })
      console.log(await keychain.probe())`,
    )
    const run = async (timeoutMs: number) => {
      const env = { ...process.env, ...keyring.env }
      const child = spawn(process.execPath, [script, String(timeoutMs)], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let output = ''
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
      await once(child, 'close')
      return { output: output.trim(), code: child.exitCode }
    }
    expect(await run(60_000)).toEqual({ output: 'ok', code: 0 })
    await keyring.freeze('bus')
    // The proof is that this line is reached: the bus is still frozen.
    expect(await run(shortMs)).toEqual({ output: 'silent', code: null })
  })
})
