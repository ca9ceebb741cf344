// What becomes of a write that was told to have failed, and happens all the same.
import { describe, expect, test } from 'vitest'
import { canary, makeKeychain, makeKeychainOver } from './test-support.ts'

/** A keychain whose writes wait, are then done, and are answered as `end` says. */
function makeSleepyKeychain(timeoutMs: number, end: () => void = () => {}) {
  const { promise: mayGoOn, resolve: wake } = Promise.withResolvers<null>()
  const secrets = new Map<string, string>()
  let isAsleep = true
  let writes = 0
  const keychain = makeKeychainOver(
    async (_service, account) => ({
      getPassword: async () => secrets.get(account) ?? null,
      async setPassword(secret) {
        writes += 1
        if (isAsleep) await mayGoOn
        secrets.set(account, secret)
        if (isAsleep) end()
      },
      deletePassword: async () => secrets.delete(account),
    }),
    timeoutMs,
  )
  return {
    keychain,
    secrets,
    countWrites: () => writes,
    async wake() {
      wake(null)
      await new Promise(setImmediate)
      isAsleep = false
    },
  }
}

describe('a write that was not answered in time', () => {
  test('[S8] is taken back when it happens after all, and can then be made again', async () => {
    const { keychain, secrets, countWrites, wake } = makeSleepyKeychain(5)
    expect(await keychain.write('one', canary)).toEqual({ state: 'silent' })
    // Until it is over nothing else is done with the entry: it would cross with it.
    expect(await keychain.write('one', canary)).toEqual({ state: 'silent' })
    expect(await keychain.remove('one')).toEqual({ state: 'silent' })
    expect(countWrites()).toBe(1)
    await wake()
    expect([...secrets.keys()]).toEqual([])
    expect(await keychain.write('one', canary)).toEqual({ state: 'ok' })
    await keychain.probe()
    await keychain.idle()
    expect([...secrets.keys()]).toEqual(['one'])
  })

  // What D-Bus says after two seconds, of a message that is delivered all the same.
  const makeLosingReplies = () =>
    makeSleepyKeychain(5, () => {
      throw new Error('Did not receive a reply')
    })

  test('[S8] and was told to have failed is taken back once the keychain works', async () => {
    const { keychain, secrets, wake } = makeLosingReplies()
    expect(await keychain.write('one', canary)).toEqual({ state: 'silent' })
    await wake()
    expect([...secrets.keys()]).toEqual(['one'])
    expect(await keychain.probe()).toBe('ok')
    await new Promise(setImmediate)
    expect([...secrets.keys()]).toEqual([])
  })

  test('[S8] and was told to have failed is taken back before the app ends', async () => {
    const { keychain, secrets, wake } = makeLosingReplies()
    expect(await keychain.write('one', canary)).toEqual({ state: 'silent' })
    await wake()
    await keychain.idle()
    expect([...secrets.keys()]).toEqual([])
  })

  test('[S8] and failed at once is looked for as well', async () => {
    const { promise: delivered, resolve: deliver } = Promise.withResolvers<null>()
    const { keychain, secrets } = makeKeychain({
      setPassword(secret) {
        void delivered.then(() => secrets.set('one', secret))
        return Promise.reject(new Error('Did not receive a reply'))
      },
    })
    expect(await keychain.write('one', canary)).toEqual({ state: 'silent' })
    deliver(null)
    await delivered
    expect([...secrets.keys()]).toEqual(['one'])
    await keychain.idle()
    expect([...secrets.keys()]).toEqual([])
  })

  test('[S6] is taken back only where nothing was before it', async () => {
    const { keychain, secrets } = makeKeychain()
    secrets.set('theirs', 'somebody else’s')
    expect(await keychain.write('theirs', canary)).toEqual({ state: 'not-saved' })
    await keychain.probe()
    await keychain.idle()
    expect([...secrets]).toEqual([['theirs', 'somebody else’s']])
  })
})
