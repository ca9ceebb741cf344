// What becomes of a removal that was told to have failed, and happens all the same.
import { describe, expect, test } from 'vitest'
import { canary, makeKeychain, makeKeychainOver } from './test-support.ts'

/** A keychain with one entry. While it is asleep the given calls wait, are then done, and end as `end` says. */
function makeSleepyKeychain(sleepy: 'reads' | 'removals', end: () => void = () => {}) {
  const { promise: mayGoOn, resolve: wake } = Promise.withResolvers<null>()
  const secrets = new Map([['one', canary]])
  let isAsleep = true
  const keychain = makeKeychainOver(
    async (_service, account) => ({
      async getPassword() {
        if (isAsleep && sleepy === 'reads') await mayGoOn
        return secrets.get(account) ?? null
      },
      async setPassword(secret) {
        secrets.set(account, secret)
      },
      async deletePassword() {
        if (isAsleep && sleepy === 'removals') await mayGoOn
        const wasThere = secrets.delete(account)
        if (isAsleep) end()
        return wasThere
      },
    }),
    5,
  )
  return {
    keychain,
    secrets,
    async wake() {
      wake(null)
      await new Promise(setImmediate)
      isAsleep = false
      await keychain.idle()
    },
  }
}

const loseReply = () => {
  throw new Error('Did not receive a reply')
}

describe('a removal that was not answered in time', () => {
  test('[S7] removes nothing later if it was the password that was waited for', async () => {
    const { keychain, secrets, wake } = makeSleepyKeychain('reads')
    expect(await keychain.remove('one')).toEqual({ state: 'silent' })
    await wake()
    expect(secrets.get('one')).toBe(canary)
    expect(await keychain.remove('one')).toEqual({ state: 'ok' })
    expect(secrets.has('one')).toBe(false)
  })

  test.each([
    ['when it happens after all', () => {}],
    ['when it happens and its reply is lost', loseReply],
  ])('[S7] is undone %s, and can then be made again', async (_name, end) => {
    const { keychain, secrets, wake } = makeSleepyKeychain('removals', end)
    expect(await keychain.remove('one')).toEqual({ state: 'silent' })
    // Until it is over nothing else is done with the entry: it would cross with it.
    expect(await keychain.read('one')).toEqual({ state: 'silent' })
    await wake()
    expect(secrets.get('one')).toBe(canary)
    expect(await keychain.read('one')).toEqual({ state: 'ok', secret: canary })
    expect(await keychain.remove('one')).toEqual({ state: 'ok' })
    await keychain.idle()
    expect([...secrets.keys()]).toEqual([])
  })

  test('[S7] is not undone if the person refused it', async () => {
    const { keychain, secrets, calls } = makeKeychain({
      deletePassword: async () => {
        throw new Error('Secret Service: unlock prompt was dismissed')
      },
    })
    secrets.set('one', canary)
    expect(await keychain.remove('one')).toEqual({ state: 'locked' })
    await keychain.idle()
    expect(calls).toEqual(['get'])
  })

  test('[S7] leaves alone what came from elsewhere meanwhile', async () => {
    const { keychain, secrets } = makeKeychain({
      async deletePassword() {
        secrets.set('one', 'another')
        return loseReply()
      },
    })
    secrets.set('one', canary)
    expect(await keychain.remove('one')).toEqual({ state: 'silent' })
    await keychain.idle()
    expect(secrets.get('one')).toBe('another')
  })

  test('[S7] is undone once the keychain takes it again, however long that takes', async () => {
    let isBroken = true
    const { keychain, secrets } = makeKeychain({
      async setPassword(secret) {
        if (isBroken) throw new Error('Secret Service: no result found')
        secrets.set('one', secret)
      },
      async deletePassword() {
        secrets.delete('one')
        return loseReply()
      },
    })
    secrets.set('one', canary)
    expect(await keychain.remove('one')).toEqual({ state: 'silent' })
    await keychain.idle()
    expect(secrets.has('one')).toBe(false)
    isBroken = false
    await keychain.idle()
    expect(secrets.get('one')).toBe(canary)
  })
})
