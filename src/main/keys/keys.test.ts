import { describe, expect, test } from 'vitest'
import { keyCandidate, key as keySchema } from '../../contract/key-values.ts'
import type { KeyId } from '../../domain/ids.ts'
import { dayMs } from '../../domain/keys/lifecycle.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { err } from '../../domain/result.ts'
import { canary } from '../openai/test-support.ts'
import { secretFaults } from '../secrets/secret-store.ts'
import { newId } from '../store/new-id.ts'
import { codeOf, expectNoSecret, makeKeys, other, take } from './test-support.ts'

const localBaseUrl = 'http://localhost:1/v1'
const full = err({ code: 'store/full', retry: { kind: 'never' } })

describe('hold and move', () => {
  test('what was typed is held, and told by its ending', () => {
    const { keys, keychain, store } = makeKeys()
    const held = take(keys.hold(` OPENAI_API_KEY="${canary}" `, `${openAiBaseUrl}/`))
    expect(held).toEqual({
      id: held.id,
      baseUrl: openAiBaseUrl,
      lastFour: '3f9a',
      kind: 'user',
      restoresId: null,
    })
    expect(keyCandidate.safeParse(held).success).toBe(true)
    expect([keys.list(), store.keys.list(), keychain.listAccounts()]).toEqual([[], [], []])
    expectNoSecret([keys, held])
  })

  test.each([
    ['', openAiBaseUrl, 'key/empty'],
    ['sk-canary', openAiBaseUrl, 'key/malformed'],
    [`sk-admin-${canary}`, openAiBaseUrl, 'key/admin'],
    [`sk-admin-${canary}`, localBaseUrl, 'key/admin'],
    [`${canary}\n${canary}`, openAiBaseUrl, 'key/has-line-break'],
    [canary.repeat(150), openAiBaseUrl, 'key/too-long'],
    [canary, 'api.openai.com', 'key/bad-base-url'],
    [canary, 'http://api.openai.com/v1', 'key/insecure-base-url'],
    [canary, `https://example.test/${canary}`, 'key/bad-base-url'],
    ['swordfish', 'http://localhost:1/swordfish', 'key/bad-base-url'],
  ])('refuses %j for %j as %s', (typed, baseUrl, code) => {
    const { keys } = makeKeys()
    const refused = keys.hold(typed, baseUrl)
    expect(codeOf(refused)).toBe(code)
    expectNoSecret(refused)
  })

  test('a short word may be a local server’s key, whatever the address is called', () => {
    const { keys } = makeKeys()
    expect(codeOf(keys.hold('v1', localBaseUrl))).toBe('ok')
  })

  test('a key that is here already for this address is named', async () => {
    const { keys, add, addForSession } = makeKeys()
    take(await add())
    await addForSession({ secret: other, label: 'Borrowed' })
    const named = (label: string) => ({ ok: false, failure: { code: 'key/duplicate', data: { label } } })
    expect(keys.hold(canary, openAiBaseUrl)).toMatchObject(named('Work'))
    expect(keys.hold(other, openAiBaseUrl)).toMatchObject(named('Borrowed'))
    const elsewhere = take(keys.hold(canary, localBaseUrl))
    expect(await keys.move(elsewhere.id, openAiBaseUrl)).toMatchObject(named('Work'))
  })

  test('the same key for another address is of another kind; one that can’t be stays as it was', async () => {
    const { keys, hold } = makeKeys()
    const id = hold()
    expect(take(await keys.move(id, localBaseUrl))).toMatchObject({
      id,
      baseUrl: localBaseUrl,
      kind: 'other',
    })
    expect(codeOf(await keys.move(id, 'nowhere'))).toBe('key/bad-base-url')
    const word = hold('swordfish', localBaseUrl)
    expect(codeOf(await keys.move(word, openAiBaseUrl))).toBe('key/malformed')
    keys.drop(id)
    expect(codeOf(await keys.move(id, openAiBaseUrl))).toBe('key/not-held')
    expect(codeOf(await keys.move(newId<KeyId>(), openAiBaseUrl))).toBe('key/not-held')
  })
})

describe('[S10] a held key that is to go to another server', () => {
  const foreign = 'https://attacker.example/v1'

  test('goes there only if the person agrees, who is told where', async () => {
    const asked: unknown[] = []
    let isAllowed = false
    const { keys, hold } = makeKeys({
      askToMove: async (origin, lastFour) => {
        asked.push([origin, lastFour])
        return isAllowed
      },
    })
    const id = hold()
    expect(codeOf(await keys.move(id, foreign))).toBe('key/refused-base-url')
    expect(asked).toEqual([['https://attacker.example', canary.slice(-4)]])
    // It is where it was.
    expect(codeOf(keys.hold(canary, openAiBaseUrl))).toBe('ok')
    expect(
      take(await keys.save(id, { label: 'Work', project: '', note: '', keepIn: 'keychain' })).baseUrl,
    ).toBe(openAiBaseUrl)
    isAllowed = true
    expect(take(await keys.move(hold(other), foreign)).baseUrl).toBe(foreign)
  })

  test.each([localBaseUrl, 'http://127.0.0.1:9/v1', 'https://api.openai.com.attacker.example/v1'])(
    'is asked about, whatever server it is: %s',
    async (baseUrl) => {
      const { keys, hold } = makeKeys({ askToMove: () => Promise.resolve(false) })
      expect(codeOf(await keys.move(hold(), baseUrl))).toBe('key/refused-base-url')
    },
  )

  test('may change its path, and go to OpenAI, without a question', async () => {
    const { keys, hold } = makeKeys({ askToMove: () => Promise.resolve(false) })
    expect(codeOf(await keys.move(hold(), 'https://api.openai.com/v2'))).toBe('ok')
    expect(codeOf(await keys.move(hold(other, localBaseUrl), openAiBaseUrl))).toBe('ok')
  })
})

describe('save', () => {
  const saying = { label: 'Work', project: '', note: '', keepIn: 'keychain' } as const

  test('stores the key in the keychain alone, under the id it was held by', async () => {
    const { keys, keychain, session, store, hold, events } = makeKeys()
    const id = hold()
    const said = { label: ' Work ', project: 'Site', note: 'For\nboth', keepIn: 'keychain' } as const
    const key = take(await keys.save(id, said))
    expect(key).toEqual({
      id,
      label: 'Work',
      project: 'Site',
      note: 'For\nboth',
      baseUrl: openAiBaseUrl,
      lastFour: '3f9a',
      kind: 'user',
      keptIn: 'keychain',
      isDefault: true,
      isEnabled: true,
      createdAtMs: 2_000,
      lastUse: null,
      lastTest: null,
      rotateByMs: 2_000 + 90 * dayMs,
      replacedById: null,
      sameKeyId: null,
    })
    expect(keySchema.safeParse(key).success).toBe(true)
    expect(await keychain.read(id)).toEqual({ state: 'ok', secret: canary })
    expect([keys.list(), events, session.listAccounts()]).toEqual([[key], ['keys'], []])
    expectNoSecret([keys.list(), store.keys.list()])
    expect(codeOf(await keys.save(id, saying))).toBe('key/not-held')
  })

  test.each([
    { label: canary },
    { project: `for ${canary}` },
    { note: `it is\n${canary}` },
    { label: 'x'.repeat(81) },
    { note: 'x'.repeat(501) },
  ])('refuses %j, and keeps the key held', async (over) => {
    const { keys, keychain, hold } = makeKeys()
    const id = hold()
    const refused = await keys.save(id, { ...saying, ...over })
    expect(codeOf(refused)).toBe('ipc/invalid-input')
    expectNoSecret(refused)
    expect([keys.list(), keychain.listAccounts()]).toEqual([[], []])
    expect(codeOf(await keys.save(id, saying))).toBe('ok')
  })

  test('a key that doesn’t look like one is known where it stands by itself', async () => {
    const { keys, hold } = makeKeys()
    const id = hold('swordfish', localBaseUrl)
    expect(codeOf(await keys.save(id, { ...saying, label: 'the swordfish one' }))).toBe('ipc/invalid-input')
    expect(codeOf(await keys.save(id, { ...saying, label: 'the sword one' }))).toBe('ok')
  })

  test('without a name it is called after its server', async () => {
    const { keys, hold } = makeKeys()
    expect(take(await keys.save(hold(), { ...saying, label: ' ' })).label).toBe('api.openai.com')
    expect(take(await keys.save(hold('ollama', localBaseUrl), { ...saying, label: '' })).label).toBe(
      'localhost:1',
    )
  })

  test('of two that come at once with the same key, one is saved', async () => {
    const { keys, keychain, hold } = makeKeys()
    const results = await Promise.all([hold(), hold()].map((id) => keys.save(id, saying)))
    expect(results.map(codeOf)).toEqual(['ok', 'key/duplicate'])
    expect([keys.list().length, keychain.listAccounts().length]).toEqual([1, 1])
  })

  test.each(secretFaults)('a keychain that is %s: no row, and nothing to paste again', async (fault) => {
    const { keys, keychain, hold } = makeKeys()
    const id = hold()
    keychain.failWith(fault)
    expect(codeOf(await keys.save(id, saying))).toBe(`keychain/${fault}`)
    expect(keys.list()).toEqual([])
    keychain.failWith(null)
    expect(codeOf(await keys.save(id, saying))).toBe('ok')
  })

  test('a keychain that drops what it is given makes saving fail aloud', async () => {
    const { keys, keychain, hold } = makeKeys()
    const id = hold()
    keychain.drop({ writes: true })
    expect(codeOf(await keys.save(id, saying))).toBe('keychain/not-saved')
    expect(keys.list()).toEqual([])
    keychain.drop({})
    expect(codeOf(await keys.save(id, saying))).toBe('ok')
  })

  test('a row that cannot be written takes the key out of the keychain again, and keeps it held', async () => {
    const real = makeKeys()
    let isFull = true
    const transact: typeof real.store.transact = (work) => (isFull ? full : real.store.transact(work))
    const { keys, keychain, hold } = makeKeys({ store: { ...real.store, transact } })
    const id = hold()
    expect(codeOf(await keys.save(id, saying))).toBe('store/full')
    expect([keys.list(), keychain.listAccounts()]).toEqual([[], []])
    isFull = false
    expect(codeOf(await keys.save(id, saying))).toBe('ok')
  })

  test('for the session: in memory, while there is no keychain, and nowhere else', async () => {
    const { keys, keychain, session, store, hold } = makeKeys()
    const id = hold()
    for (const fault of ['locked', 'silent', 'no-collection', 'unavailable'] as const) {
      keychain.failWith(fault)
      expect(codeOf(await keys.save(id, saying))).toBe(`keychain/${fault}`)
    }
    const key = take(await keys.save(id, { ...saying, keepIn: 'session' }))
    expect(key).toMatchObject({ id, keptIn: 'session', isDefault: true })
    expect([store.keys.list(), keychain.listAccounts()]).toEqual([[], []])
    expect(session.listAccounts()).toEqual([id])
    expect(await keys.useSecret(id, async (secret) => secret === canary)).toEqual({ ok: true, value: true })
  })

  test('for the session, into a keychain that works again by then', async () => {
    const { keys, keychain, session, hold } = makeKeys()
    const key = take(await keys.save(hold(), { ...saying, keepIn: 'session' }))
    expect(key.keptIn).toBe('keychain')
    expect([keychain.listAccounts(), session.listAccounts()]).toEqual([[key.id], []])
  })

  test('a full disk is none of a session key’s business', async () => {
    const real = makeKeys()
    const { keys, addForSession } = makeKeys({ store: { ...real.store, transact: () => full } })
    const { id } = await addForSession()
    expect(codeOf(keys.change(id, { label: 'Renamed' }))).toBe('ok')
    expect(codeOf(await keys.remove(id))).toBe('ok')
    expect(keys.list()).toEqual([])
  })
})

describe('change and makeDefault', () => {
  test('what is said is changed, and the rest stays', async () => {
    const { keys, add, events } = makeKeys()
    const key = take(await add({ note: 'Old' }))
    const changed = { label: 'New', project: '', rotateByMs: null, baseUrl: `${openAiBaseUrl}/beta` }
    expect(
      take(keys.change(key.id, { ...changed, note: undefined, baseUrl: `${changed.baseUrl}/` })),
    ).toEqual({
      ...key,
      ...changed,
    })
    expect(keys.list()).toEqual([{ ...key, ...changed }])
    expect(take(keys.change(key.id, {}))).toEqual({ ...key, ...changed })
    expect(events).toEqual(['keys', 'keys', 'keys'])
  })

  test.each([
    [{ label: ' ' }, 'ipc/invalid-input'],
    [{ note: canary }, 'ipc/invalid-input'],
    [{ baseUrl: 'nowhere' }, 'key/bad-base-url'],
    [{ baseUrl: 'http://api.openai.com/v1' }, 'key/insecure-base-url'],
  ])('refuses %j as %s, and changes nothing', async (change, code) => {
    const { keys, add } = makeKeys()
    const key = take(await add())
    expect(codeOf(keys.change(key.id, { label: 'New', ...change }))).toBe(code)
    expect(keys.list()).toEqual([key])
  })

  test.each(['https://api.openai.com:8443/v1', 'https://example.test/v1', 'http://localhost/v1'])(
    '[S10] refuses to take a key to another origin, %s',
    async (baseUrl) => {
      const { keys, add } = makeKeys()
      const key = take(await add())
      expect(codeOf(keys.change(key.id, { label: 'New', baseUrl }))).toBe('key/other-origin')
      expect(keys.list()).toEqual([key])
    },
  )

  test('to an address where the same key is already is refused', async () => {
    const { keys, add } = makeKeys()
    take(await add())
    const there = take(await add({ baseUrl: 'https://api.openai.com/v2', label: 'There' }))
    expect(there.sameKeyId).toBe(keys.list()[0]?.id)
    expect(keys.change(there.id, { baseUrl: openAiBaseUrl })).toMatchObject({
      failure: { code: 'key/duplicate', data: { label: 'Work' } },
    })
    expect(codeOf(keys.change(there.id, { baseUrl: there.baseUrl }))).toBe('ok')
  })

  test('a disabled key passes on being the default, and can’t become it', async () => {
    const { keys, add } = makeKeys()
    const first = take(await add())
    const second = take(await add({ secret: other }))
    take(keys.makeDefault(second.id))
    expect(take(keys.change(second.id, { isEnabled: false })).isDefault).toBe(false)
    expect(keys.list().find(({ isDefault }) => isDefault)?.id).toBe(first.id)
    expect(keys.makeDefault(second.id)).toMatchObject({
      failure: { code: 'key/disabled', retry: { action: 'enable-key' } },
    })
    expect(codeOf(keys.makeDefault(newId<KeyId>()))).toBe('key/not-found')
    expect(codeOf(keys.change(newId<KeyId>(), {}))).toBe('key/not-found')
  })
})

describe('remove', () => {
  test('from the keychain and from the list; the oldest that remains becomes the default', async () => {
    const { keys, keychain, add } = makeKeys()
    const first = take(await add())
    const second = take(await add({ secret: other }))
    take(await keys.remove(first.id))
    expect(keys.list()).toEqual([{ ...second, isDefault: true }])
    expect(keychain.listAccounts()).toEqual([second.id])
    expect(codeOf(await keys.remove(first.id))).toBe('key/not-found')
  })

  test.each(secretFaults)('a keychain that is %s still has it, and so has the list', async (fault) => {
    const { keys, keychain, add } = makeKeys()
    const { id } = take(await add())
    keychain.failWith(fault)
    expect(await keys.remove(id)).toMatchObject({
      failure: { code: 'keychain/still-stored', data: { cause: fault, keychain: 'Secret Service' } },
    })
    keychain.failWith(null)
    expect(keys.list()).toHaveLength(1)
    expect(await keychain.read(id)).toMatchObject({ state: 'ok' })
  })

  test('a keychain that does not remove is found out', async () => {
    const { keys, keychain, add } = makeKeys()
    const { id } = take(await add())
    keychain.drop({ removals: true })
    expect(codeOf(await keys.remove(id))).toBe('keychain/still-stored')
    expect(keys.list()).toHaveLength(1)
  })

  test('a session key is out of memory, also while the keychain is locked', async () => {
    const { keys, keychain, session, addForSession } = makeKeys()
    const { id } = await addForSession()
    keychain.failWith('locked')
    expect(codeOf(await keys.remove(id))).toBe('ok')
    expect([keys.list(), session.listAccounts()]).toEqual([[], []])
  })
})

describe('useSecret', () => {
  test('hands the key to one piece of work, with what a request needs to know of it', async () => {
    const { keys, add, fingerprint } = makeKeys()
    const { id } = take(await add())
    expect(await keys.useSecret(id, async (secret, key) => [secret, key])).toEqual({
      ok: true,
      value: [
        canary,
        { id, label: 'Work', baseUrl: openAiBaseUrl, fingerprint: fingerprint(canary), project: 'Site' },
      ],
    })
    expect(codeOf(await keys.useSecret(newId<KeyId>(), async () => 1))).toBe('key/not-found')
  })

  test('not of a candidate, nor of a disabled key, also one that is disabled while it is read', async () => {
    const { keys, add, hold } = makeKeys()
    const { id } = take(await add())
    expect(codeOf(await keys.useSecret(hold(other), async () => 1))).toBe('key/not-found')
    const using = keys.useSecret(id, async () => 1)
    keys.change(id, { isEnabled: false })
    expect(codeOf(await using)).toBe('key/disabled')
    expect(await keys.useSecret(id, async () => 1)).toMatchObject({
      failure: { code: 'key/disabled', retry: { action: 'enable-key' } },
    })
    expect(codeOf(await keys.listModels(id))).toBe('key/disabled')
  })

  test.each(secretFaults)('%s is told as such, and nothing is changed', async (fault) => {
    const { keys, keychain, add } = makeKeys()
    const { id } = take(await add())
    keychain.failWith(fault)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe(`keychain/${fault}`)
    keychain.failWith(null)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe('ok')
  })

  test('gone, or changed into something else, from outside', async () => {
    const { keys, keychain, add } = makeKeys()
    const { id } = take(await add())
    for (const garbage of ['', 'garbage', `${canary}\r\nx-header: 1`, ` ${canary}`, 'ключ', other]) {
      keychain.changeOutside(id, garbage)
      expect(codeOf(await keys.useSecret(id, async () => 1)), garbage).toBe('keychain/corrupt')
    }
    keychain.changeOutside(id, null)
    expect(codeOf(await keys.useSecret(id, async () => 1))).toBe('keychain/lost')
    expect(keys.list()).toHaveLength(1)
  })

  test('what was learned by using it is kept', async () => {
    const { keys, store, add, addForSession } = makeKeys()
    const [stored, session] = [take(await add()), await addForSession({ secret: other })]
    const use = { atMs: 9, failureCode: 'openai/insufficient-quota' } as const
    take(store.transact(() => [stored, session].forEach(({ id }) => keys.markUsed(id, use))))
    expect(keys.list().map(({ lastUse }) => lastUse)).toEqual([use, use])
  })
})

test('the keychain is told by name and state', async () => {
  const { keys, keychain } = makeKeys()
  expect(await keys.readKeychain()).toEqual({ name: 'Secret Service', state: 'ok' })
  for (const state of ['locked', 'unavailable', 'silent'] as const) {
    keychain.failWith(state)
    expect(await keys.readKeychain()).toEqual({ name: 'Secret Service', state })
  }
})

test('idle waits for what is being saved', async () => {
  const { keys, hold } = makeKeys()
  const saving = keys.save(hold(), { label: 'Work', project: '', note: '', keepIn: 'keychain' })
  await keys.idle()
  expect(keys.list()).toHaveLength(1)
  await saving
})
