import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../../domain/ids.ts'
import { openAiBaseUrl } from '../../domain/model.ts'
import { canary } from '../chat/test-support.ts'
import { secretFaults } from '../secrets/secret-store.ts'
import { newId } from '../store/new-id.ts'
import { createKeys } from './keys.ts'
import { codeOf, makeKeys, other, take } from './test-support.ts'

describe('add', () => {
  test('stores the key in the keychain alone, and answers what is known of it', async () => {
    const { keys, secrets, store, add, readChanges } = makeKeys()
    const key = take(await add({ secret: ` OPENAI_API_KEY="${canary}" `, baseUrl: `${openAiBaseUrl}/` }))
    expect(key).toEqual({
      id: key.id,
      label: 'Work',
      project: 'Site',
      baseUrl: openAiBaseUrl,
      lastFour: '3f9a',
      isDefault: true,
      createdAtMs: 2_000,
      lastUsedAtMs: null,
      lastTest: null,
    })
    expect(await secrets.read(key.id)).toEqual({ state: 'ok', secret: canary })
    expect(keys.list()).toEqual([key])
    expect(readChanges()).toBe(1)
    expect(inspect([keys.list(), store.keys.list()], { depth: null })).not.toContain('canary')
  })

  test.each([
    [{ secret: '' }, 'key/empty'],
    [{ secret: 'sk-canary' }, 'key/malformed'],
    [{ secret: `sk-admin-${canary}` }, 'key/admin'],
    [{ secret: `${canary}\n${canary}` }, 'key/unprintable'],
    [{ baseUrl: 'api.openai.com' }, 'key/bad-base-url'],
    [{ baseUrl: 'http://api.openai.com/v1' }, 'key/insecure-base-url'],
    [{ label: canary }, 'ipc/invalid-input'],
    [{ project: `for ${canary}` }, 'ipc/invalid-input'],
    [{ baseUrl: `https://example.test/${canary}` }, 'ipc/invalid-input'],
    [{ label: 'my word', baseUrl: 'http://localhost:1/v1', secret: 'word' }, 'ipc/invalid-input'],
  ])('refuses %j as %s, and keeps nothing', async (over, code) => {
    const { keys, secrets, add } = makeKeys()
    const refused = await add(over)
    expect(codeOf(refused)).toBe(code)
    expect(JSON.stringify(refused)).not.toContain('canary')
    expect([keys.list(), secrets.listAccounts()]).toEqual([[], []])
  })

  test('knows a key that is here already, also when both come at once', async () => {
    const { keys, secrets, add } = makeKeys()
    const results = await Promise.all([add(), add({ label: 'Again' })])
    expect(results.map(codeOf)).toEqual(['ok', 'key/duplicate'])
    expect(keys.list()).toHaveLength(1)
    expect(secrets.listAccounts()).toHaveLength(1)
  })

  test.each([
    ['locked', 'keychain/locked'],
    ['unavailable', 'keychain/unavailable'],
    ['silent', 'keychain/silent'],
    ['corrupt', 'keychain/corrupt'],
  ] as const)('a keychain that is %s: %s, and no row', async (fault, code) => {
    const { keys, secrets, add } = makeKeys()
    secrets.failWith(fault)
    expect(codeOf(await add())).toBe(code)
    expect(keys.list()).toEqual([])
  })

  test('a keychain that drops what it is given makes saving fail aloud', async () => {
    const { keys, secrets, add } = makeKeys()
    secrets.drop({ writes: true })
    expect(codeOf(await add())).toBe('keychain/not-saved')
    expect(keys.list()).toEqual([])
  })

  test('a row that cannot be written takes the key out of the keychain again', async () => {
    const { store, secrets, fingerprint } = makeKeys()
    const full = { code: 'store/full', message: 'Full.', retry: { kind: 'never' } } as const
    const keys = createKeys({
      store: { keys: store.keys, transact: () => ({ ok: false, failure: full }) },
      secrets,
      fingerprint,
      fetch: globalThis.fetch,
      nowMs: () => 0,
      onChange: () => {},
    })
    const added = await keys.add({ label: '', project: '', baseUrl: openAiBaseUrl, secret: canary })
    expect(codeOf(added)).toBe('store/full')
    expect(secrets.listAccounts()).toEqual([])
  })
})

describe('remove', () => {
  test('from the keychain and from the list; the oldest that remains becomes the default', async () => {
    const { keys, secrets, add } = makeKeys()
    const first = take(await add())
    const second = take(await add({ secret: other, label: '' }))
    expect([second.label, second.isDefault]).toEqual(['My key', false])
    take(await keys.remove(first.id))
    expect(keys.list()).toEqual([{ ...second, isDefault: true }])
    expect(secrets.listAccounts()).toEqual([second.id])
    expect(codeOf(await keys.remove(first.id))).toBe('key/not-found')
  })

  test.each(secretFaults)('a keychain that is %s still has it, and so has the list', async (fault) => {
    const { keys, secrets, add } = makeKeys()
    const { id } = take(await add())
    secrets.failWith(fault)
    expect(codeOf(await keys.remove(id))).toBe('keychain/still-stored')
    secrets.failWith(null)
    expect(keys.list()).toHaveLength(1)
    expect(await secrets.read(id)).toMatchObject({ state: 'ok' })
  })

  test('a keychain that does not remove is found out', async () => {
    const { keys, secrets, add } = makeKeys()
    const { id } = take(await add())
    secrets.drop({ removals: true })
    expect(codeOf(await keys.remove(id))).toBe('keychain/still-stored')
    expect(keys.list()).toHaveLength(1)
  })
})

describe('useSecret', () => {
  test('hands the key to one piece of work', async () => {
    const { keys, add } = makeKeys()
    const { id } = take(await add())
    expect(await keys.useSecret(id, async (secret, key) => [secret, key.label])).toEqual({
      ok: true,
      value: [canary, 'Work'],
    })
    expect(codeOf(await keys.useSecret(newId<KeyId>(), async () => 1))).toBe('key/not-found')
  })

  test.each([
    ['locked', 'keychain/locked'],
    ['unavailable', 'keychain/unavailable'],
    ['silent', 'keychain/silent'],
    ['corrupt', 'keychain/corrupt'],
  ] as const)('%s is %s, and nothing is changed', async (fault, code) => {
    const { keys, secrets, add } = makeKeys()
    const { id } = take(await add())
    secrets.failWith(fault)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe(code)
    secrets.failWith(null)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe('ok')
  })

  test('gone, or changed into something else, from outside', async () => {
    const { keys, secrets, add } = makeKeys()
    const { id } = take(await add())
    for (const garbage of ['', 'garbage', `${canary}\r\nx-header: 1`, ` ${canary}`, 'ключ']) {
      secrets.changeOutside(id, garbage)
      expect(codeOf(await keys.useSecret(id, async () => 1))).toBe('keychain/corrupt')
    }
    secrets.changeOutside(id, null)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe('keychain/lost')
    expect(keys.list()).toHaveLength(1)
  })

  test('makeDefault and readKeychain', async () => {
    const { keys, secrets, add } = makeKeys()
    take(await add())
    const { id } = take(await add({ secret: other }))
    take(keys.makeDefault(id))
    expect(keys.list().map((key) => key.isDefault)).toEqual([false, true])
    expect(codeOf(keys.makeDefault(newId<KeyId>()))).toBe('key/not-found')
    expect(await keys.readKeychain()).toEqual({ name: 'Secret Service', state: 'ok' })
    secrets.failWith('locked')
    expect(await keys.readKeychain()).toEqual({ name: 'Secret Service', state: 'locked' })
  })
})
