// Which backend answers for which key: OpenAI's own origin by the Responses API, every other server by Chat
// Completions, and the practice guide for no key at all.
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
  /** Of one answer; 64 MiB if not given. */
  readonly maxBytes?: number
}

/** For one request each: a backend holds the secret it was made with. */
export const createMakeBackend =
  (options: BackendsOptions) =>
  (secret: string, { baseUrl }: { readonly baseUrl: string }): Backend =>
    isOpenAiOrigin(baseUrl)
      ? createResponsesBackend({ ...options, secret, baseUrl })
      : createChatCompletionsBackend({ ...options, secret, baseUrl })

/** 15 ms between two pieces if not given; tests give 0. */
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
