// Prices of a model's tokens, in nano-dollars per million.
import type { Day } from '../day.ts'
import type { NanoUsd } from '../money.ts'

/** A person's own price of a model, on any server. It comes before all others; 0 is a price. */
export interface OwnPrice {
  readonly modelId: string
  readonly inputNanoUsdPerMillion: NanoUsd
  /** For input that is read from the cache; `null` means the input price. */
  readonly cachedInputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd
  readonly setOn: Day
}

/** Where a price of one's own is below the catalogue's. */
export interface LoweredRate {
  readonly rate: 'input' | 'cached' | 'cacheWrite' | 'output'
  readonly listedNanoUsd: NanoUsd
  readonly ownNanoUsd: NanoUsd
  /** The listed price is that of an input longer than this; `null` if the length doesn't matter. */
  readonly beyondTokens: number | null
}

export const maxPriceNanoUsdPerMillion = 100_000_000_000_000 // $100,000

/** A model and its price, as in the list of prices. */
export interface ListedPrice {
  readonly modelId: string
  /** `catalogue` ships with the app; `none` means unknown. */
  readonly from: 'own' | 'catalogue' | 'none'
  readonly inputNanoUsdPerMillion: NanoUsd | null
  readonly cachedInputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd | null
  /** More input tokens than this cost more; `null` if they don't. */
  readonly dearerFromTokens: number | null
  /** When the price was set, or when the catalogue was released. */
  readonly date: string | null
}
