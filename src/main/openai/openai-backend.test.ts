// Both backends against a real server that does everything wrong that a server can (R7).
import { describe, expect, test, vi } from 'vitest'
import type { BackendEvent } from './backend.ts'
import { createChatCompletionsBackend } from './chat-completions-backend.ts'
import type { OpenAiBackendOptions } from './openai-backend.ts'
import { createResponsesBackend } from './responses-backend.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  collect,
  findDeafBaseUrl,
  makeOptions,
  readEnd,
  responsesDelta,
  responsesEnd,
  serve,
  sse,
  startStream,
  textOf,
  type Behave,
} from './test-support.ts'

const kinds = {
  responses: {
    create: createResponsesBackend,
    path: '/v1/responses',
    delta: responsesDelta,
    end: responsesEnd('completed'),
  },
  'chat-completions': {
    create: createChatCompletionsBackend,
    path: '/v1/chat/completions',
    delta: chatDelta,
    end: chatEnd() + chatUsage + sse('[DONE]'),
  },
} as const

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  async function ask(behave: Behave, over: Partial<OpenAiBackendOptions> = {}) {
    const server = await serve(behave)
    const events = await collect(kind.create(makeOptions(server.baseUrl, over)))
    return { server, events, end: readEnd(events), text: textOf(events) }
  }

  const refuse =
    (status: number, error: object, headers = {}): Behave =>
    (response) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ error }))

  test('a whole answer, split at every byte', async () => {
    const { end, text, server } = await ask(async (response) => {
      startStream(response)
      const bytes = Buffer.from(kind.delta('Zürich ') + kind.delta('雪🏔️') + kind.end)
      for (const byte of bytes) {
        response.write(Buffer.from([byte]))
        await new Promise(setImmediate)
      }
      response.end()
    })
    expect(text).toBe('Zürich 雪🏔️')
    expect(end).toMatchObject({
      kind: 'completed',
      modelAnswered: 'small-2026',
      requestId: 'req_test',
      tokens: { inputTokens: 7, outputTokens: 3 },
    })
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toMatchObject({ path: kind.path, authorization: `Bearer ${canary}` })
  })

  test.each([
    ['before any text', '', ''],
    ['after some text', 'Hel', 'Hel'],
  ])('cut short %s', async (_when, sent, kept) => {
    const { end, text } = await ask(
      (response) => void startStream(response).end((sent === '' ? '' : kind.delta(sent)) || ': nothing\n\n'),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/cut-short' }, isAccepted: true })
    expect(text).toBe(kept)
  })

  test('reset in mid-stream', async () => {
    const { end, text } = await ask((response) => {
      startStream(response).write(kind.delta('Hel'), () =>
        setTimeout(() => response.socket?.resetAndDestroy(), 20),
      )
    })
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'network/reset' } })
    expect(text).toBe('Hel')
  })

  test('reset before the headers', async () => {
    const { end } = await ask((response) => void response.socket?.resetAndDestroy())
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'network/reset' }, isAccepted: false })
  })

  test('falls silent, and is left', async () => {
    const { end, text, server } = await ask(
      (response) => void startStream(response).write(kind.delta('Hel')),
      {
        idleTimeoutMs: 50,
      },
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'network/stalled' } })
    expect(text).toBe('Hel')
    await server.left
  })

  test('never answers', async () => {
    const { end } = await ask(() => {}, { timeoutMs: 50 })
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'network/timeout' } })
  })

  test('never stops, and is left', async () => {
    const { end, server } = await ask(
      (response) => {
        startStream(response)
        const timer = setInterval(() => response.write(kind.delta('and so on '.repeat(100))), 1)
        response.on('close', () => clearInterval(timer))
      },
      { maxBytes: 20_000 },
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/output-limit' } })
    await server.left
  })

  test('garbage in the stream, without a word on the console', async () => {
    const spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
    const { end, text } = await ask(
      (response) => void startStream(response).end(kind.delta('Hel') + sse('{"broken')),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/unreadable-answer' } })
    expect(text).toBe('Hel')
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  })

  test.each(['null', '[]', '3', '"text"', '{"type":"response.unknown"}', '{"choices":[]}'])(
    'passes over an event it does not know: %s',
    async (data) => {
      const { end, text } = await ask(
        (response) => void startStream(response).end(sse(data) + kind.delta('Hi') + kind.end),
      )
      expect(end.kind).toBe('completed')
      expect(text).toBe('Hi')
    },
  )

  test('nothing counts after an end', async () => {
    const { end, text } = await ask(
      (response) =>
        void startStream(response).end(kind.delta('Hi') + kind.end + kind.delta(' there') + kind.end),
    )
    expect(end.kind).toBe('completed')
    expect(text).toBe('Hi')
  })

  test('a page with 200', async () => {
    const { end } = await ask(
      (response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please log in</h1>'),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/not-an-api' }, isAccepted: false })
  })

  test('an error inside the stream', async () => {
    const error = { code: 'rate_limit_exceeded', message: `about ${canary}` }
    const { end, text } = await ask(
      (response) => void startStream(response).end(kind.delta('Hel') + sse({ error })),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/rate-limited' } })
    expect(text).toBe('Hel')
  })

  test('a redirect is not followed', async () => {
    const other = await serve((response) => void response.end())
    const { end } = await ask(
      (response) => void response.writeHead(307, { location: `${other.baseUrl}/responses` }).end(),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'network/redirected' } })
    expect(other.asked).toEqual([])
  })

  test.each([
    [
      401,
      { code: 'invalid_api_key', message: `Incorrect API key provided: ${canary}.` },
      'openai/invalid-key',
    ],
    [403, { message: 'Missing scopes: model.request' }, 'openai/permission-denied'],
    [404, { code: 'model_not_found' }, 'openai/model-not-found'],
    [429, { code: 'rate_limit_exceeded' }, 'openai/rate-limited'],
    [429, { code: 'insufficient_quota' }, 'openai/insufficient-quota'],
    [500, { code: 'server_error' }, 'openai/server-error'],
    [503, { code: 'server_is_overloaded' }, 'openai/overloaded'],
  ])('%i %j, asked once', async (status, error, code) => {
    const { end, server } = await ask(refuse(status, error, { 'x-request-id': 'req_refused' }))
    expect(end).toMatchObject({
      kind: 'failed',
      failure: { code },
      isAccepted: false,
      requestId: 'req_refused',
    })
    expect(server.asked).toHaveLength(1)
  })

  test('a broken gateway, with a page', async () => {
    const { end } = await ask(
      (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end(`<p>${canary}</p>`),
    )
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'openai/server-error' } })
  })

  test('a server that is not there', async () => {
    const baseUrl = await findDeafBaseUrl()
    const events = await collect(kind.create(makeOptions(baseUrl)))
    const { host } = new URL(baseUrl)
    expect(readEnd(events)).toMatchObject({
      kind: 'failed',
      failure: { code: 'network/refused', data: { host } },
    })
  })

  test('aborted in mid-stream: silent, and the connection is closed', async () => {
    const server = await serve((response) => void startStream(response).write(kind.delta('Hel')))
    const controller = new AbortController()
    const seen: BackendEvent[] = []
    const request = { modelId: 'small', messages: [{ role: 'user', text: 'Hello' }] } as const
    for await (const event of kind.create(makeOptions(server.baseUrl)).answer(request, controller.signal)) {
      seen.push(event)
      controller.abort()
    }
    expect(seen).toEqual([{ kind: 'text', text: 'Hel' }])
    await server.left
  })

  test('aborted before it is sent, and while it waits: silent', async () => {
    const server = await serve(() => {})
    expect(await collect(kind.create(makeOptions(server.baseUrl)), AbortSignal.abort())).toEqual([])
    expect(server.asked).toEqual([])
    expect(await collect(kind.create(makeOptions(server.baseUrl)), AbortSignal.timeout(50))).toEqual([])
    await server.left
  })
})
