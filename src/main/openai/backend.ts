// The port to whatever answers: OpenAI, another server, or the practice guide. A backend never throws for
// what can be expected; it ends exactly once, or silently when it was aborted (who aborts knows it).
import type { Failure } from '../../domain/failure.ts'
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'
import type { SentMessage } from '../../domain/chat/sent-messages.ts'
import type { Backend as BackendName, TokenCount } from '../../domain/usage/usage.ts'

/** What is absent is left to the model. */
export interface BackendRequest {
  readonly modelId: string
  readonly messages: readonly SentMessage[]
  /** How to answer, above all messages. Never empty. */
  readonly instructions?: string
  /** From 0 to 2. */
  readonly temperature?: number
  /** Positive and whole, reasoning included. */
  readonly maxOutputTokens?: number
  readonly reasoningEffort?: ReasoningEffort
}

/** What a server said of an answer; `null` is what it didn't say. */
export interface AnswerFacts {
  readonly modelAnswered: string | null
  readonly tokens: TokenCount | null
  /** How many tokens it claimed that can't be true, as UsageRecord has it; `tokens` is then `null`. */
  readonly claimedTokens: string | null
  /** Which of OpenAI's kinds of service it was, in its own word, such as `default` or `priority`. */
  readonly serviceTier: string | null
  readonly requestId: string | null
}

export const noAnswerFacts: AnswerFacts = {
  modelAnswered: null,
  tokens: null,
  claimedTokens: null,
  serviceTier: null,
  requestId: null,
}

export type BackendEvent =
  /** An increment, never empty. */
  | { readonly kind: 'text'; readonly text: string }
  /** All words are there, and what they come to was said; an end is still to come. */
  | ({ readonly kind: 'counted' } & AnswerFacts)
  | ({ readonly kind: 'completed' } & AnswerFacts)
  | ({
      readonly kind: 'failed'
      readonly failure: Failure
      /** The server began to answer, so that tokens may be billed although it didn't say how many. */
      readonly isAccepted: boolean
    } & AnswerFacts)

export interface Backend {
  readonly name: BackendName
  answer(request: BackendRequest, signal: AbortSignal): AsyncIterable<BackendEvent>
}
