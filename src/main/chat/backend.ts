// The port to whatever answers: OpenAI, another server, or the practice guide. A backend never throws for
// what can be expected; it ends exactly once, or silently when it was aborted (who aborts knows it).
import type { Failure } from '../../domain/failure.ts'
import type { MessageRole } from '../../domain/message.ts'
import type { ReasoningEffort } from '../../domain/parameters.ts'
import type { Backend as BackendName, TokenCount } from '../../domain/usage.ts'

/** What is absent is left to the model. */
export interface BackendRequest {
  readonly modelId: string
  readonly messages: readonly { readonly role: MessageRole; readonly text: string }[]
  /** How to answer, above all messages. Never empty. */
  readonly instructions?: string
  /** From 0 to 2. */
  readonly temperature?: number
  /** Positive and whole, reasoning included. */
  readonly maxOutputTokens?: number
  readonly reasoningEffort?: ReasoningEffort
}

export type BackendEvent =
  /** An increment, never empty. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'completed'
      readonly modelAnswered: string | null
      /** `null` when the server didn't say. */
      readonly tokens: TokenCount | null
      readonly requestId: string | null
    }
  | {
      readonly kind: 'failed'
      readonly failure: Failure
      readonly modelAnswered: string | null
      readonly tokens: TokenCount | null
      readonly requestId: string | null
      /** The server began to answer, so that tokens may be billed although it didn't say how many. */
      readonly isAccepted: boolean
    }

export interface Backend {
  readonly name: BackendName
  answer(request: BackendRequest, signal: AbortSignal): AsyncIterable<BackendEvent>
}
