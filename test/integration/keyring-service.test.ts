// The Secret Service against a real gnome-keyring: saved keys are found from outside and removed ones are not, a store
// that lies is noticed, and a silent one blocks nothing. The tests compare which call ends first, never how long one
// takes.
import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { KeychainEntry } from '../../src/main/secrets/keychain-calls.ts'
import { createOsKeychain } from '../../src/main/secrets/os-keychain.ts'
import { createPatience } from '../../src/main/secrets/patience.ts'
import { createSecretService } from '../../src/main/secrets/secret-service/secret-service.ts'
import { startKeyring, type Keyring } from '../support/keyring.ts'
import { countSecrets, lookUpSecret, storeSecret } from '../support/secret-tool.ts'
import { startSilentPrompter } from '../support/silent-prompter.ts'
import { waitFor } from '../support/wait.ts'

const canary = 'sk-canary-service-0123456789abcdef3f9a'
const service = 'app.latchkey.test'
const secretsFolder = join(import.meta.dirname, '..', '..', 'src', 'main', 'secrets')
// Is waited for where the keychain says nothing; enough for one that answers on a busy machine.
const shortMs = 1_500

let keyring: Keyring
const closing: (() => void)[] = []
let accounts = 0
const nextAccount = () => `account-${(accounts += 1)}`
const find = (username: string) => lookUpSecret(keyring.env, { service, username })

/** The real Secret Service, with the given calls replaced. */
function makeKeychain(
  timeoutMs = 10_000,
  change: (entry: KeychainEntry, account: string) => Partial<KeychainEntry> = () => ({}),
) {
  const patience = createPatience(timeoutMs)
  const secretService = createSecretService({ env: keyring.env, patience, onNews: () => {} })
  closing.push(() => secretService.close())
  const openEntry = async (of: string, account: string): Promise<KeychainEntry> => {
    const entry = await secretService.openEntry(of, account)
    return { ...entry, ...change(entry, account) }
  }
  return createOsKeychain({ ...secretService, openEntry, service, patience })
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

describe.runIf(process.platform === 'linux')('the Secret Service', () => {
  beforeAll(async () => {
    keyring = await startKeyring('unlocked')
  })
  afterEach(async () => {
    keyring.thaw('service')
    keyring.thaw('bus')
    await keyring.restart('unlocked')
    for (const close of closing.splice(0)) close()
  })
  afterAll(async () => {
    await keyring.stop()
  })

  test('[S7] [S8] saved is found from outside, and removed is not', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    expect(await find(account)).toBeUndefined()
    expect(await keychain.write(account, canary)).toEqual({ state: 'ok' })
    expect(await find(account)).toBe(canary)
    expect(await keychain.remove(account)).toEqual({ state: 'ok' })
    expect(await find(account)).toBeUndefined()
  })

  test('keeps one connection to the bus, however often it is asked', async () => {
    const account = nextAccount()
    const [keychain, before] = [makeKeychain(), await countSockets()]
    await keychain.write(account, canary)
    let most = 0
    for (let call = 0; call < 100; call += 1) {
      expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
      most = Math.max(most, await countSockets())
    }
    expect(most - before).toBeLessThan(3)
  })

  test('[S8] a store that keeps nothing makes saving fail', async () => {
    const account = nextAccount()
    const dropping = makeKeychain(10_000, () => ({ setPassword: async () => {} }))
    expect(await dropping.write(account, canary)).toEqual({ state: 'not-saved' })
    expect(await find(account)).toBeUndefined()
    expect(await makeKeychain().write(account, canary)).toEqual({ state: 'ok' })
    expect(await find(account)).toBe(canary)
  })

  test('[S7] a store that removes nothing makes removing fail', async () => {
    const account = nextAccount()
    await makeKeychain().write(account, canary)
    const keeping = makeKeychain(10_000, () => ({ deletePassword: async () => true }))
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

  test.each(['service', 'bus'] as const)(
    '[S7] [S8] [S32] what was given up while the %s was frozen is not begun once it is not',
    async (part) => {
      const [written, removed] = [nextAccount(), nextAccount()]
      let isFreezing = false
      const freeze = async () => {
        if (isFreezing) await keyring.freeze(part)
        isFreezing = false
      }
      const keychain = makeKeychain(shortMs, (entry) => ({
        async setPassword(...call) {
          await freeze()
          await entry.setPassword(...call)
        },
        async deletePassword(...call) {
          await freeze()
          return entry.deletePassword(...call)
        },
      }))
      await makeKeychain().write(removed, canary)
      isFreezing = true
      expect(await keychain.write(written, canary)).toEqual({ state: 'silent' })
      keyring.thaw(part)
      await waitFor('the keychain to answer', async () => (await keychain.probe()) === 'ok')
      isFreezing = true
      expect(await keychain.remove(removed)).toEqual({ state: 'silent' })
      keyring.thaw(part)
      await waitFor('the keychain to answer', async () => (await keychain.probe()) === 'ok')
      await keychain.idle()
      expect([await find(written), await find(removed)]).toEqual([undefined, canary])
      expect(await keychain.write(written, canary)).toEqual({ state: 'ok' })
      expect(await keychain.remove(removed)).toEqual({ state: 'ok' })
      expect([await find(written), await find(removed)]).toEqual([canary, undefined])
    },
  )

  test('[S5] [S32] a look, and work that nobody asked for, open no window and say locked', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    await keychain.write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    expect(await keychain.probe()).toBe('locked')
    expect(await keychain.read(account)).toEqual({ state: 'locked' })
    expect(prompter.countAsked()).toBe(0)
    // The positive control: for what a person asked for, it opens.
    const read = keychain.read(account, true)
    await prompter.asked
    prompter.close()
    expect(await read).toEqual({ state: 'locked' })
  })

  test('[S32] what waits at a password window is waited for past the limit, by all, at one window', async () => {
    const account = nextAccount()
    await makeKeychain().write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const limitMs = 300
    const keychain = makeKeychain(limitMs)
    const ended: string[] = []
    const note = ({ state }: { readonly state: string }) => ended.push(state)
    const waiting = [
      keychain.read(account, true),
      keychain.read(nextAccount(), true),
      keychain.remove(account),
    ]
    const noted = Promise.all(waiting.map((one) => one.then(note)))
    await prompter.asked
    await workInMain()
    expect(await keychain.probe()).toBe('prompting')
    await setTimeout(2 * limitMs)
    expect(ended).toEqual([])
    expect(prompter.countAsked()).toBe(1)
    prompter.close()
    await noted
    expect(ended).toEqual(['locked', 'locked', 'locked'])
    await keyring.restart('unlocked')
    expect(await makeKeychain().read(account)).toEqual({ state: 'ok', secret: canary })
  })

  test('[S32] the app’s end gives up what waits at a window, and nothing of it happens', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    await keychain.write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const removed = keychain.remove(account)
    await prompter.asked
    await keychain.idle()
    expect(await removed).toEqual({ state: 'silent' })
    await keyring.restart('unlocked')
    expect(await makeKeychain().read(account)).toEqual({ state: 'ok', secret: canary })
  })

  test('[S32] what waits at the window of a service that ends is told so, and the next call finds the new one', async () => {
    const [keychain, account] = [makeKeychain(), nextAccount()]
    await keychain.write(account, canary)
    await keyring.restart('locked')
    using prompter = await startSilentPrompter(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    const read = keychain.read(account, true)
    await prompter.asked
    await keyring.restart('unlocked')
    expect(await read).toEqual({ state: 'unavailable' })
    expect(await keychain.read(account)).toEqual({ state: 'ok', secret: canary })
  })

  test('[R14] a process ends although its keychain never answers', async () => {
    const script = join(keyring.folder, 'end.mjs')
    const quote = (file: string) => JSON.stringify(join(secretsFolder, file))
    await writeFile(
      script,
      `import { openKeychain } from ${quote('open-keychain.ts')}
      const keychain = openKeychain({
        platform: 'linux', env: process.env, service: 'app.latchkey.test', timeoutMs: Number(process.argv[2]),
        keyringWorkerPath: '', onNews: () => {},
      })
      console.log(await keychain.probe())
      process.exit()`,
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
    expect(await run(shortMs)).toEqual({ output: 'silent', code: 0 })
  })
})
