// One model's facts, put together: its own list's word first, then what is known here, then the price catalogue.
import { calcPrice } from '@pydantic/genai-prices'
import type { ListedModel, ModelFacts } from '../../domain/chat/model-facts.ts'
import { nanoUsdFromUsd, type NanoUsd } from '../../domain/money.ts'
import { findKnownModel } from './known-models.ts'
import { findShutdown } from '../openai/shutdown-dates.ts'

/** Servers that aren't OpenAI's are taken at their word: what they refuse they say themselves. */
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

/** `null` where nothing is known: on any server but OpenAI's. */
export const readModelFacts = (id: string, isOpenAi: boolean, nowMs: number): ModelFacts | null =>
  isOpenAi ? describeModel({ id, shutsDownOn: null }, true, nowMs) : null

type CatalogueFacts = Pick<ModelFacts, 'contextTokens' | 'inputNanoUsdPerMillion' | 'outputNanoUsdPerMillion'>

/** So few that no price of a longer input applies. */
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
