// Whatever in main touches a key, printed in every way there is, while it holds one and after it has failed.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCanary, scanText } from '../../../test/support/canary.ts'
import {
  answerError,
  answerHtml,
  answerRedirect,
  startFaultServer,
  type FaultScript,
} from '../../../test/support/fault-server.ts'
import type { FailureCode } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { ok } from '../../domain/result.ts'
import { scrubEnvironment } from '../app/environment.ts'
import { createMakeBackend } from '../openai/backends.ts'
import { openExchange, type Fetch } from '../openai/exchange.ts'
import { createClient } from '../openai/client.ts'
import { collect } from '../openai/test-support.ts'
import { openKeyringThread } from '../secrets/keyring-thread.ts'
import { createMemoryStore } from '../secrets/memory-store.ts'
import { secretFaults } from '../secrets/secret-store.ts'
import { makeKeychain } from '../secrets/test-support.ts'
import { createCandidates } from './candidates.ts'
import { createClipboardKey } from './clipboard-key.ts'
import { createImports } from './import/imports.ts'
import { makeKeys, standInForOpenAi, take, watchTest } from './test-support.ts'

const canary = createCanary()
const saying = { label: 'Work', project: '', note: '', keepIn: 'keychain' } as const

const printings = {
  inspect: (value: unknown) =>
    inspect(value, {
      depth: null,
      showHidden: true,
      getters: true,
      maxArrayLength: null,
      maxStringLength: null,
    }),
  JSON: (value: unknown) => JSON.stringify(value) ?? '',
  String: (value: unknown) => (value instanceof Error ? `${value.stack}` : String(value)),
}

/** By which ways of printing the key is found. */
const findIn = (value: unknown): string[] =>
  Object.entries(printings).flatMap(([way, print]) =>
    scanText(print(value), canary).length > 0 ? [way] : [],
  )

const expectNone = (things: Readonly<Record<string, unknown>>): void => {
  for (const [name, thing] of Object.entries(things)) expect(findIn(thing), name).toEqual([])
}

/** All codes in it, also of failures deep inside; so that a test shows which paths it went. */
function codesIn(value: unknown): FailureCode[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'code' in value && 'retry' in value ? [value.code as FailureCode] : [] // only failures have both
  return [...own, ...Object.values(value).flatMap(codesIn)]
}

function makeFile(text: string | Uint8Array, name = '.env'): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-print-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const makeImports = (made: ReturnType<typeof makeKeys>, environment: NodeJS.ProcessEnv = {}) => {
  const { readOpenAiKey, readOpenAiBaseUrl } = scrubEnvironment(environment)
  return createImports({
    hold: made.keys.hold,
    isKept: made.keys.isKept,
    readEnvironmentKey: readOpenAiKey,
    readEnvironmentBaseUrl: readOpenAiBaseUrl,
    nowMs: () => 0,
  })
}

/** The worst of networks: it says in its error what it was sent. */
const tellingFetch: Fetch = (_input, init) => {
  const cause = Object.assign(new Error(`ECONNREFUSED ${canary}`), { code: 'ECONNREFUSED', init })
  return Promise.reject(new TypeError(`fetch failed: ${inspect(init)}`, { cause }))
}

/** A server that repeats the key wherever it can. */
const echoes: readonly FaultScript[] = [
  ...[400, 401, 403, 404, 408, 429, 500, 503].map((status) =>
    answerError(
      status,
      {
        code: canary,
        type: canary,
        message: `Incorrect API key provided: ${canary}. Missing scopes: ${canary}`,
      },
      { 'x-request-id': canary, 'retry-after': canary },
    ),
  ),
  answerError(429, { code: 'insufficient_quota', message: canary }),
  answerRedirect(`http://127.0.0.1:9/${canary}`),
  answerHtml(200),
  [{ do: 'head', status: 200, headers: { 'content-type': canary } }, { do: 'end' }],
  [
    { do: 'head', status: 200, headers: { 'content-type': 'text/event-stream' } },
    { do: 'write', chunk: `data: {"error":{"code":"${canary}","message":"${canary}"}}\n\n` },
    { do: 'end' },
  ],
]

describe('[S4] printing shows no key', () => {
  test('but finds one in what does hold it, in every way', async () => {
    const holder = { deep: [new Map([['held', { secret: `Bearer ${canary}` }]])] }
    const hidden = Object.defineProperty({}, 'secret', { value: canary })
    expect([findIn(holder), findIn(hidden)]).toEqual([['inspect'], ['inspect']])
    expect(findIn({ secret: canary })).toEqual(['inspect', 'JSON'])
    expect(findIn(new Error(canary))).toEqual(['inspect', 'String'])
    expect(findIn(canary)).toEqual(['inspect', 'JSON', 'String'])
    expect(findIn(Promise.resolve(canary))).toEqual(['inspect'])
    // Why no client is ever printed.
    const exchange = openExchange({ fetch, baseUrl: openAiBaseUrl, idleTimeoutMs: 1, maxBytes: 1 })
    const client = await createClient({ secret: canary, baseUrl: openAiBaseUrl, timeoutMs: 1 }, exchange)
    expect(scanText(printings.inspect(client), canary)).not.toEqual([])
    expectNone({ exchange })
  })

  test('of keys that are held, stored, in memory, being tested and in use', async () => {
    const made = makeKeys({ fetch: () => new Promise(() => {}) })
    const stored = take(await made.add({ secret: canary }))
    const session = await made.addForSession({ secret: canary, baseUrl: 'http://localhost:1/v1' })
    const heldId = made.hold(canary, 'http://localhost:2/v1')
    const tests = [stored.id, session.id, heldId].map((id) => watchTest(made.keys, id, true))
    const [begun, finished] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const using = made.keys.useSecret(stored.id, (secret) => {
      expect(findIn(secret)).not.toEqual([])
      begun.resolve()
      return finished.promise
    })
    await begun.promise
    const { keys, keychain, session: memory, store } = made
    expectNone({ keys, keychain, memory, tests, using, list: keys.list(), rows: store.keys.list() })
    finished.resolve()
    await using
    await keys.idle()
    expectNone({ keys, tests, records: made.listUsage(), accounts: keychain.listAccounts() })
  })

  test('of what holds keys one by one', async () => {
    const candidates = createCandidates({ nowMs: () => 0 })
    const facts = { lastFour: '', kind: 'user', restoresId: null, fingerprint: 'f' } as const
    const { id } = candidates.hold({ secret: canary, baseUrl: openAiBaseUrl, ...facts })
    expect(candidates.readSecret(id)).toBe(canary)
    const memory = createMemoryStore()
    await memory.write('one', canary)
    const environment: NodeJS.ProcessEnv = { OPENAI_API_KEY: canary }
    const scrubbed = scrubEnvironment(environment)
    expect(scrubbed.readOpenAiKey()).toBe(canary)
    const clipboard = { readText: () => Promise.resolve(canary), clear: () => {} }
    const clipboardKey = createClipboardKey({
      servers: { allow: () => ok(undefined) },
      clipboard,
      hold: makeKeys().keys.hold,
      askToPaste: () => Promise.resolve(true),
    })
    const taken = await clipboardKey.hold(openAiBaseUrl)
    expect(taken.ok).toBe(true)
    expectNone({ candidates, found: candidates.find(id), memory, environment, scrubbed, clipboardKey, taken })
  })

  test('of the keychain, before, while and after it is written to', async () => {
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>()
    const { keychain, secrets } = makeKeychain({ setPassword: () => mayGoOn })
    const writing = keychain.write('one', canary)
    await new Promise(setImmediate)
    expectNone({ keychain, writing })
    secrets.set('one', canary)
    goOn()
    expect(await writing).toEqual({ state: 'ok' })
    expectNone({ keychain, writing })
    // Its thread: a call that waits for one, and what becomes of it without.
    const entry = await openKeyringThread(join(tmpdir(), 'there-is-no-such-thread.js'))('service', 'one')
    const call = entry.setPassword(canary, { signal: new AbortController().signal, mayPrompt: true }, 'Label')
    expectNone({ entry, call })
    expectNone({ thrown: await call.catch((thrown: unknown) => thrown) })
  })

  test.each(['https://api.openai.com/v1', 'http://localhost:1/v1'])(
    'of a backend that was made with one for %s',
    async (baseUrl) => {
      const make = createMakeBackend({ fetch: () => new Promise(() => {}), nowMs: () => 0 })
      const backend = make(canary, { baseUrl })
      const controller = new AbortController()
      const request = { modelId: 'small', messages: [{ role: 'user', text: 'Hello' }] } as const
      const events = backend.answer(request, controller.signal)[Symbol.asyncIterator]()
      const next = events.next()
      await new Promise(setImmediate)
      expectNone({ make, backend, events, next })
      controller.abort()
    },
  )

  test('of an import and of what it read', async () => {
    const made = makeKeys()
    const imports = makeImports(made, { OPENAI_API_KEY: canary })
    const path = makeFile(`OPENAI_API_KEY=${canary}\nOTHER="${canary} x"\n`, `${canary}.env`)
    const read = take(await imports.readFile(path))
    const fromEnvironment = take(imports.readEnvironment())
    expect([read, fromEnvironment].map(({ entries }) => entries[0]?.candidate?.lastFour)).toEqual([
      'T3st',
      'T3st',
    ])
    take(await made.keys.save(read.entries[0]?.candidate?.id ?? ('' as KeyId), saying))
    const again = await imports.readFile(path)
    expect(codesIn(again)).toContain('key/duplicate')
    expectNone({ imports, read, fromEnvironment, again, removed: await imports.removeLines(read.id) })
  })
})

describe('[S4] no failure shows a key', () => {
  test('of a form that no key has, or with the key in another field', async () => {
    const made = makeKeys()
    const admin = canary.replace('sk-', 'sk-admin-')
    const typed = [
      canary.slice(3),
      `${canary}\n${canary}`,
      `${canary} x`,
      `${canary}"x`,
      `${canary}🔑`,
      admin,
    ]
    const refused = typed.map((text) => made.keys.hold(text, openAiBaseUrl))
    refused.push(made.keys.hold(canary.repeat(9), openAiBaseUrl))
    refused.push(made.keys.hold(canary, `http://localhost:1/${canary}`))
    refused.push(await made.keys.move(made.hold(canary), `http://${canary}/v1`))
    const { id } = take(await made.add({ secret: canary }))
    const edits = [{ label: canary }, { note: canary }, { baseUrl: `${openAiBaseUrl}/${canary}` }]
    const changed = edits.map((edit) => made.keys.change(id, edit))
    const named = await made.keys.save(made.hold(canary, 'http://localhost:1/v1'), {
      ...saying,
      label: canary,
    })
    const duplicate = made.keys.hold(canary, openAiBaseUrl)
    expectNone({ refused, changed, named, duplicate })
    expect(new Set(codesIn([refused, changed, named, duplicate]))).toEqual(
      new Set([
        'key/malformed',
        'key/has-line-break',
        'key/has-space',
        'key/has-quote',
        'key/unprintable',
        'key/admin',
        'key/too-long',
        'key/bad-base-url',
        'ipc/invalid-input',
        'key/duplicate',
      ]),
    )
  })

  test.each(secretFaults)('of a keychain that is %s', async (fault) => {
    const made = makeKeys()
    const { id } = take(await made.add({ secret: canary }))
    const heldId = made.hold(canary, 'http://localhost:1/v1')
    made.keychain.failWith(fault)
    const failed = [
      await made.keys.save(heldId, saying),
      await made.keys.useSecret(id, async () => 1),
      await made.keys.isKept(id),
      await made.keys.confirmRevoked(id),
      await made.keys.remove(id),
    ]
    const { settled, lines } = watchTest(made.keys, id)
    await settled
    expectNone({ failed, lines })
    expect(codesIn([failed, lines])).toContain(`keychain/${fault}`)
  })

  test('of a keychain’s library that quotes what it was given', async () => {
    const quote = (): Promise<never> => Promise.reject(new Error(`could not store ${canary}`))
    const { keychain } = makeKeychain({ getPassword: quote, setPassword: quote, deletePassword: quote })
    const [write, read, remove] = [
      keychain.write('one', canary),
      keychain.read('one'),
      keychain.remove('one'),
    ]
    const said = await Promise.all([write, read, remove, keychain.probe()])
    const unavailable = { state: 'unavailable' }
    expect(said).toEqual([unavailable, unavailable, unavailable, 'unavailable'])
    expectNone({ keychain, said, write })
  })

  test('of an entry that is something else, or nothing', async () => {
    const made = makeKeys()
    const { id } = take(await made.add({ secret: canary }))
    made.keychain.changeOutside(id, `${canary}\n`)
    const corrupt = await made.keys.useSecret(id, async () => 1)
    const putBack = await made.keys.save(made.hold(canary), saying)
    made.keychain.changeOutside(id, null)
    const lost = await made.keys.useSecret(id, async () => 1)
    expectNone({ corrupt, putBack, lost, list: made.keys.list() })
    expect(codesIn([corrupt, putBack, lost])).toEqual([
      'keychain/corrupt',
      'keychain/corrupt',
      'keychain/lost',
    ])
  })

  test.each([true, false])('of a server that repeats it (OpenAI: %s)', async (isOpenAi) => {
    let script: FaultScript = []
    await using server = await startFaultServer(() => script, canary)
    const fetch = isOpenAi ? standInForOpenAi(server.baseUrl) : globalThis.fetch
    const made = makeKeys({ fetch })
    const baseUrl = isOpenAi ? openAiBaseUrl : server.baseUrl
    const { id } = take(await made.add({ secret: canary, baseUrl }))
    const backend = createMakeBackend({ fetch, nowMs: () => 0 })(canary, { baseUrl })
    for (const one of echoes) {
      script = one
      const { lines, settled } = watchTest(made.keys, id, true)
      const end = await settled
      const models = await made.keys.listModels(id)
      const revoked = await made.keys.confirmRevoked(id)
      const events = await collect(backend)
      expectNone({ lines, end, models, revoked, events, backend })
      expect(codesIn([lines, models, events]).length).toBeGreaterThan(0)
    }
    expect(server.requests.some(({ isExpectedKey }) => isExpectedKey)).toBe(true)
    expectNone({ records: made.listUsage(), list: made.keys.list() })
  })

  test('of a network whose error tells what was sent', async () => {
    const made = makeKeys({ fetch: tellingFetch })
    const { id } = take(await made.add({ secret: canary }))
    const thrown = await tellingFetch('', { headers: { authorization: canary } }).catch(
      (error: unknown) => error,
    )
    expect(findIn(thrown)).toEqual(['inspect', 'String'])
    const { lines, settled } = watchTest(made.keys, id, true)
    await settled
    const models = await made.keys.listModels(id)
    const events = await collect(
      createMakeBackend({ fetch: tellingFetch, nowMs: () => 0 })(canary, { baseUrl: openAiBaseUrl }),
    )
    expectNone({ lines, models, events })
    expect(new Set(codesIn([lines, models, events]))).toEqual(new Set(['network/refused']))
  })

  test('of a file, of the clipboard and of the environment', async () => {
    const made = makeKeys()
    const imports = makeImports(made, { OPENAI_API_KEY: `${canary} x` })
    const path = makeFile(`OPENAI_API_KEY=${canary}\n`)
    const read = take(await imports.readFile(path))
    take(await made.keys.save(read.entries[0]?.candidate?.id ?? ('' as KeyId), saying))
    chmodSync(path, 0o444)
    const notWritable = await imports.removeLines(read.id)
    rmSync(path)
    const clipboardKey = createClipboardKey({
      servers: { allow: () => ok(undefined) },
      askToPaste: () => Promise.resolve(true),
      clipboard: { readText: () => Promise.resolve(`${canary}\n${canary}`), clear: () => {} },
      hold: made.keys.hold,
    })
    const failed = [
      notWritable,
      await imports.removeLines(read.id),
      await imports.readFile(join(tmpdir(), canary)),
      await imports.readFile(makeFile(`\0${canary}`)),
      await imports.readFile(makeFile(`# ${canary.slice(3)}`)),
      imports.readEnvironment(),
      await clipboardKey.hold(openAiBaseUrl),
      await createClipboardKey({
        servers: { allow: () => ok(undefined) },
        askToPaste: () => Promise.resolve(true),
        clipboard: { readText: () => Promise.reject(new Error(canary)), clear: () => {} },
        hold: () => ok({ id: '' as KeyId, baseUrl: '', lastFour: '', kind: 'user', restoresId: null }),
      }).hold(openAiBaseUrl),
    ]
    expectNone({ failed, clipboardKey, imports })
    expect(codesIn(failed)).toEqual([
      'import/not-writable',
      'import/changed',
      'import/unreadable',
      'import/unreadable',
      'import/nothing-found',
      'key/has-space',
      'key/has-line-break',
      'key/clipboard-empty',
    ])
  })
})
