// What is known of a model, joined to a key's own list: `null` where nothing is.
import type { NanoUsd } from '../money.ts'
import type { ReasoningEffort } from './parameters.ts'

export interface ModelFacts {
  readonly id: string
  /** Input and output together, in tokens. */
  readonly contextTokens: number | null
  readonly maxOutputTokens: number | null
  /** For a million tokens, at the standard rates of today. */
  readonly inputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd | null
  /** The day of an announced or past shutdown, as YYYY-MM-DD. */
  readonly shutsDownOn: string | null
  /** Whether it takes a temperature; one that doesn't refuses the whole request. */
  readonly takesTemperature: boolean
  /** Those it takes; empty: it takes none, and refuses the request that names one. */
  readonly reasoningEfforts: readonly ReasoningEffort[]
}

/** A model as a key's own list names it. */
export interface ListedModel {
  readonly id: string
  /** As the server announces it, as YYYY-MM-DD. */
  readonly shutsDownOn: string | null
}
