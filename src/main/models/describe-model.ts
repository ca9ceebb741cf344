// Puts the facts about one model together: first from the key's own list, then from the tables here, then
// from the price catalogue.
import { calcPrice } from '@pydantic/genai-prices'
import type { ListedModel, ModelFacts } from '../../domain/chat/model-facts.ts'
import { nanoUsdFromUsd, type NanoUsd } from '../../domain/money.ts'
import { findKnownModel } from './known-models.ts'
import { findShutdown } from '../openai/shutdown-dates.ts'

/**
 * Nothing is known about other servers' models, so every parameter counts as accepted: the server itself says
 * what it refuses.
 */
const onOtherServers = {
  contextTokens: null,
  maxOutputTokens: null,
  inputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  takesTemperature: true,
  reasoningEfforts: ['low', 'medium', 'high'],
} as const satisfies Partial<ModelFacts>

export function describeModel(
  { id, shutsDownOn }: ListedModel,
  isOpenAi: boolean,
  nowMs: number,
): ModelFacts {
  if (!isOpenAi) return { id, shutsDownOn, ...onOtherServers }
  return {
    id,
    ...findKnownModel(id),
    ...readCatalogue(id, nowMs),
    shutsDownOn: shutsDownOn ?? findShutdown(id),
  }
}

/** Returns `null` if nothing is known, as for every server but OpenAI's. */
export const readModelFacts = (id: string, isOpenAi: boolean, nowMs: number): ModelFacts | null =>
  isOpenAi ? describeModel({ id, shutsDownOn: null }, true, nowMs) : null

type CatalogueFacts = Pick<ModelFacts, 'contextTokens' | 'inputNanoUsdPerMillion' | 'outputNanoUsdPerMillion'>

/** Few enough that no higher price for long input applies. */
const sampleTokens = 1_000

function readCatalogue(id: string, nowMs: number): CatalogueFacts {
  const usage = { input_tokens: sampleTokens, output_tokens: sampleTokens }
  const price = calcPrice(usage, id, { providerId: 'openai', timestamp: new Date(nowMs) })
  if (!price) return { contextTokens: null, inputNanoUsdPerMillion: null, outputNanoUsdPerMillion: null }
  const perMillion = (usd: number): NanoUsd => nanoUsdFromUsd(usd * (1_000_000 / sampleTokens))
  return {
    contextTokens: price.model.context_window ?? null,
    inputNanoUsdPerMillion: perMillion(price.input_price),
    outputNanoUsdPerMillion: perMillion(price.output_price),
  }
}
