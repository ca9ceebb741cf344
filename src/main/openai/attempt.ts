// Runs one request to a backend, from its start to its one end. An abort ends it at once, even if the backend
// goes on; nothing that comes after the abort counts.
import { makeFailure } from '../../domain/failure.ts'
import type { Backend as BackendName } from '../../domain/usage/usage.ts'
import {
  noAnswerFacts,
  type AnswerFacts,
  type Backend,
  type BackendEvent,
  type BackendRequest,
} from './backend.ts'

export type AttemptEnd =
  | Extract<BackendEvent, { kind: 'completed' | 'failed' }>
  /** With the facts that the server had sent by then. */
  | ({ readonly kind: 'aborted' } & AnswerFacts)

export interface Attempt {
  readonly end: AttemptEnd
  readonly backend: BackendName
  readonly timeToFirstTokenMs: number | null
  readonly durationMs: number
}

export async function runAttempt(
  backend: Backend,
  request: BackendRequest,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Attempt> {
  const startedAt = performance.now()
  let timeToFirstTokenMs: number | null = null
  let heard: AnswerFacts = noAnswerFacts
  const aborted = Promise.withResolvers<'aborted'>()
  const abort = (): void => aborted.resolve('aborted')
  signal.addEventListener('abort', abort, { once: true })
  const events = backend.answer(request, signal)[Symbol.asyncIterator]()

  async function readToEnd(): Promise<AttemptEnd> {
    for (;;) {
      if (signal.aborted) return { kind: 'aborted', ...heard }
      const next = await Promise.race([events.next(), aborted.promise])
      if (next === 'aborted' || signal.aborted) {
        // Not awaited: the backend may hang on the very thing that the person gave up on.
        void events.return?.().then(undefined, () => {})
        return { kind: 'aborted', ...heard }
      }
      // The backend must send an end event before it finishes; this one didn't.
      if (next.done === true) return brokenOff()
      const event = next.value
      if (event.kind === 'counted') {
        const { kind: _kind, ...facts } = event
        heard = facts
        continue
      }
      if (event.kind !== 'text') return event
      timeToFirstTokenMs ??= performance.now() - startedAt
      onText(event.text)
    }
  }

  try {
    const end = await readToEnd()
    return { end, backend: backend.name, timeToFirstTokenMs, durationMs: performance.now() - startedAt }
  } catch {
    const durationMs = performance.now() - startedAt
    return { end: brokenOff(), backend: backend.name, timeToFirstTokenMs, durationMs }
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

const brokenOff = (): AttemptEnd => ({
  kind: 'failed',
  failure: makeFailure('bug/unexpected', 'try-again'),
  isAccepted: true,
  ...noAnswerFacts,
})
