// A server that streams Chat Completions at a steady pace, numbers each token, and records when it gave each
// token's bytes to the socket.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '../texts/random.ts'

export const modelId = 'steady'
export const tokenCount = 150

/** In ms since 1970, with fractions; the same clock in every process of a machine. */
export const readClockMs = (): number => performance.timeOrigin + performance.now()

/** Can be found in the drawn page, because no other text looks like it. */
const tokenOf = (index: number): string => ` t${index}.`

export interface TokenServer extends AsyncDisposable {
  /** Ends in /v1. */
  readonly baseUrl: string
  /** When each token of the last answer was written. */
  sentAtMs(): readonly number[]
}

const meanIntervalMs = 27
const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
const chunk = (delta: object, finish_reason: string | null) =>
  event({
    id: 'chat-1',
    object: 'chat.completion.chunk',
    created: 0,
    model: modelId,
    choices: [{ index: 0, delta, finish_reason }],
  })

const streamAnswer = async (response: ServerResponse, sentAtMs: number[]) => {
  const random = createRandom(14)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(chunk({ role: 'assistant', content: '' }, null))
  for (let index = 0; index < tokenCount && !response.destroyed; index += 1) {
    // Random, so that tokens aren't in step with frames.
    await delay(meanIntervalMs - 3 + random.below(7))
    sentAtMs[index] = readClockMs()
    response.write(chunk({ content: tokenOf(index) }, null))
  }
  response.write(chunk({}, 'stop'))
  const usage = { prompt_tokens: 1, completion_tokens: tokenCount, total_tokens: tokenCount + 1 }
  response.write(event({ id: 'chat-1', object: 'chat.completion.chunk', model: modelId, choices: [], usage }))
  response.end('data: [DONE]\n\n')
}

export const startTokenServer = async (): Promise<TokenServer> => {
  let sentAtMs: number[] = []
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/chat/completions')) {
      sentAtMs = []
      void streamAnswer(response, sentAtMs)
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ object: 'list', data: [{ id: modelId, object: 'model' }] }))
  })
  // Each token is one packet at most, and must be sent at once.
  server.on('connection', (socket: Socket) => socket.setNoDelay(true))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address of this type.
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    sentAtMs: () => sentAtMs,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
