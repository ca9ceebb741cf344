// What a message would cost, before it is sent, and how much of the model's context it fills.
import type { NanoUsd } from '../money.ts'

export interface MessageEstimate {
  /** The tokens of the typed text. */
  readonly textTokens: number
  /** The tokens of everything that is sent: instructions, the conversation so far and the typed text. */
  readonly inputTokens: number
  /** The tokens of the instructions alone. */
  readonly instructionTokens: number
  /** The model's context, answer included; `null` if unknown. */
  readonly contextTokens: number | null
  /** The expected length of the answer, by recent answers or a usual length. */
  readonly answerTokens: number
  /** The cost with an answer of that length; `null` if the price is unknown, or for practice. */
  readonly costNanoUsd: NanoUsd | null
  /** The cost with the longest possible answer; `null` if that length or the price is unknown. */
  readonly mostNanoUsd: NanoUsd | null
  readonly certainty: 'estimated' | 'unpriced' | 'free'
}
