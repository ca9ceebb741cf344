// A server without a network: takes what OpenAI's library sends to the Responses API and answers by script,
// in the same stream of events. So the practice guide runs through the same code as a real answer.
import type { Fetch } from '../exchange.ts'
import { wait } from '../wait.ts'
import { choosePracticeAnswer, splitIntoPieces } from './choose-answer.ts'

export interface PracticeOptions {
  /** The pause between two pieces; 0 in tests. */
  readonly pieceDelayMs: number
}

/** An address that can't exist, and is never looked up. */
export const practiceBaseUrl = 'https://practice.invalid/v1'
/** A word instead of a key, because the library wants one. */
export const practiceSecret = 'practice-guide'

export function createPracticeFetch(options: PracticeOptions): Fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (!pathname.endsWith('/responses'))
      return Response.json({ error: { message: 'Not found' } }, { status: 404 })
    const { model, question, begun } = readRequest(init?.body)
    const script = choosePracticeAnswer(question).text
    // Text that another model had begun isn't in the script, so the script then starts from its beginning.
    const text = script.startsWith(begun) ? script.slice(begun.length) : script
    return new Response(streamAnswer(model, text, options, init?.signal ?? null), {
      headers: { 'content-type': 'text/event-stream' },
    })
  }
}

interface PracticeRequest {
  readonly model: string
  readonly question: string
  /** The part of the answer that had already come. */
  readonly begun: string
}

/**
 * Reads the library's request: JSON, with the newest message last. If that is an answer, it is to be
 * continued.
 */
function readRequest(body: unknown): PracticeRequest {
  const request: unknown = typeof body === 'string' ? JSON.parse(body) : null
  const model = isObject(request) && typeof request['model'] === 'string' ? request['model'] : ''
  const messages: readonly unknown[] =
    isObject(request) && Array.isArray(request['input']) ? request['input'] : []
  const last = messages.at(-1)
  const isBegun = isObject(last) && last['role'] === 'assistant'
  return {
    model,
    question: readContent(isBegun ? messages.at(-2) : last),
    begun: isBegun ? readContent(last) : '',
  }
}

const readContent = (message: unknown): string =>
  isObject(message) && typeof message['content'] === 'string' ? message['content'] : ''

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null

function streamAnswer(
  model: string,
  text: string,
  options: PracticeOptions,
  signal: AbortSignal | null,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const events = writeEvents(model, text)
  let isFirst = true
  return new ReadableStream({
    async pull(controller) {
      // The first word comes at once.
      if (!isFirst && options.pieceDelayMs > 0) await wait(options.pieceDelayMs, signal)
      isFirst = false
      if (signal?.aborted === true) return controller.error(signal.reason)
      const next = events.next()
      if (next.done === true) return controller.close()
      controller.enqueue(encoder.encode(`event: ${next.value.type}\ndata: ${JSON.stringify(next.value)}\n\n`))
    },
  })
}

interface PracticeEvent {
  readonly type: string
  readonly [field: string]: unknown
}

function* writeEvents(model: string, text: string): Generator<PracticeEvent> {
  const item = { item_id: 'practice', output_index: 0, content_index: 0 }
  const pieces = splitIntoPieces(text)
  let sequence_number = 0
  for (const delta of pieces) {
    yield { type: 'response.output_text.delta', ...item, delta, sequence_number: sequence_number++ }
  }
  const usage = {
    input_tokens: 0,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: pieces.length,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: pieces.length,
  }
  yield {
    type: 'response.completed',
    response: { id: 'practice', model, status: 'completed', usage },
    sequence_number,
  }
}
