// A server with answers that a test scripts, one for each question, in the format of the API that asks. A
// question without a scripted answer gets a whole answer at once.
import {
  answerModels,
  answerStream,
  startFaultServer,
  type FaultRequest,
  type FaultScript,
} from './fault-server.ts'
import { chatWire, responsesWire, type Wire, type WireUsage } from './wires.ts'

export type ScriptedReply = (wire: Wire) => FaultScript

export interface ChatServer extends AsyncDisposable {
  /** Ends in /v1, as a base URL does. */
  readonly baseUrl: string
  /** The requests for an answer, oldest first. */
  readonly asked: readonly FaultRequest[]
  /** Sets the replies to the next questions, one each. */
  reply(...replies: readonly ScriptedReply[]): void
}

const usage: WireUsage = { inputTokens: 20, outputTokens: 10 }

export const sayWhole =
  (text: string): ScriptedReply =>
  (wire) =>
    answerStream([wire.delta(text), wire.end(usage)], [{ do: 'end' }])

/** Sends these words and then nothing more, until the client disconnects. */
export const fallSilentAfter =
  (text: string): ScriptedReply =>
  (wire) =>
    answerStream([wire.delta(text)], [{ do: 'stall' }])

/** Sends some words, waits for the moment, and sends the rest. */
export const sayInTwo =
  (text: string, moment: Promise<unknown>, rest: string): ScriptedReply =>
  (wire) =>
    answerStream(
      [wire.delta(text)],
      [{ do: 'await', moment }, { do: 'write', chunk: wire.delta(rest) + wire.end(usage) }, { do: 'end' }],
    )

export const breakOffAtLimit =
  (text: string): ScriptedReply =>
  (wire) =>
    answerStream([wire.delta(text), wire.tooLong(usage)], [{ do: 'end' }])

export async function startChatServer(models: readonly string[], expectedKey?: string): Promise<ChatServer> {
  const asked: FaultRequest[] = []
  const waiting: ScriptedReply[] = []
  const server = await startFaultServer((request) => {
    if (request.method === 'GET') return answerModels(models)
    asked.push(request)
    const reply = waiting.shift() ?? sayWhole(`Answer ${asked.length}.`)
    return reply(request.path.endsWith('/responses') ? responsesWire : chatWire)
  }, expectedKey)
  return {
    baseUrl: server.baseUrl,
    asked,
    reply: (...replies) => void waiting.push(...replies),
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
