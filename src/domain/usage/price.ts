// What a model's tokens cost, in nano-dollars for a million of them.
import type { Day } from '../day.ts'
import type { NanoUsd } from '../money.ts'

/** A person's own price of a model, on any server. Comes before every other; 0 is a price. */
export interface OwnPrice {
  readonly modelId: string
  readonly inputNanoUsdPerMillion: NanoUsd
  /** For input that is read from the cache; `null`: as all input. */
  readonly cachedInputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd
  readonly setOn: Day
}

export const maxPriceNanoUsdPerMillion = 100_000_000_000_000 // $100,000

/** A model and what it costs, as the list of prices has it. */
export interface ListedPrice {
  readonly modelId: string
  /** `catalogue` ships with the app; `none`: nobody knows it. */
  readonly from: 'own' | 'catalogue' | 'none'
  readonly inputNanoUsdPerMillion: NanoUsd | null
  readonly cachedInputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd | null
  /** Beyond so many input tokens it costs more; `null`: it doesn't. */
  readonly dearerFromTokens: number | null
  /** Of the price: when it was set, or when the catalogue was released. */
  readonly date: string | null
}
