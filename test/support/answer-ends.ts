// The ways in which a server's answer can end, good and bad, and what main must make of each. They serve both
// APIs: a wire writes the events of one.
import type { FailureCode } from '../../src/domain/failure.ts'
import { answerHtml, answerJson, answerStream, type FaultScript, type FaultStep } from './fault-server.ts'
import type { Wire } from './wires.ts'

export const usage = { inputTokens: 7, outputTokens: 3 }
export const said = 'Zürich: 雪🏔️ — first left.'
const half = 'Zürich: 雪🏔️'

export type Counted = 'reported' | 'estimated' | 'nothing'

export interface AnswerEnd {
  readonly name: string
  readonly script: (wire: Wire, secret: string) => FaultScript
  readonly status: 'done' | 'failed'
  readonly code?: FailureCode
  readonly text: string
  readonly counted: Counted
  /** The number of requests in all; 1 if not given. */
  readonly requests?: number
}

export const endStep: FaultStep = { do: 'end' }
const stall: FaultStep = { do: 'stall' }
export const writeWhole = (wire: Wire): string =>
  wire.delta(half) + wire.delta(said.slice(half.length)) + wire.end(usage)
/** A client of Chat Completions stops reading after this. */
const last = 'data: [DONE]\n\n'
const bytesOf = (text: string): Uint8Array[] => Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte))
const failed = (code: FailureCode, text: string, counted: Counted) =>
  ({ status: 'failed', code, text, counted }) as const
const done = { status: 'done', text: said, counted: 'reported' } as const

export const answerEnds: readonly AnswerEnd[] = [
  { name: 'finishes', script: (wire) => answerStream([writeWhole(wire)], [endStep]), ...done },
  {
    name: 'finishes without a word on tokens',
    script: (wire) => answerStream([wire.delta(said), wire.end(null)], [endStep]),
    ...done,
    counted: 'estimated',
  },
  {
    name: 'finishes with token counts that can’t be',
    script: (wire) =>
      answerStream([wire.delta(said), wire.end({ inputTokens: -5, outputTokens: 1e18 })], [endStep]),
    ...done,
    counted: 'estimated',
  },
  {
    name: 'finishes, and leaves the connection open',
    script: (wire) => answerStream([writeWhole(wire)], [stall]),
    ...done,
  },
  {
    name: 'splits every byte, in characters and between \\r and \\n',
    script: (wire) => answerStream(bytesOf(writeWhole(wire).replaceAll('\n', '\r\n')), [endStep]),
    ...done,
  },
  {
    name: 'says things that nobody knows in between',
    script: (wire) =>
      answerStream(
        [wire.unknown, ': a comment\n\n', wire.delta(said), wire.unknown, wire.end(usage)],
        [endStep],
      ),
    ...done,
  },
  {
    name: 'sends two ends, and words after the first',
    script: (wire) => answerStream([writeWhole(wire), wire.delta(' And more.'), wire.end(usage)], [endStep]),
    ...done,
  },
  {
    name: 'sends two ends, and nothing that says it is the last',
    script: (wire) =>
      answerStream(
        [(writeWhole(wire) + wire.delta(' And more.') + wire.end(usage)).replaceAll(last, '')],
        [endStep],
      ),
    ...done,
  },
  {
    name: 'sends an end and then an error',
    script: (wire) => answerStream([writeWhole(wire), wire.error('server_error', 'late')], [endStep]),
    ...done,
  },
  {
    name: 'stops at its limit',
    script: (wire) => answerStream([wire.delta(half), wire.tooLong(usage)], [endStep]),
    ...failed('openai/output-limit', half, 'reported'),
  },
  {
    name: 'is stopped by a filter',
    script: (wire) => answerStream([wire.delta(half), wire.filtered(usage)], [endStep]),
    ...failed('openai/content-filtered', half, 'reported'),
  },
  {
    name: 'cuts before the end',
    script: (wire) => answerStream([wire.delta(half)], [endStep]),
    ...failed('openai/cut-short', half, 'estimated'),
  },
  {
    name: 'cuts before the first word',
    script: () => answerStream([': soon\n\n'], [endStep]),
    ...failed('openai/cut-short', '', 'estimated'),
  },
  {
    name: 'cuts the connection',
    script: (wire) => answerStream([wire.delta(half)], [{ do: 'cut' }]),
    ...failed('network/reset', half, 'estimated'),
  },
  {
    name: 'resets in mid-stream',
    script: (wire) => answerStream([wire.delta(half)], [{ do: 'wait', delayMs: 20 }, { do: 'reset' }]),
    ...failed('network/reset', half, 'estimated'),
  },
  {
    name: 'resets before the headers',
    script: () => [{ do: 'reset' }],
    ...failed('network/reset', '', 'estimated'),
    requests: 2,
  },
  {
    name: 'stalls',
    script: (wire) => answerStream([wire.delta(half)], [stall]),
    ...failed('network/stalled', half, 'estimated'),
  },
  {
    name: 'stalls before the first word',
    script: () => answerStream([], [stall]),
    ...failed('network/stalled', '', 'estimated'),
  },
  { name: 'never answers', script: () => [stall], ...failed('network/timeout', '', 'estimated') },
  {
    name: 'errs in mid-stream, and quotes the key',
    script: (wire, secret) =>
      answerStream([wire.delta(half), wire.error('rate_limit_exceeded', `for key ${secret}`)], [endStep]),
    ...failed('openai/rate-limited', half, 'estimated'),
  },
  {
    name: 'errs in mid-stream by an error of the other API',
    script: (wire) =>
      answerStream([wire.delta(half), 'data: {"error":{"code":"server_error"}}\n\n'], [endStep]),
    ...failed('openai/server-error', half, 'estimated'),
  },
  {
    name: 'sends garbage',
    script: (wire) => answerStream([wire.delta(half), wire.garbage], [endStep]),
    ...failed('openai/unreadable-answer', half, 'estimated'),
  },
  {
    name: 'sends something that is no stream at all',
    script: () => answerJson({ hello: 'there' }),
    ...failed('openai/cut-short', '', 'estimated'),
  },
  { name: 'sends HTML with 200', script: () => answerHtml(), ...failed('openai/not-an-api', '', 'nothing') },
]
