// An HTTP server that fails on purpose, request by request, as a script says: errors, cuts, stalls, resets,
// HTML, an answer without an end. Of the Authorization header it records only whether it was the expected
// one; it neither keeps nor shows a key.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** One step of an answer. Chunks are written as they are, so a test can split bytes anywhere. */
export type FaultStep =
  | { readonly do: 'head'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly do: 'write'; readonly chunk: string | Uint8Array }
  | { readonly do: 'wait'; readonly delayMs: number }
  /** Sends nothing until `moment` resolves. */
  | { readonly do: 'await'; readonly moment: Promise<unknown> }
  /** Writes the same again and again, until the client disconnects or the server is stopped. */
  | { readonly do: 'repeat'; readonly chunk: string; readonly everyMs: number }
  /** Ends the answer properly. */
  | { readonly do: 'end' }
  /** Closes the connection in the middle, as a lost proxy does. */
  | { readonly do: 'cut' }
  /** Resets the connection. */
  | { readonly do: 'reset' }
  /** Sends nothing more, until the client disconnects or the server is stopped. */
  | { readonly do: 'stall' }

export type FaultScript = readonly FaultStep[]

export interface FaultRequest {
  readonly method: string
  readonly path: string
  /** Undefined if there was no Authorization header. */
  readonly isExpectedKey: boolean | undefined
  readonly headerNames: readonly string[]
  readonly body: string
  /** When it came, in ms by the clock of performance.now(). */
  readonly atMs: number
  /** When its connection closed; undefined while it is open. */
  closedAtMs: number | undefined
}

export interface FaultServer extends AsyncDisposable {
  readonly origin: string
  readonly baseUrl: string
  readonly requests: readonly FaultRequest[]
  countConnections(): number
  stop(): Promise<void>
}

const json = { 'content-type': 'application/json', 'x-request-id': 'req_fault' }
const eventStream = { 'content-type': 'text/event-stream', 'x-request-id': 'req_fault' }

/** An error with a body of OpenAI's shape. */
export const answerError = (
  status: number,
  error: { readonly code: string | null; readonly type?: string; readonly message?: string },
  headers: Readonly<Record<string, string>> = {},
): FaultScript => {
  const body = {
    error: { message: 'A fault for tests.', type: 'invalid_request_error', param: null, ...error },
  }
  return [
    { do: 'head', status, headers: { ...json, ...headers } },
    { do: 'write', chunk: JSON.stringify(body) },
    { do: 'end' },
  ]
}

export const answerHtml = (status = 200): FaultScript => [
  { do: 'head', status, headers: { 'content-type': 'text/html' } },
  { do: 'write', chunk: '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>' },
  { do: 'end' },
]

export const answerRedirect = (location: string, status = 307): FaultScript => [
  { do: 'head', status, headers: { location } },
  { do: 'end' },
]

export const answerJson = (value: unknown): FaultScript => [
  { do: 'head', status: 200, headers: json },
  { do: 'write', chunk: JSON.stringify(value) },
  { do: 'end' },
]

/** A stream of events, then `rest`: an end, a cut, a stall. Chunks are written `chunkDelayMs` apart. */
export const answerStream = (
  chunks: readonly (string | Uint8Array)[],
  rest: FaultScript,
  chunkDelayMs = 0,
): FaultScript => [
  { do: 'head', status: 200, headers: eventStream },
  ...chunks.flatMap((chunk): FaultStep[] => [
    { do: 'write', chunk },
    ...(chunkDelayMs > 0 ? [{ do: 'wait', delayMs: chunkDelayMs } as const] : []),
  ]),
  ...rest,
]

/** The list of models, in the format of OpenAI and compatible servers. */
export const answerModels = (ids: readonly string[]): FaultScript =>
  answerJson({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) })

/** A whole answer of Chat Completions, streamed. */
export const answerChat = (text: string): FaultScript => {
  const chunk = (delta: object, end: string | null) =>
    `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta, finish_reason: end }] })}\n\n`
  const chunks = [chunk({ content: text }, null), chunk({}, 'stop'), 'data: [DONE]\n\n']
  return answerStream(chunks, [{ do: 'end' }])
}

const readBody = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  // An IncomingMessage without an encoding yields buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const perform = async (step: FaultStep, response: ServerResponse) => {
  switch (step.do) {
    case 'head':
      response.writeHead(step.status, step.headers)
      response.flushHeaders()
      return
    case 'write':
      // Waits for each write, because the kernel may otherwise join chunks into one packet.
      await new Promise<void>((resolve) => response.write(step.chunk, () => resolve()))
      return
    case 'wait':
      await delay(step.delayMs)
      return
    case 'await':
      await step.moment
      return
    case 'repeat':
      while (!response.destroyed) {
        response.write(step.chunk)
        await delay(step.everyMs)
      }
      return
    case 'end':
      response.end()
      return
    case 'cut':
      response.destroy()
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'stall':
      await new Promise<void>((resolve) => response.once('close', resolve))
      return
  }
}

/** Calls `answer` for each request, with its number from 0 on. */
export async function startFaultServer(
  answer: (request: FaultRequest, index: number) => FaultScript,
  expectedKey?: string,
): Promise<FaultServer> {
  const requests: FaultRequest[] = []
  let connectionCount = 0
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { authorization } = incoming.headers
    const request: FaultRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      isExpectedKey: authorization === undefined ? undefined : authorization === `Bearer ${expectedKey}`,
      headerNames: Object.keys(incoming.headers),
      body: await readBody(incoming),
      atMs: performance.now(),
      closedAtMs: undefined,
    }
    response.once('close', () => (request.closedAtMs = performance.now()))
    const index = requests.push(request) - 1
    for (const step of answer(request, index)) {
      if (response.destroyed) return
      await perform(step, response)
    }
  }
  const server = createServer((incoming, response) => {
    // Many tests have a client that disconnects while the server writes, so the error is ignored.
    serve(incoming, response).catch(() => response.destroy())
  })
  server.on('connection', () => (connectionCount += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on an address, not on a pipe, so the address is of this type.
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const stop = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    origin,
    baseUrl: `${origin}/v1`,
    requests,
    countConnections: () => connectionCount,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
