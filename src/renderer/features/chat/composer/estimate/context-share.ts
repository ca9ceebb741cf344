// Computes how full a model's context is, and how much that matters. Pure.
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'

export type Fullness = 'quiet' | 'half' | 'near' | 'over'

const halfFull = 0.5
const nearlyFull = 0.85

export interface ContextShare {
  readonly share: number
  readonly fullness: Fullness
  readonly contextTokens: number
}

/** Returns `null` if the model's context size isn't known. */
export function readContextShare({
  inputTokens,
  contextTokens,
}: Pick<MessageEstimate, 'inputTokens' | 'contextTokens'>): ContextShare | null {
  if (contextTokens === null || contextTokens === 0) return null
  const share = inputTokens / contextTokens
  const fullness = share > 1 ? 'over' : share >= nearlyFull ? 'near' : share >= halfFull ? 'half' : 'quiet'
  return { share, fullness, contextTokens }
}
