import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../../domain/ids.ts'
import type { Result } from '../../domain/result.ts'
import { canary, findDeafBaseUrl, serve, type Behave } from '../chat/test-support.ts'
import { newId } from '../store/new-id.ts'
import type { KeyTestLine } from '../../domain/key.ts'
import type { KeyTestSettled } from './key-test-run.ts'
import { codeOf, makeKeys, take } from './test-support.ts'

describe('test and listModels', () => {
  async function runTest(made: ReturnType<typeof makeKeys>, id: KeyId) {
    const source = take(made.keys.test(id))
    const lines: KeyTestLine[] = [...source.snapshot.lines]
    const { promise, resolve } = Promise.withResolvers<Result<KeyTestSettled>>()
    source.attach({ delta: (line) => void lines.push(line), settle: resolve })
    const settled = await promise
    expect(inspect([lines, settled], { depth: null })).not.toContain('canary')
    return {
      settled,
      told: lines.map((line) => `${line.step} ${line.outcome} ${line.failure?.code ?? ''}`.trim()),
      lines,
    }
  }

  const answer =
    (status: number, body: unknown, headers = {}): Behave =>
    (response) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_list', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body))

  const list = {
    object: 'list',
    data: [{ id: 'model-10' }, { id: 'model-9' }, null, { id: 3 }, { id: canary }],
  }

  test('all passes, in order, and is remembered', async () => {
    const server = await serve(answer(200, list))
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    const { told, lines, settled } = await runTest(made, id)
    expect(told).toEqual([
      'form passed',
      'keychain passed',
      'network passed',
      'authentication passed',
      'models passed',
    ])
    expect(lines.at(-1)).toMatchObject({ modelCount: 2, requestId: 'req_list' })
    expect(take(settled).key.lastTest).toEqual({ outcome: 'passed', atMs: 2_000 })
    expect(server.asked).toMatchObject([{ path: '/v1/models', authorization: `Bearer ${canary}` }])
    expect(take(await made.keys.listModels(id))).toEqual(['model-9', 'model-10'])
  })

  test.each([
    [
      401,
      { error: { code: 'invalid_api_key', message: canary } },
      ['authentication failed openai/invalid-key'],
    ],
    [
      403,
      { error: { message: 'Missing scopes: api.model.read' } },
      ['authentication passed', 'models warned openai/permission-denied'],
    ],
    [
      429,
      { error: { code: 'insufficient_quota' } },
      ['authentication passed', 'models failed openai/insufficient-quota'],
    ],
    [500, { error: { code: 'server_error' } }, ['authentication failed openai/server-error']],
    [404, 'not found', ['authentication warned openai/not-an-api', 'models warned openai/not-an-api']],
    [200, { models: [] }, ['authentication passed', 'models warned']],
    [
      200,
      '{"broken',
      ['authentication warned openai/unreadable-answer', 'models warned openai/unreadable-answer'],
    ],
    [200, { data: [] }, ['authentication passed', 'models warned']],
  ])('%i %j', async (status, body, after) => {
    const server = await serve(answer(status, body))
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    const { told } = await runTest(made, id)
    expect(told).toEqual(['form passed', 'keychain passed', 'network passed', ...after])
  })

  test('the missing scope is named', async () => {
    const server = await serve(answer(403, { error: { message: 'Missing scopes: api.model.read' } }))
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    const { lines } = await runTest(made, id)
    expect(lines.at(-1)?.failure?.data).toMatchObject({ scope: 'api.model.read' })
  })

  test('a page, as from a server of another kind', async () => {
    const server = await serve(answer(200, '<h1>Hello</h1>', { 'content-type': 'text/html' }))
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    const { told } = await runTest(made, id)
    expect(told.slice(2)).toEqual([
      'network passed',
      'authentication warned openai/not-an-api',
      'models warned openai/not-an-api',
    ])
  })

  test('no server: the test ends at the network', async () => {
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: await findDeafBaseUrl() }))
    const { told, settled } = await runTest(made, id)
    expect(told).toEqual(['form passed', 'keychain passed', 'network failed network/refused'])
    expect(take(settled).key.lastTest?.outcome).toBe('failed')
  })

  test('a locked keychain, and an entry that is no key: nothing is sent', async () => {
    const server = await serve(answer(200, list))
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    made.secrets.failWith('locked')
    expect((await runTest(made, id)).told).toEqual(['form passed', 'keychain failed keychain/locked'])
    made.secrets.failWith(null)
    made.secrets.changeOutside(id, 'not\na key')
    expect((await runTest(made, id)).told).toEqual(['form failed key/unreadable'])
    expect(server.asked).toEqual([])
  })

  test('two that watch share one test; cancelling gives it up and remembers nothing', async () => {
    const server = await serve(() => {})
    const made = makeKeys()
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    const first = runTest(made, id)
    const second = runTest(made, id)
    take(made.keys.test(id)).cancel()
    for (const { settled } of [await first, await second]) expect(take(settled).key.lastTest).toBeNull()
    expect(codeOf(made.keys.test(newId<KeyId>()))).toBe('key/not-found')
  })
})
