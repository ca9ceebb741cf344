// A relay before a server that speaks OpenAI's protocol but leaves some fields out of its answers. It adds
// the details of token counts and the service tier, and passes on everything else as it comes.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export interface UsageDetails {
  readonly cachedInputTokens?: number | undefined
  readonly cacheWriteTokens?: number | undefined
  readonly reasoningTokens?: number | undefined
  /** Such as `default` or `priority`. */
  readonly serviceTier?: string | undefined
}

export interface UsageRelay {
  readonly origin: string
  stop(): Promise<void>
}

/** `findDetails` gets the id of an answer, which Chat Completions repeats in each of its chunks. */
export async function startUsageRelay(
  origin: string,
  findDetails: (answerId: string) => UsageDetails | undefined,
): Promise<UsageRelay> {
  const server = createServer((asked, response) => {
    relay(asked, response, origin, (event) => addDetails(event, findDetails))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function relay(
  asked: IncomingMessage,
  response: ServerResponse,
  origin: string,
  change: (event: string) => string,
): void {
  const { method, url, headers } = asked
  const forwarded = request(`${origin}${url ?? ''}`, { method, headers })
  // If the client disconnects, the forwarded request ends too.
  response.on('close', () => forwarded.destroy())
  forwarded.on('error', () => response.destroy())
  forwarded.on('response', (answer) => {
    const { 'content-length': _length, ...kept } = answer.headers
    response.writeHead(answer.statusCode ?? 502, kept)
    answer.setEncoding('utf8')
    let rest = ''
    answer.on('data', (piece: string) => {
      const events = (rest + piece).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) response.write(`${change(event)}\n\n`)
    })
    answer.on('end', () => response.end(rest))
    answer.on('close', () => {
      if (!answer.complete) response.destroy()
    })
  })
  asked.pipe(forwarded)
}

interface Answer {
  readonly id?: string
  readonly usage?: object
}

function addDetails(event: string, findDetails: (answerId: string) => UsageDetails | undefined): string {
  const [, before = '', data = ''] = /^([^]*?data: )(\{[^]*\})$/u.exec(event) ?? []
  if (data === '') return event
  // aimock wrote this data a moment ago.
  const parsed = JSON.parse(data) as Answer & { readonly response?: Answer }
  const answer = parsed.response ?? parsed
  const details = findDetails(answer.id ?? '')
  if (!details || !answer.usage) return event
  const { cachedInputTokens, cacheWriteTokens, reasoningTokens, serviceTier } = details
  const input = { cached_tokens: cachedInputTokens, cache_write_tokens: cacheWriteTokens }
  const output = { reasoning_tokens: reasoningTokens }
  const usage = parsed.response
    ? { ...answer.usage, input_tokens_details: input, output_tokens_details: output }
    : { ...answer.usage, prompt_tokens_details: input, completion_tokens_details: output }
  const changed = { ...answer, usage, service_tier: serviceTier }
  return before + JSON.stringify(parsed.response ? { ...parsed, response: changed } : changed)
}
