// Makes the one record of a request from what is known when it ends. Pure but for the new record's id. Every
// request is recorded, also one that failed, was stopped or can't be priced.
import { dayOf } from '../../../domain/day.ts'
import type { UsageRecordId } from '../../../domain/ids.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { CostCertainty, TokenCount, UsageRecord } from '../../../domain/usage/usage.ts'
import { newId } from '../../store/new-id.ts'
import { ownPriceSource, type Price, type PriceTokens } from '../prices/prices.ts'

/** The fields that are computed from the facts. */
type WorkedOut =
  'id' | 'localDay' | keyof TokenCount | 'costNanoUsd' | 'certainty' | 'priceSource' | 'priceDate'

export interface RequestFacts extends Omit<UsageRecord, WorkedOut> {
  /** All 0 if nothing was generated. */
  readonly tokens: TokenCount
  readonly tokensAre: 'reported' | 'estimated'
  /** True if it went to OpenAI itself, and is charged at OpenAI's prices. */
  readonly isOpenAi: boolean
  /** False if OpenAI used another service tier, faster or slower, whose prices are unknown. */
  readonly isAtStandardPrice: boolean
}

type Cost = Pick<UsageRecord, 'costNanoUsd' | 'certainty' | 'priceSource' | 'priceDate'>

const noCost = 0 as NanoUsd // 0 is a whole number of nano-dollars

export function makeUsageRecord(facts: RequestFacts, priceTokens: PriceTokens): UsageRecord {
  const {
    tokens,
    tokensAre: _tokensAre,
    isOpenAi: _isOpenAi,
    isAtStandardPrice: _isAtStandardPrice,
    ...rest
  } = facts
  return {
    id: newId<UsageRecordId>(),
    localDay: dayOf(facts.atMs, 'local'),
    ...rest,
    ...readCounts(tokens),
    ...costOf(facts, priceTokens),
  }
}

function readCounts({
  inputTokens,
  cachedInputTokens,
  cacheWriteTokens,
  outputTokens,
  reasoningTokens,
}: TokenCount): TokenCount {
  return { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens }
}

function costOf(facts: RequestFacts, priceTokens: PriceTokens): Cost {
  const without = { priceSource: null, priceDate: null }
  if (facts.backend === 'practice') return { ...without, costNanoUsd: noCost, certainty: 'free' }
  if (isRefused(facts)) return { ...without, costNanoUsd: noCost, certainty: 'exact' }

  const found = findPrice(facts, priceTokens)
  const isSure = facts.tokensAre === 'reported' && (facts.isAtStandardPrice || !facts.isOpenAi)
  return found
    ? { ...found.price, certainty: isSure ? found.certainty : 'estimated' }
    : { ...without, costNanoUsd: null, certainty: 'unpriced' }
}

/**
 * Returns true if the request failed before anything was generated, by a 401 for example. That costs nothing,
 * whatever the model.
 */
function isRefused({ outcome, tokens, tokensAre }: RequestFacts): boolean {
  return (
    outcome === 'failed' && tokensAre === 'reported' && tokens.inputTokens === 0 && tokens.outputTokens === 0
  )
}

/**
 * The model that answered is charged. If only the model that was asked has a price, that price is an
 * estimate, unless it is the person's own: they name a model as they ask for it.
 */
function findPrice(
  facts: RequestFacts,
  priceTokens: PriceTokens,
): { price: Price; certainty: CostCertainty } | null {
  const priceOf = (model: string) => priceTokens(model, facts.isOpenAi, facts.tokens, facts.atMs)
  const answered = priceOf(facts.modelAnswered ?? facts.modelAsked)
  const asked = priceOf(facts.modelAsked)
  if (answered?.priceSource === ownPriceSource) return { price: answered, certainty: 'exact' }
  if (asked?.priceSource === ownPriceSource) return { price: asked, certainty: 'exact' }
  if (answered) return { price: answered, certainty: 'exact' }
  return asked && { price: asked, certainty: 'estimated' }
}
