import { describe, expect, test } from 'vitest'
import { makeFailure } from '../../../domain/failure.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import { decideSaving, keyTestSteps, type KeyTestLine } from '../../../domain/keys/key-test.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import {
  answerError,
  answerHtml,
  answerJson,
  answerRedirect,
  startFaultServer,
  type FaultScript,
  type FaultServer,
} from '../../../../test/support/fault-server.ts'
import { startOpenAiServer } from '../../../../test/support/openai-server.ts'
import { canary, findDeafBaseUrl } from '../../openai/test-support.ts'
import { newId } from '../../store/new-id.ts'
import { nano } from '../../store/test-support.ts'
import {
  codeOf,
  makeKeys,
  other,
  runTest,
  standInForOpenAi,
  take,
  tell,
  watchTest,
  type Made,
} from '../test-support.ts'

const none = makeFailure('bug/unexpected')
const json = { 'content-type': 'application/json', 'x-request-id': 'req_list' }
const answer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = json,
): FaultScript => [{ do: 'head', status, headers }, { do: 'write', chunk: body }, { do: 'end' }]
const listOf = (...ids: unknown[]): string =>
  JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) })
const find = (lines: readonly KeyTestLine[], step: KeyTestLine['step']): KeyTestLine | undefined =>
  lines.find((line) => line.step === step)

/** A candidate tested against a server of any kind, or against one that stands in for OpenAI. */
async function testCandidate(script: FaultScript, { isOpenAi = false, timeoutMs = 5_000 } = {}) {
  await using server: FaultServer = await startFaultServer(() => script, canary)
  const made = makeKeys({ timeoutMs, ...(isOpenAi && { fetch: standInForOpenAi(server.baseUrl) }) })
  const id = made.hold(canary, isOpenAi ? openAiBaseUrl : server.baseUrl)
  const lines = await runTest(made.keys, id)
  expect(lines.map(({ step }) => step)).toEqual(keyTestSteps)
  expect(server.requests.every(({ path, isExpectedKey }) => path === '/v1/models' && isExpectedKey)).toBe(
    true,
  )
  expect(made.listUsage()).toEqual([])
  for (const { failure } of lines) {
    if (failure?.code.startsWith('network/') || failure?.code === 'openai/not-an-api')
      expect(failure.data?.['host']).toBe(isOpenAi ? 'api.openai.com' : new URL(server.baseUrl).host)
  }
  return { told: tell(lines), lines, saving: decideSaving(lines), requests: server.requests.length }
}

const start = ['form passed', 'keychain passed']
const unreachedAfter = (step: KeyTestLine['step']): string[] =>
  keyTestSteps.slice(keyTestSteps.indexOf(step) + 1).map((later) => `${later} skipped not-reached`)
const failsAt = (step: KeyTestLine['step'], code: string, before: readonly string[] = []): string[] => [
  ...start,
  ...before,
  `${step} failed ${code}`,
  ...unreachedAfter(step),
]

describe('a server that answers as it should', () => {
  test('OpenAI: everything that costs nothing passes, and the rest says what it would cost', async () => {
    await using server = await startOpenAiServer({
      apiKey: canary,
      models: ['gpt-6-sol', 'gpt-6-luna', 'text-embedding-3-large', 'gpt-4o-mini'],
    })
    const { keys, hold } = makeKeys({ fetch: standInForOpenAi(server.baseUrl) })
    const lines = await runTest(keys, hold())
    expect(tell(lines)).toEqual([
      ...start,
      'network passed',
      'authentication passed',
      'permission passed',
      'models passed',
      'quota skipped',
      'limits skipped with-quota',
      'latency passed',
    ])
    expect(find(lines, 'network')?.fact).toEqual({
      kind: 'route',
      host: 'api.openai.com',
      isEncrypted: true,
      proxy: null,
    })
    const ids = ['gpt-4o-mini', 'gpt-6-luna', 'gpt-6-sol']
    expect(find(lines, 'models')?.fact).toEqual({ kind: 'models', total: 3, modelIds: ids })
    const quota = find(lines, 'quota')?.fact
    expect(quota).toMatchObject({ kind: 'quota', isPaid: false })
    expect(quota?.kind === 'quota' && quota.costNanoUsd).toBeGreaterThan(0)
    const latency = find(lines, 'latency')?.fact
    expect(latency).toMatchObject({ kind: 'latency', firstTokenMs: null })
    expect(latency?.kind === 'latency' && latency.firstByteMs).toBeGreaterThan(0)
    expect(decideSaving(lines)).toBe('yes')
    // No model was asked for anything.
    expect(server.requests()).toEqual([])
  })

  test('another server: what it doesn’t offer is no fault', async () => {
    const { told, lines, saving } = await testCandidate(answer(200, listOf('model-10', 'model-9')))
    expect(told).toEqual([
      ...start,
      'network passed',
      'authentication passed',
      'permission passed',
      'models passed',
      'quota skipped',
      'limits skipped not-offered',
      'latency passed',
    ])
    expect(find(lines, 'network')?.fact).toMatchObject({
      isEncrypted: false,
      host: expect.stringMatching(/^127/u),
    })
    expect(find(lines, 'models')).toMatchObject({
      fact: { modelIds: ['model-9', 'model-10'] },
      requestId: 'req_list',
    })
    // The first that the server lists, not the first by name.
    expect(find(lines, 'quota')?.fact).toEqual({
      kind: 'quota',
      modelId: 'model-10',
      costNanoUsd: null,
      isPaid: false,
    })
    expect(saving).toBe('yes')
  })

  test('its limits are read from the head of its answer, where they can be true', async () => {
    const limits = {
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-limit-tokens': '1e9',
      'x-ratelimit-remaining-tokens': '-1',
    }
    const { lines } = await testCandidate(answer(200, listOf('one'), { ...json, ...limits }))
    expect(find(lines, 'limits')).toMatchObject({
      outcome: 'passed',
      fact: { kind: 'limits', requests: { limit: 500, remaining: 499 }, tokens: null },
    })
  })

  test('of a long list the first hundred are told, and all are counted', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `model-${index}`)
    const { lines } = await testCandidate(answer(200, listOf(...ids, null, 3, '', canary, 'x'.repeat(201))))
    const fact = find(lines, 'models')?.fact
    expect(fact).toMatchObject({ kind: 'models', total: 250 })
    expect(fact?.kind === 'models' && fact.modelIds).toEqual(ids.slice(0, 100))
  })

  test('the proxy on the way is named, without what opens it', async () => {
    await using server = await startFaultServer(() => answerJson({ data: [] }))
    for (const [told, shown] of [
      ['proxy.example:8080', 'proxy.example:8080'],
      [`http://me:${canary}@proxy.example:8080`, 'proxy.example:8080'],
      [canary, null],
    ]) {
      const { keys, hold } = makeKeys({ readProxy: () => Promise.resolve(told ?? null) })
      const lines = await runTest(keys, hold(canary, server.baseUrl))
      expect(find(lines, 'network')?.fact).toMatchObject({ proxy: shown })
    }
    const { keys, hold } = makeKeys({ readProxy: () => Promise.reject(new Error('no PAC')) })
    expect(find(await runTest(keys, hold(canary, server.baseUrl)), 'network')?.fact).toMatchObject({
      proxy: null,
    })
  })
})

const known = ['network passed', 'authentication passed']
const unseen = ['permission skipped not-reached', 'models skipped not-reached']
const money = (code: string): string[] => failsAt('quota', code, [...known, ...unseen])
const pace = (code: string): string[] => [
  ...start,
  ...known,
  ...unseen,
  'quota skipped not-reached',
  `limits warned ${code}`,
  'latency passed',
]
const restricted = (isOpenAi: boolean): string[] => [
  ...start,
  ...known,
  'permission warned openai/permission-denied',
  'models skipped not-offered',
  isOpenAi ? 'quota skipped' : 'quota skipped not-offered',
  isOpenAi ? 'limits skipped with-quota' : 'limits skipped not-offered',
  'latency passed',
]
const doubtful = (code: string): string[] => [
  ...start,
  'network passed',
  `authentication warned ${code}`,
  ...['permission', 'models', 'quota', 'limits'].map((step) => `${step} skipped not-offered`),
  'latency passed',
]
const refused = (code: string): string[] => failsAt('authentication', code, ['network passed'])
const scope = 'You have insufficient permissions for this operation. Missing scopes: api.model.read.'
const region = { code: 'unsupported_country_region_territory' }

describe('a server that refuses or fails, OpenAI’s and another', () => {
  test.each<[string, FaultScript, (isOpenAi: boolean) => string[], string]>([
    ['401', answerError(401, { code: 'invalid_api_key' }), () => refused('openai/invalid-key'), 'no'],
    ['401 without a body', answer(401, ''), () => refused('openai/invalid-key'), 'no'],
    ['401 with a missing scope', answerError(401, { code: null, message: scope }), restricted, 'with-a-note'],
    ['403 with a missing scope', answerError(403, { code: null, message: scope }), restricted, 'with-a-note'],
    ['403, the region', answerError(403, region), () => refused('openai/unsupported-region'), 'anyway'],
    [
      '401, the address of this machine',
      answerError(401, { code: 'ip_not_authorized' }),
      () => refused('openai/ip-not-authorized'),
      'anyway',
    ],
    [
      '401, no organization',
      answerError(401, { code: null, message: 'You must be a member of an organization to use the API.' }),
      () => refused('openai/not-in-organization'),
      'no',
    ],
    [
      '404 in JSON',
      answerError(404, { code: null, message: 'Invalid URL (GET /models)' }),
      (isOpenAi) => (isOpenAi ? failsAt('network', 'openai/not-an-api') : doubtful('openai/model-not-found')),
      'by server',
    ],
    [
      '404 in words',
      answer(404, '404 page not found', { 'content-type': 'text/plain' }),
      (isOpenAi) => (isOpenAi ? failsAt('network', 'openai/not-an-api') : doubtful('openai/not-an-api')),
      'by server',
    ],
    [
      '429, rate',
      answerError(429, { code: 'rate_limit_exceeded' }),
      () => pace('openai/rate-limited'),
      'with-a-note',
    ],
    ['429, pace', answerError(429, { code: 'slow_down' }), () => pace('openai/slow-down'), 'with-a-note'],
    ...(
      [
        ['insufficient_quota', 'openai/insufficient-quota'],
        ['credit_balance_exhausted', 'openai/credit-exhausted'],
        ['organization_spend_limit_exceeded', 'openai/organization-spend-limit'],
        ['project_spend_limit_exceeded', 'openai/project-spend-limit'],
        ['organization_usage_limit_exceeded', 'openai/organization-usage-limit'],
        ['billing_hard_limit_reached', 'openai/billing-hard-limit'],
      ] as const
    ).map(([code, expected]): [string, FaultScript, () => string[], string] => [
      `429, ${code}`,
      answerError(429, { code, type: 'insufficient_quota' }),
      () => money(expected),
      'anyway',
    ]),
    ['500', answerError(500, { code: 'server_error' }), () => refused('openai/server-error'), 'anyway'],
    ['502 with a page', answerHtml(502), () => refused('openai/server-error'), 'anyway'],
    ['503', answerError(503, { code: 'server_is_overloaded' }), () => refused('openai/overloaded'), 'anyway'],
    ['504', answer(504, ''), () => failsAt('network', 'network/timeout'), 'anyway'],
    ['200 with a page', answerHtml(200), () => failsAt('network', 'openai/not-an-api'), 'anyway'],
    ['403 with a page', answerHtml(403), () => failsAt('network', 'openai/not-an-api'), 'anyway'],
    [
      'a redirect',
      answerRedirect('http://127.0.0.1:9/'),
      () => failsAt('network', 'network/redirected'),
      'anyway',
    ],
    ['a reset', [{ do: 'reset' }], () => failsAt('network', 'network/reset'), 'anyway'],
    [
      'a cut in the middle',
      [{ do: 'head', status: 200, headers: json }, { do: 'write', chunk: '{"data"' }, { do: 'cut' }],
      () => failsAt('network', 'network/reset'),
      'anyway',
    ],
    [
      'garbage',
      answer(200, '{"broken'),
      (isOpenAi) => (isOpenAi ? refused('openai/unreadable-answer') : doubtful('openai/unreadable-answer')),
      'by server',
    ],
    [
      'an empty list',
      answer(200, listOf()),
      () => [
        ...start,
        ...known,
        'permission passed',
        'models warned key/no-model-to-try',
        'quota skipped not-offered',
        'limits skipped not-offered',
        'latency passed',
      ],
      'with-a-note',
    ],
  ])('%s', async (_name, script, expected, saving) => {
    for (const isOpenAi of [true, false]) {
      const tested = await testCandidate(script, { isOpenAi })
      expect(tested.told).toEqual(expected(isOpenAi))
      expect(tested.saving).toBe(saving !== 'by server' ? saving : isOpenAi ? 'anyway' : 'with-a-note')
      // No refusal is asked for twice.
      expect(tested.requests).toBe(1)
    }
  })

  test('the missing scope is named, on OpenAI with a model that may be tried all the same', async () => {
    const { lines } = await testCandidate(answerError(403, { code: null, message: scope }), {
      isOpenAi: true,
    })
    expect(find(lines, 'permission')).toMatchObject({
      failure: { data: { scope: 'api.model.read', status: 403 } },
      requestId: 'req_fault',
    })
    expect(find(lines, 'quota')?.fact).toMatchObject({ modelId: 'gpt-6-luna', isPaid: false })
  })

  test.each<[string, FaultScript, string]>([
    ['never answers', [{ do: 'stall' }], 'network/timeout'],
    [
      'falls silent in the middle',
      [{ do: 'head', status: 200, headers: json }, { do: 'write', chunk: '{' }, { do: 'stall' }],
      'network/timeout',
    ],
    [
      'refuses without coming to an end',
      [
        { do: 'head', status: 401, headers: json },
        ...Array.from({ length: 2_000 }, (): FaultScript => [
          { do: 'write', chunk: ' ' },
          { do: 'wait', delayMs: 50 },
        ]).flat(),
      ],
      'network/timeout',
    ],
  ])('one that %s is given up', async (_name, script, code) => {
    const { told } = await testCandidate(script, { timeoutMs: 200 })
    expect(told).toEqual(failsAt('network', code))
  })

  test('one that refuses the connection, and one whose name nobody knows', async () => {
    const { keys, hold } = makeKeys()
    const lines = await runTest(keys, hold(canary, await findDeafBaseUrl()))
    expect(tell(lines)).toEqual(failsAt('network', 'network/refused'))
    const network = find(lines, 'network')
    const { host } = network?.fact?.kind === 'route' ? network.fact : {}
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/u)
    expect(network?.failure?.data).toEqual({ host })

    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.invalid'), { code: 'ENOTFOUND' })
    const lost = makeKeys({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) })
    const unknown = await runTest(lost.keys, lost.hold(canary, 'https://nowhere.invalid/v1'))
    expect(tell(unknown)).toEqual(failsAt('network', 'network/dns'))
    expect(describeFailure(find(unknown, 'network')?.failure ?? none).sentence).toContain('nowhere.invalid')
    expect(decideSaving(unknown)).toBe('anyway')
  })
})

describe('the keychain in a test', () => {
  async function withServer(work: (made: Made, server: FaultServer) => Promise<void>): Promise<void> {
    await using server = await startFaultServer(() => answer(200, listOf('one')), canary)
    await work(makeKeys(), server)
  }

  test.each([
    ['locked', 'keychain failed keychain/locked', 'no'],
    ['silent', 'keychain failed keychain/silent', 'no'],
    ['unavailable', 'keychain warned keychain/unavailable', 'session'],
  ] as const)('%s, for a candidate: all else is tested', (state, line, saving) =>
    withServer(async ({ keys, keychain, hold }, server) => {
      const id = hold(canary, server.baseUrl)
      keychain.failWith(state)
      const lines = await runTest(keys, id)
      expect(tell(lines)).toEqual(['form passed', line, ...lines.slice(2).map((one) => tell([one])[0])])
      expect(find(lines, 'latency')?.outcome).toBe('passed')
      expect(decideSaving(lines)).toBe(saving)
    }),
  )

  test.each([
    ['locked', 'keychain/locked'],
    ['silent', 'keychain/silent'],
    ['unavailable', 'keychain/unavailable'],
    ['corrupt', 'keychain/corrupt'],
  ] as const)('%s, for a stored key: nothing is sent', (state, code) =>
    withServer(async ({ keys, keychain, add }, server) => {
      const { id } = take(await add({ baseUrl: server.baseUrl }))
      keychain.failWith(state)
      expect(tell(await runTest(keys, id))).toEqual([
        'form passed',
        `keychain failed ${code}`,
        ...unreachedAfter('keychain'),
      ])
      expect(server.requests).toEqual([])
    }),
  )

  test('an entry that is gone or is another: nothing is sent', () =>
    withServer(async ({ keys, keychain, add }, server) => {
      const { id } = take(await add({ baseUrl: server.baseUrl }))
      keychain.changeOutside(id, 'not\na key')
      expect(tell(await runTest(keys, id))[1]).toBe('keychain failed keychain/corrupt')
      keychain.changeOutside(id, null)
      expect(tell(await runTest(keys, id))[1]).toBe('keychain failed keychain/lost')
      expect(server.requests).toEqual([])
    }))

  test('a slow one holds nothing up, and its line still comes before those that waited', async () => {
    const paid = Promise.withResolvers<void>()
    await using server = await startFaultServer(({ method }) => {
      if (method === 'POST') paid.resolve()
      return answer(200, listOf('one'))
    }, canary)
    const { promise: probed, resolve: wakeUp } = Promise.withResolvers<'ok'>()
    const { keychain } = makeKeys()
    const { keys, hold } = makeKeys({ keychain: { ...keychain, unlock: () => probed } })
    const { lines, settled } = watchTest(keys, hold(canary, server.baseUrl), true)
    // By then the model list has long been answered.
    await paid.promise
    expect(tell(lines)).toEqual(['form passed'])
    wakeUp('ok')
    await settled
    expect(lines.map(({ step }) => step)).toEqual(keyTestSteps)
  })

  test.each([
    ['ok', 'keychain passed'],
    ['locked', 'keychain warned keychain/locked'],
    ['silent', 'keychain warned keychain/silent'],
    ['unavailable', 'keychain warned keychain/unavailable'],
  ] as const)('%s, for a session key, which needs none', (state, line) =>
    withServer(async ({ keys, keychain, addForSession }, server) => {
      const { id } = await addForSession({ baseUrl: server.baseUrl })
      if (state !== 'ok') keychain.failWith(state)
      expect(tell(await runTest(keys, id)).slice(0, 3)).toEqual(['form passed', line, 'network passed'])
      expect(keys.list()[0]?.lastTest).toEqual({ outcome: 'passed', failureCode: null, atMs: 2_001 })
    }),
  )
})

describe('a budget', () => {
  const day = { isHard: true, period: 'day', warnAtPercent: null, scope: { kind: 'all' } } as const

  test('that has no room keeps the paid step from leaving, and says nothing else of the key', async () => {
    await using server = await startFaultServer(() => answer(200, listOf('gpt-5-nano')), canary)
    const { keys, hold, store, reservations, listUsage } = makeKeys({
      fetch: standInForOpenAi(server.baseUrl),
    })
    store.budgets.insert({ ...day, id: newId<BudgetId>(), limitNanoUsd: nano(1) }, 1)
    const lines = await runTest(keys, hold(canary, openAiBaseUrl), true)
    expect(tell(lines).slice(2)).toEqual([
      'network passed',
      'authentication passed',
      'permission passed',
      'models passed',
      'quota warned budget/hard-limit',
      'limits skipped with-quota',
      'latency passed',
    ])
    expect(server.requests.map(({ method }) => method)).toEqual(['GET'])
    expect([listUsage(), ...reservations.list()]).toEqual([[]])
  })

  test('that has room is charged for it, and nothing stays reserved', async () => {
    await using server = await startOpenAiServer({ apiKey: canary, models: ['gpt-5-nano'] })
    const { keys, hold, store, reservations, listUsage } = makeKeys({
      fetch: standInForOpenAi(server.baseUrl),
    })
    store.budgets.insert({ ...day, id: newId<BudgetId>(), limitNanoUsd: nano(1_000_000_000) }, 1)
    await runTest(keys, hold(canary, openAiBaseUrl), true)
    expect(listUsage()).toHaveLength(1)
    expect([...reservations.list()]).toEqual([])
  })
})

describe('what becomes of a test', () => {
  test('a stored key remembers it, a disabled one too', async () => {
    let script = answer(200, listOf('one'))
    await using server = await startFaultServer(() => script, canary)
    const { keys, add, clock, events } = makeKeys()
    const { id } = take(await add({ baseUrl: server.baseUrl }))
    keys.change(id, { isEnabled: false })
    clock.nowMs = 3_000
    events.length = 0
    await runTest(keys, id)
    expect(keys.list()[0]?.lastTest).toEqual({ outcome: 'passed', failureCode: null, atMs: 3_000 })
    expect(events).toEqual(['keys'])
    script = answerError(401, { code: 'invalid_api_key' })
    await runTest(keys, id)
    expect(keys.list()[0]?.lastTest).toMatchObject({ outcome: 'failed', failureCode: 'openai/invalid-key' })
  })

  test('a candidate’s is kept with it, and written when it is saved; that of another address is not', async () => {
    await using server = await startFaultServer(
      () => answerError(403, { code: null, message: scope }),
      canary,
    )
    const { keys, hold, clock } = makeKeys()
    const id = hold(canary, server.baseUrl)
    await runTest(keys, id)
    clock.nowMs = 9_000
    const saying = { label: 'Work', project: '', note: '', keepIn: 'keychain' } as const
    const restrictedTest = { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: 2_000 }
    const key = take(await keys.save(id, saying))
    expect(key.lastTest).toEqual(restrictedTest)

    const moved = hold(other, server.baseUrl)
    await runTest(keys, moved)
    take(await keys.move(moved, `${server.origin}/v2`))
    expect(take(await keys.save(moved, saying)).lastTest).toBeNull()
  })

  test('the keychain’s trouble is not remembered of a key that has been saved since', async () => {
    await using server = await startFaultServer(() => answer(200, listOf('one')), canary)
    const { keys, keychain, hold } = makeKeys()
    const id = hold(canary, server.baseUrl)
    keychain.failWith('locked')
    await runTest(keys, id)
    keychain.failWith(null)
    const saved = take(await keys.save(id, { label: 'Work', project: '', note: '', keepIn: 'keychain' }))
    expect(saved.lastTest).toMatchObject({ outcome: 'passed', failureCode: null })
  })

  test('two that watch share one; cancelling gives it up and remembers nothing', async () => {
    await using server = await startFaultServer(() => [{ do: 'stall' }], canary)
    const { keys, add } = makeKeys()
    const { id } = take(await add({ baseUrl: server.baseUrl }))
    const [first, second] = [watchTest(keys, id), watchTest(keys, id)]
    await expect.poll(() => server.requests.length).toBe(1)
    take(keys.test(id, { paysForQuota: false })).cancel()
    for (const { settled, lines } of [first, second]) {
      expect(await settled).toEqual({ ok: true, value: {} })
      expect(tell(lines)).toEqual(start)
      expect(decideSaving(lines)).toBe('no')
    }
    expect(keys.list()[0]?.lastTest).toBeNull()
    await expect.poll(() => server.requests[0]?.closedAtMs).toBeGreaterThan(0)
    expect(server.requests).toHaveLength(1)
  })

  test('moving, dropping or removing what is tested gives the test up', async () => {
    await using server = await startFaultServer(() => [{ do: 'stall' }], canary)
    const { keys, hold, add } = makeKeys()
    const [moved, dropped] = [hold(canary, server.baseUrl), hold(canary, server.baseUrl)]
    const removed = take(await add({ secret: other, baseUrl: server.baseUrl })).id
    const runs = [moved, dropped, removed].map((id) => watchTest(keys, id))
    await expect.poll(() => server.requests.length).toBe(3)
    take(await keys.move(moved, `${server.origin}/v2`))
    keys.drop(dropped)
    take(await keys.remove(removed))
    for (const { settled } of runs) expect(await settled).toEqual({ ok: true, value: {} })
    expect(codeOf(keys.test(dropped, { paysForQuota: false }))).toBe('key/not-held')
    expect(codeOf(keys.test(newId<KeyId>(), { paysForQuota: false }))).toBe('key/not-held')
  })

  test('of a key that was moved to another path meanwhile, nothing is remembered', async () => {
    const asked = Promise.withResolvers<void>()
    const { promise: proxy, resolve: goOn } = Promise.withResolvers<null>()
    await using server = await startFaultServer(() => answer(200, listOf('one')), canary)
    const readProxy = (): Promise<null> => {
      asked.resolve()
      return proxy
    }
    const { keys, add } = makeKeys({ readProxy })
    const { id } = take(await add({ baseUrl: server.baseUrl }))
    const { settled } = watchTest(keys, id)
    await asked.promise
    take(keys.change(id, { baseUrl: `${server.origin}/v2` }))
    goOn(null)
    await settled
    expect(keys.list()[0]?.lastTest).toBeNull()
  })

  test('cancelled at once, it waits for nothing', async () => {
    const never = new Promise<never>(() => {})
    const { keychain } = makeKeys()
    await using server = await startFaultServer(() => [{ do: 'stall' }], canary)
    const { keys, hold } = makeKeys({
      keychain: { ...keychain, unlock: () => never },
      readProxy: () => never,
    })
    const { source, settled, lines } = watchTest(keys, hold(canary, server.baseUrl))
    source.cancel()
    expect(await settled).toEqual({ ok: true, value: {} })
    expect(tell(lines)).toEqual(['form passed'])
    expect(server.requests).toEqual([])
  })

  test('a window that can’t be told holds nobody up', async () => {
    await using server = await startFaultServer(() => answer(200, listOf('one')), canary)
    const { keys, hold } = makeKeys()
    const id = hold(canary, server.baseUrl)
    const gone = take(keys.test(id, { paysForQuota: false }))
    const fall = (): never => {
      throw new Error('gone')
    }
    gone.attach({ delta: fall, settle: fall })
    expect(await runTest(keys, id)).toHaveLength(9)
  })

  test('a bug in the middle of it ends it, with all its lines', async () => {
    const broken = { ...makeKeys().keychain, unlock: () => Promise.reject(new Error(canary)) }
    await using server = await startFaultServer(() => answer(200, listOf('one')), canary)
    const { keys, hold } = makeKeys({ keychain: broken })
    const { lines, settled } = watchTest(keys, hold(canary, server.baseUrl))
    expect(codeOf(await settled)).toBe('bug/unexpected')
    expect(tell(lines)).toEqual([
      'form passed',
      'keychain failed bug/unexpected',
      ...unreachedAfter('keychain'),
    ])
    expect(JSON.stringify(lines)).not.toContain('canary')
  })
})

test('listModels answers chat models alone, with the end that the server announces', async () => {
  const models = {
    object: 'list',
    data: [
      { id: 'gpt-6-sol', shutdown_date: '2027-03-01' },
      { id: 'tts-1' },
      { id: 'gpt-6-luna', shutdown_date: 'soon' },
    ],
  }
  await using server = await startFaultServer(() => answer(200, JSON.stringify(models)), canary)
  const { keys, add } = makeKeys({ fetch: standInForOpenAi(server.baseUrl) })
  const { id } = take(await add())
  expect(take(await keys.listModels(id))).toEqual([
    { id: 'gpt-6-luna', shutsDownOn: null },
    { id: 'gpt-6-sol', shutsDownOn: '2027-03-01' },
  ])
  expect(codeOf(await keys.listModels(newId<KeyId>()))).toBe('key/not-found')
})
