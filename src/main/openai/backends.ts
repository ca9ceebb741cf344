// Chooses the backend of a key: the Responses API for OpenAI's own origin, Chat Completions for every other
// server, the practice guide if there is no key.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { Backend } from './backend.ts'
import { createChatCompletionsBackend } from './chat-completions-backend.ts'
import type { Fetch } from './exchange.ts'
import { createPracticeFetch, practiceBaseUrl, practiceSecret } from './practice-guide/practice-fetch.ts'
import { createResponsesBackend } from './responses-backend.ts'

export interface BackendsOptions {
  readonly fetch: Fetch
  readonly nowMs: () => number
  /** 60 s each if not given. */
  readonly timeoutMs?: number
  readonly idleTimeoutMs?: number
  /** The limit of one answer; 64 MiB if not given. */
  readonly maxBytes?: number
}

/** Makes a backend for one request; the backend keeps the secret it was made with. */
export const createMakeBackend =
  (options: BackendsOptions) =>
  (secret: string, { baseUrl }: { readonly baseUrl: string }): Backend =>
    isOpenAiOrigin(baseUrl)
      ? createResponsesBackend({ ...options, secret, baseUrl })
      : createChatCompletionsBackend({ ...options, secret, baseUrl })

/** `pieceDelayMs` is the pause between two pieces: 15 if not given, 0 in tests. */
export function createPracticeBackend({
  nowMs,
  pieceDelayMs = 15,
}: {
  readonly nowMs: () => number
  readonly pieceDelayMs?: number
}): Backend {
  const fetch = createPracticeFetch({ pieceDelayMs })
  return createResponsesBackend(
    { fetch, nowMs, secret: practiceSecret, baseUrl: practiceBaseUrl },
    'practice',
  )
}
