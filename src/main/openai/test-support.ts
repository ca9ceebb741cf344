// For the tests of this folder and of keys: a real server on this machine that can be told to misbehave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { inspect } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import type { Backend, BackendEvent, BackendRequest } from './backend.ts'
import type { OpenAiBackendOptions } from './openai-backend.ts'

export const canary = 'sk-canary-0123456789abcdefghij3f9a'

export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface TestServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly asked: Asked[]
  /** Resolves when the client has closed the connection of the newest request. */
  readonly left: Promise<void>
}

export type Behave = (response: ServerResponse, asked: Asked, index: number) => void | Promise<void>

/** Starts a server on a port of its own, and stops it when the test ends. */
export async function serve(behave: Behave): Promise<TestServer> {
  const asked: Asked[] = []
  const left = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    let body = ''
    response.on('close', () => left.resolve())
    response.on('error', () => {})
    request.setEncoding('utf8')
    request.on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      const { url = '', headers } = request
      const one = { path: url, authorization: headers.authorization, headers, body }
      asked.push(one)
      void behave(response, one, asked.length - 1)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { baseUrl: `http://127.0.0.1:${address.port}/v1`, asked, left: left.promise }
}

/** Returns the address of a port that nothing listens on any more. */
export async function findDeafBaseUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/v1`
}

export const startStream = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_test' })

export const sse = (data: unknown, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`

export const chatDelta = (content: string): string =>
  sse({ model: 'small-2026', choices: [{ index: 0, delta: { content }, finish_reason: null }] })

export const chatEnd = (finish_reason = 'stop'): string =>
  sse({ model: 'small-2026', choices: [{ index: 0, delta: {}, finish_reason }] })

export const chatUsage = sse({
  model: 'small-2026',
  choices: [],
  usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
})

const typed = (type: string, rest: object): string => sse({ type, ...rest }, type)

export const responsesDelta = (delta: string): string => typed('response.output_text.delta', { delta })

export const responsesEnd = (type: string, rest: object = {}): string =>
  typed(`response.${type}`, {
    response: {
      model: 'small-2026',
      usage: {
        input_tokens: 7,
        input_tokens_details: { cached_tokens: 2 },
        output_tokens: 3,
        output_tokens_details: { reasoning_tokens: 1 },
      },
      ...rest,
    },
  })

export async function collect(
  backend: Backend,
  signal = new AbortController().signal,
  over: Partial<BackendRequest> = {},
): Promise<BackendEvent[]> {
  const events: BackendEvent[] = []
  const request: BackendRequest = {
    modelId: 'small',
    messages: [{ role: 'user', text: 'Hello' }],
    ...over,
  }
  for await (const event of backend.answer(request, signal)) events.push(event)
  return events
}

export const textOf = (events: readonly BackendEvent[]): string =>
  events.map((event) => (event.kind === 'text' ? event.text : '')).join('')

export const makeOptions = (
  baseUrl: string,
  over: Partial<OpenAiBackendOptions> = {},
): OpenAiBackendOptions => ({
  fetch: globalThis.fetch,
  secret: canary,
  baseUrl,
  nowMs: () => 0,
  timeoutMs: 5_000,
  idleTimeoutMs: 5_000,
  ...over,
})

/**
 * Returns the end, after checking that it is the only one and the last event, and that no event has the key.
 */
export function readEnd(
  events: readonly BackendEvent[],
): Extract<BackendEvent, { kind: 'completed' | 'failed' }> {
  expect(inspect(events, { depth: null })).not.toContain('canary')
  const ends = events.filter((event) => event.kind === 'completed' || event.kind === 'failed')
  const [end] = ends
  if (ends.length !== 1 || !end || events.at(-1) !== end) throw new Error('not exactly one end')
  return end
}
