// The interface to everything that answers: OpenAI, another server, or the practice guide. A backend never
// throws for an expected failure. It ends exactly once, or silently after an abort, which its caller knows
// of.
import type { Failure } from '../../domain/failure.ts'
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'
import type { SentMessage } from '../../domain/chat/sent-messages.ts'
import type { Backend as BackendName, TokenCount } from '../../domain/usage/usage.ts'

/** An absent parameter is left to the model. */
export interface BackendRequest {
  readonly modelId: string
  readonly messages: readonly SentMessage[]
  /** How to answer; it ranks above all messages. Never empty. */
  readonly instructions?: string
  /** From 0 to 2. */
  readonly temperature?: number
  /** A positive integer; reasoning counts too. */
  readonly maxOutputTokens?: number
  readonly reasoningEffort?: ReasoningEffort
}

/** What a server said of an answer; `null` if it didn't say. */
export interface AnswerFacts {
  readonly modelAnswered: string | null
  readonly tokens: TokenCount | null
  /** The reported counts if they can't be true, in UsageRecord's form; `tokens` is then `null`. */
  readonly claimedTokens: string | null
  /** OpenAI's service tier, in its own word, such as `default` or `priority`. */
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
  /** The text is complete and its tokens are reported; an end event still follows. */
  | ({ readonly kind: 'counted' } & AnswerFacts)
  | ({ readonly kind: 'completed' } & AnswerFacts)
  | ({
      readonly kind: 'failed'
      readonly failure: Failure
      /** True if the server began to answer: tokens may then be billed although it didn't report them. */
      readonly isAccepted: boolean
    } & AnswerFacts)

export interface Backend {
  readonly name: BackendName
  answer(request: BackendRequest, signal: AbortSignal): AsyncIterable<BackendEvent>
}
