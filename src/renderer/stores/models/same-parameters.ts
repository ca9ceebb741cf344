// Whether two sets of parameters are one and the same.
import type { Parameters } from '../../../domain/parameters.ts'

export const areSameParameters = (a: Parameters, b: Parameters): boolean =>
  a.temperature === b.temperature &&
  a.maxOutputTokens === b.maxOutputTokens &&
  a.reasoningEffort === b.reasoningEffort &&
  a.systemPrompt === b.systemPrompt
