// One request to a backend, from its start to its one end. An abort ends it at once, whatever the backend
// still does, and nothing that comes after an abort counts.
import { makeFailure } from '../../domain/failure.ts'
import type { Backend as BackendName } from '../../domain/usage.ts'
import type { Backend, BackendEvent, BackendRequest } from './backend.ts'

export type AttemptEnd = Exclude<BackendEvent, { kind: 'text' }> | { readonly kind: 'aborted' }

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
  const aborted = Promise.withResolvers<'aborted'>()
  const abort = (): void => aborted.resolve('aborted')
  signal.addEventListener('abort', abort, { once: true })
  const events = backend.answer(request, signal)[Symbol.asyncIterator]()

  async function readToEnd(): Promise<AttemptEnd> {
    for (;;) {
      if (signal.aborted) return { kind: 'aborted' }
      const next = await Promise.race([events.next(), aborted.promise])
      if (next === 'aborted' || signal.aborted) {
        // Not waited for: it may be held up by the very thing that the person gave up on.
        void events.return?.().then(undefined, () => {})
        return { kind: 'aborted' }
      }
      // A backend that ends without an end has broken its promise.
      if (next.done === true) return brokenOff()
      if (next.value.kind !== 'text') return next.value
      timeToFirstTokenMs ??= performance.now() - startedAt
      onText(next.value.text)
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
  failure: makeFailure('bug/unexpected', 'The answer broke off unexpectedly.', 'try-again'),
  modelAnswered: null,
  tokens: null,
  requestId: null,
  isAccepted: true,
})
