import { describe, expect, test } from 'vitest'
import { createOsKeychain, type KeychainEntry } from './os-keychain.ts'

const canary = 'sk-canary-0123456789abcdef3f9a'

/** A keychain as a map, behind the library's shape; `change` breaks one call of it. */
function makeKeychain(change: Partial<KeychainEntry> = {}, timeoutMs = 10_000) {
  const secrets = new Map<string, string>()
  const calls: string[] = []
  const keychain = createOsKeychain({
    platform: 'linux',
    service: 'app.latchkey.test',
    timeoutMs,
    openEntry: async (_service, account) => ({
      async getPassword() {
        calls.push('get')
        return secrets.get(account) ?? null
      },
      async setPassword(secret) {
        calls.push('set')
        secrets.set(account, secret)
      },
      async deletePassword() {
        calls.push('delete')
        return secrets.delete(account)
      },
      ...change,
    }),
  })
  return { keychain, secrets, calls }
}

describe('createOsKeychain', () => {
  test('writes, reads and removes', async () => {
    const { keychain, secrets } = makeKeychain()
    expect(keychain.name).toBe('Secret Service')
    expect(await keychain.write('one', canary)).toEqual({ state: 'ok' })
    expect(await keychain.read('one')).toEqual({ state: 'ok', secret: canary })
    expect(await keychain.remove('one')).toEqual({ state: 'ok' })
    expect(await keychain.read('one')).toEqual({ state: 'absent' })
    expect(await keychain.remove('one')).toEqual({ state: 'ok' })
    expect(await keychain.probe()).toBe('ok')
    expect([...secrets.keys()]).toEqual([])
  })

  test('is idle only once a probe has taken its entry back', async () => {
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<null>()
    const { keychain, secrets } = makeKeychain({ getPassword: () => mayGoOn })
    const probed = keychain.probe()
    await new Promise(setImmediate)
    expect(secrets.size).toBe(1)
    let isIdle = false
    const idle = keychain.idle().then(() => (isIdle = true))
    await new Promise(setImmediate)
    expect(isIdle).toBe(false)
    goOn(null)
    await idle
    expect(secrets.size).toBe(0)
    await probed
    await keychain.idle()
  })

  test('a store that drops the write does not count as saved', async () => {
    const { keychain } = makeKeychain({ setPassword: async () => {} })
    expect(await keychain.write('one', canary)).toEqual({ state: 'not-saved' })
    expect(await keychain.probe()).toBe('unavailable')
  })

  test('a store that keeps what it said it removed does not count as removed', async () => {
    const { keychain } = makeKeychain({ deletePassword: async () => true })
    await keychain.write('one', canary)
    expect(await keychain.remove('one')).toEqual({ state: 'still-stored' })
  })

  test('absent is believed only of a keychain that works', async () => {
    const { keychain } = makeKeychain({
      setPassword: async () => {
        throw new Error('Secret Service: no result found')
      },
    })
    expect(await keychain.read('one')).toEqual({ state: 'unavailable' })
    expect(await keychain.remove('one')).toEqual({ state: 'unavailable' })
    expect(await keychain.probe()).toBe('unavailable')
  })

  test('nothing is written or deleted after a read that failed', async () => {
    const { keychain, calls } = makeKeychain({
      getPassword: async () => {
        throw new Error('Secret Service: unlock prompt was dismissed')
      },
    })
    expect(await keychain.read('one')).toEqual({ state: 'locked' })
    expect(calls).toEqual([])
  })

  test('an entry that cannot even be opened is a state, not an error', async () => {
    const keychain = createOsKeychain({
      platform: 'linux',
      service: 'app.latchkey.test',
      timeoutMs: 10_000,
      openEntry: async () => {
        throw new Error(`DBus error about ${canary}`)
      },
    })
    const outcomes = [await keychain.read('a'), await keychain.write('a', canary), await keychain.remove('a')]
    expect(outcomes).toEqual([{ state: 'unavailable' }, { state: 'unavailable' }, { state: 'unavailable' }])
    expect(await keychain.probe()).toBe('unavailable')
  })

  test('a call that never comes back is given up, and few of them are begun', async () => {
    const opened: string[] = []
    const keychain = createOsKeychain({
      platform: 'linux',
      service: 'app.latchkey.test',
      timeoutMs: 5,
      openEntry: (_service, account) => {
        opened.push(account)
        return new Promise(() => {})
      },
    })
    const reads = []
    for (const account of ['a', 'b', 'c', 'd']) reads.push(await keychain.read(account))
    expect(reads).toEqual(Array.from({ length: 4 }, () => ({ state: 'silent' })))
    expect(opened).toEqual(['a', 'b'])
  })

  test('calls on one entry wait for one another', async () => {
    const { keychain, calls } = makeKeychain()
    await Promise.all([keychain.write('one', canary), keychain.remove('one'), keychain.write('one', canary)])
    expect(calls).toEqual(['set', 'get', 'delete', 'get', 'set', 'get'])
  })
})
