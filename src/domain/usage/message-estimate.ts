// What a message would cost before it is sent, and how much of the model's context it fills.
import type { NanoUsd } from '../money.ts'

export interface MessageEstimate {
  /** Of what is typed. */
  readonly textTokens: number
  /** Of all that is sent: instructions, the conversation so far and what is typed. */
  readonly inputTokens: number
  /** The part of it that is instructions. */
  readonly instructionTokens: number
  /** What the model takes at most, answer included; `null`: unknown. */
  readonly contextTokens: number | null
  /** What answers of late had, or a usual length. */
  readonly answerTokens: number
  /** With an answer of that length; `null`: the price is unknown, or practice. */
  readonly costNanoUsd: NanoUsd | null
  /** With the longest answer that may come; `null`: there is no known longest, or no price. */
  readonly mostNanoUsd: NanoUsd | null
  readonly certainty: 'estimated' | 'unpriced' | 'free'
}
