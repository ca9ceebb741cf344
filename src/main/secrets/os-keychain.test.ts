import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { KeychainEntry } from './keychain-calls.ts'
import { canary, makeKeychain, makeKeychainOver } from './test-support.ts'

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

  test('[S32] a look at the keychain writes nothing and asks for no password', async () => {
    const asked: boolean[] = []
    const { keychain, calls } = makeKeychain({
      async getPassword({ mayPrompt }) {
        asked.push(mayPrompt)
        return null
      },
    })
    expect(await keychain.probe()).toBe('ok')
    expect(await keychain.read('one')).toEqual({ state: 'absent' })
    expect(asked).toEqual([false, false, false])
    expect(await keychain.unlock()).toBe('ok')
    expect(asked.slice(3)).toEqual([true, false])
    expect(calls).toEqual([])
  })

  test('[S8] a store that drops the write does not count as saved', async () => {
    const { keychain } = makeKeychain({ setPassword: async () => {} })
    expect(await keychain.write('one', canary)).toEqual({ state: 'not-saved' })
  })

  test('[S7] a store that keeps what it said it removed does not count as removed', async () => {
    const { keychain } = makeKeychain({ deletePassword: async () => true })
    await keychain.write('one', canary)
    expect(await keychain.remove('one')).toEqual({ state: 'still-stored' })
  })

  test('absent is believed only of a keychain that works', async () => {
    let isWell = true
    const { keychain } = makeKeychain({
      async getPassword() {
        if (!isWell) throw new Error('Secret Service: no result found')
        isWell = false
        return null
      },
    })
    expect(await keychain.read('one')).toEqual({ state: 'unavailable' })
    isWell = true
    expect(await keychain.remove('one')).toEqual({ state: 'unavailable' })
    expect(await keychain.probe()).toBe('unavailable')
  })

  test('[S6] nothing is written or deleted after a read that failed', async () => {
    const { keychain, calls } = makeKeychain({
      getPassword: async () => {
        throw new Error('Secret Service: unlock prompt was dismissed')
      },
    })
    expect(await keychain.read('one')).toEqual({ state: 'locked' })
    expect(calls).toEqual([])
  })

  test('an entry that cannot even be opened is a state, not an error', async () => {
    const keychain = makeKeychainOver(async () => {
      throw new Error(`DBus error about ${canary}`)
    })
    const outcomes = [await keychain.read('a'), await keychain.write('a', canary), await keychain.remove('a')]
    expect(outcomes).toEqual([{ state: 'unavailable' }, { state: 'unavailable' }, { state: 'unavailable' }])
    expect(await keychain.probe()).toBe('unavailable')
  })

  test('[R14] a call that never comes back is given up, and few of them are begun', async () => {
    const opened: string[] = []
    const keychain = makeKeychainOver((_service, account) => {
      opened.push(account)
      return new Promise(() => {})
    }, 5)
    const reads = []
    for (const account of ['a', 'b', 'c', 'd', 'e', 'f']) reads.push(await keychain.read(account))
    expect(reads).toEqual(Array.from({ length: 6 }, () => ({ state: 'silent' })))
    expect(opened).toEqual(['a', 'b', 'c', 'd'])
  })

  test('[R14] calls that wait for one another wait no longer than one may', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { keychain } = makeKeychain({ getPassword: () => new Promise(() => {}) })
    const outcomes: string[] = []
    for (const call of ['read', 'read', 'remove'] as const)
      void keychain[call]('one').then(({ state }) => outcomes.push(state))
    await vi.advanceTimersByTimeAsync(9_999)
    expect(outcomes).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcomes).toEqual(['silent', 'silent', 'silent'])
  })

  test('[R14] a probe of a keychain that does not answer is silent', async () => {
    const { keychain } = makeKeychain({ getPassword: () => new Promise(() => {}) }, 5)
    expect(await keychain.probe()).toBe('silent')
  })

  test('calls on one entry wait for one another', async () => {
    const { keychain, calls } = makeKeychain()
    await Promise.all([keychain.write('one', canary), keychain.remove('one'), keychain.write('one', canary)])
    expect(calls).toEqual(['get', 'set', 'get', 'get', 'delete', 'get', 'get', 'set', 'get'])
  })

  test.each<[string, Partial<KeychainEntry>]>([
    ['locked', { getPassword: () => Promise.reject(new Error('object locked')) }],
    ['corrupt', { getPassword: () => Promise.reject(new Error('Ambiguous')) }],
    ['not-saved', { getPassword: () => Promise.resolve('somebody else’s') }],
  ])('[S6] nothing is written where something is that is %s', async (state, change) => {
    const { keychain, calls } = makeKeychain(change)
    expect(await keychain.write('one', canary)).toEqual({ state })
    await keychain.idle()
    expect(calls).toEqual([])
  })

  test('what is there already is not written once more', async () => {
    const { keychain, secrets, calls } = makeKeychain()
    secrets.set('one', canary)
    expect(await keychain.write('one', canary)).toEqual({ state: 'ok' })
    expect(calls).toEqual(['get'])
  })
})
