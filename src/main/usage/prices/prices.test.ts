// Worked examples from what OpenAI publishes, in nano-dollars: $1 for a million tokens is 1,000 for one.
//
// Sources of the rates, read in November 2026 from stored copies of:
// - https://developers.openai.com/api/docs/pricing, the standard prices as of 13 September 2026 (gpt-6-astra,
//   gpt-5.6, gpt-5.5 and gpt-5.4, of which the last two are listed as "<272K context length") and as of autumn
//   2025 (gpt-5, gpt-4.1, gpt-4o, o1, o3, o4-mini);
// - https://developers.openai.com/api/docs/changelog, 22 September 2026: gpt-6-sol and gpt-6-luna "up to 272K";
//   30 July and 21 August 2026: lower prices of gpt-5.6;
// - https://developers.openai.com/api/docs/guides/prompt-caching: writes cost 1.25 times the input from gpt-5.6
//   on, and nothing more before;
// and for what o3 cost before 10 June 2025, from what was written about it then.
import { calcPrice, findProvider } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TokenCount } from '../../../domain/usage/usage.ts'
import {
  findCatalogueRates,
  findDearerFrom,
  listCatalogueModels,
  priceSource,
  priceTokens,
} from './prices.ts'

const november = Date.UTC(2026, 10, 1)
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const count = (
  input: number,
  cached: number,
  written: number,
  output: number,
  reasoning = 0,
): TokenCount => ({
  inputTokens: input,
  cachedInputTokens: cached,
  cacheWriteTokens: written,
  outputTokens: output,
  reasoningTokens: reasoning,
})

type Example = readonly [
  model: string,
  tokens: TokenCount,
  working: string,
  costNanoUsd: number,
  atMs?: number,
]

const examples: readonly Example[] = [
  // gpt-6-luna: input $0.10, cached $0.01, written $0.125, output $0.50; over 272K twice, and output 1.5 times.
  ['gpt-6-luna', count(1, 0, 0, 0), '1 × 100', 100],
  ['gpt-6-luna', count(1, 1, 0, 0), '1 × 10', 10],
  ['gpt-6-luna', count(1, 0, 1, 0), '1 × 125', 125],
  [
    'gpt-6-luna',
    count(2_000, 1_200, 600, 300),
    '200 × 100 + 1,200 × 10 + 600 × 125 + 300 × 500 = 20,000 + 12,000 + 75,000 + 150,000',
    257_000,
  ],
  ['gpt-6-luna', count(272_000, 0, 0, 1_000), '272,000 × 100 + 1,000 × 500', 27_700_000],
  ['gpt-6-luna', count(272_001, 0, 0, 1_000), '272,001 × 200 + 1,000 × 750', 55_150_200],
  [
    'gpt-6-luna',
    count(300_000, 100_000, 50_000, 1_000),
    '150,000 × 200 + 100,000 × 20 + 50,000 × 250 + 1,000 × 750',
    45_250_000,
  ],
  // gpt-6-sol: $2, $0.20, $2.50, $10.
  ['gpt-6-sol', count(1_000, 0, 0, 500, 300), '1,000 × 2,000 + 500 × 10,000; reasoning is output', 7_000_000],
  ['gpt-6-sol', count(10_000, 8_000, 2_000, 1), '8,000 × 200 + 2,000 × 2,500 + 1 × 10,000', 6_610_000],
  ['gpt-6-sol', count(272_001, 272_000, 0, 0), '1 × 4,000 + 272,000 × 400', 108_804_000],
  // gpt-6-astra: $10, $1, $12.50, $50; from 272K $20, $2, $25, $75.
  [
    'gpt-6-astra',
    count(1_000, 500, 100, 200),
    '400 × 10,000 + 500 × 1,000 + 100 × 12,500 + 200 × 50,000',
    15_750_000,
  ],
  ['gpt-6-astra', count(271_999, 0, 0, 0), '271,999 × 10,000', 2_719_990_000],
  ['gpt-6-astra', count(300_000, 0, 300_000, 10), '300,000 × 25,000 + 10 × 75,000', 7_500_750_000],
  // gpt-5.6: lower since 30 July (luna, terra) and 21 August 2026 (sol).
  ['gpt-5.6-luna', count(1_000, 0, 0, 1_000), '1,000 × 1,000 + 1,000 × 6,000', 7_000_000, utc('2026-07-29')],
  ['gpt-5.6-luna', count(1_000, 0, 0, 1_000), '1,000 × 200 + 1,000 × 1,200', 1_400_000, utc('2026-07-30')],
  ['gpt-5.6-terra', count(1, 0, 1, 0), '1 × 3,125', 3_125, utc('2026-07-29')],
  ['gpt-5.6-terra', count(1, 0, 1, 0), '1 × 2,500', 2_500, utc('2026-07-31')],
  ['gpt-5.6-sol', count(100, 50, 0, 10), '50 × 5,000 + 50 × 500 + 10 × 30,000', 575_000, utc('2026-08-20')],
  ['gpt-5.6-sol', count(100, 50, 0, 10), '50 × 4,000 + 50 × 400 + 10 × 20,000', 420_000, utc('2026-08-22')],
  // gpt-5.5: $5, $0.50, $30 below 272K, then $10, $1, $45. What is written into the cache costs as all input.
  [
    'gpt-5.5',
    count(271_999, 200_000, 0, 1_000),
    '71,999 × 5,000 + 200,000 × 500 + 1,000 × 30,000',
    489_995_000,
  ],
  [
    'gpt-5.5',
    count(272_000, 200_000, 0, 1_000),
    '72,000 × 10,000 + 200,000 × 1,000 + 1,000 × 45,000',
    965_000_000,
  ],
  ['gpt-5.5', count(1_000, 0, 1_000, 0), '1,000 × 5,000', 5_000_000],
  // gpt-5.4: $2.50, $0.25, $15, then $5, $0.50, $22.50; mini $0.75, $0.075, $4.50; nano $0.20, $0.02, $1.25.
  ['gpt-5.4', count(10_000, 4_000, 0, 2_000), '6,000 × 2,500 + 4,000 × 250 + 2,000 × 15,000', 46_000_000],
  ['gpt-5.4', count(400_000, 0, 0, 2_000), '400,000 × 5,000 + 2,000 × 22,500', 2_045_000_000],
  [
    'gpt-5.4-mini',
    count(400_000, 1, 0, 1),
    '399,999 × 750 + 1 × 75 + 1 × 4,500; it has one price',
    300_003_825,
  ],
  ['gpt-5.4-nano', count(7, 3, 0, 2), '4 × 200 + 3 × 20 + 2 × 1,250', 3_360],
  // gpt-5: $1.25, $0.125, $10; mini $0.25, $0.025, $2; nano $0.05, $0.005, $0.40.
  [
    'gpt-5-2025-08-07',
    count(1_000, 200, 0, 5_000, 4_800),
    '800 × 1,250 + 200 × 125 + 5,000 × 10,000',
    51_025_000,
  ],
  ['gpt-5-mini', count(1_001, 1, 0, 1), '1,000 × 250 + 1 × 25 + 1 × 2,000', 252_025],
  ['gpt-5-nano', count(3, 1, 0, 1), '2 × 50 + 1 × 5 + 1 × 400', 505],
  // gpt-4.1: $2, $0.50, $8 however long; mini $0.40, $0.10, $1.60; nano $0.10, $0.025, $0.40.
  [
    'gpt-4.1',
    count(900_000, 100_000, 0, 1_000),
    '800,000 × 2,000 + 100,000 × 500 + 1,000 × 8,000',
    1_658_000_000,
  ],
  ['gpt-4.1-mini', count(100, 40, 0, 10), '60 × 400 + 40 × 100 + 10 × 1,600', 44_000],
  ['gpt-4.1-nano-2025-04-14', count(2, 1, 0, 1), '1 × 100 + 1 × 25 + 1 × 400', 525],
  // gpt-4o: $2.50, $1.25, $10; its first snapshot $5, nothing less for the cache, $15; mini $0.15, $0.075, $0.60.
  ['gpt-4o', count(1_000, 0, 0, 500), '1,000 × 2,500 + 500 × 10,000', 7_500_000],
  ['gpt-4o-2024-11-20', count(1_000, 400, 0, 500), '600 × 2,500 + 400 × 1,250 + 500 × 10,000', 7_000_000],
  ['gpt-4o-2024-05-13', count(1_000, 400, 0, 500), '1,000 × 5,000 + 500 × 15,000', 12_500_000],
  ['gpt-4o-mini-2024-07-18', count(10, 3, 0, 1), '7 × 150 + 3 × 75 + 1 × 600', 1_875],
  // o3: $2, $0.50, $8 since 10 June 2025, $10 and $40 before; pro $20, nothing less for the cache, $80.
  ['o3', count(1_000, 0, 0, 1_000), '1,000 × 10,000 + 1,000 × 40,000', 50_000_000, utc('2025-06-09')],
  ['o3', count(1_000, 0, 0, 1_000), '1,000 × 2,000 + 1,000 × 8,000', 10_000_000, utc('2025-06-10')],
  ['o3', count(1_000, 600, 0, 2_000, 1_900), '400 × 2,000 + 600 × 500 + 2,000 × 8,000', 17_100_000],
  ['o3-pro', count(1_000, 400, 0, 1), '1,000 × 20,000 + 1 × 80,000', 20_080_000],
  // o4-mini: $1.10, $0.275, $4.40. o1: $15, $7.50, $60.
  ['o4-mini', count(1_001, 1, 0, 100, 64), '1,000 × 1,100 + 1 × 275 + 100 × 4,400', 1_540_275],
  ['o1', count(100, 10, 0, 10), '90 × 15,000 + 10 × 7,500 + 10 × 60,000', 2_025_000],
  ['gpt-4o', count(0, 0, 0, 0), 'nothing', 0],
]

const asked = examples.map(([model, tokens, working, costNanoUsd, atMs = november]) => ({
  model,
  tokens,
  working,
  costNanoUsd,
  atMs,
}))

test.each(asked)('$model: $working = $costNanoUsd', ({ model, tokens, costNanoUsd, atMs }) => {
  expect(priceTokens(model, true, tokens, atMs)?.costNanoUsd).toBe(costNanoUsd)
})

test.each(['nonsense', 'gpt-99', 'llama3', 'mistral-large-latest', 'practice-guide', '__proto__', ''])(
  'the unknown model %j has no price',
  (model) => {
    expect(priceTokens(model, true, count(1_000, 0, 0, 1_000), november)).toBeNull()
    expect(findCatalogueRates(model, 1_000, november)).toBeNull()
    expect(findDearerFrom(model, november)).toBeNull()
  },
)

test('what can’t be asked by the token has no price here', () => {
  for (const model of ['whisper-1', 'moderation', 'text-embedding-3-small'])
    expect(priceTokens(model, true, count(1, 0, 0, 1), november)).toBeNull()
})

test('another server has no prices, whatever its models are called', () => {
  expect(priceTokens('gpt-4o', false, count(1, 0, 0, 1), november)).toBeNull()
})

test('says beyond how many tokens of input it is dearer', () => {
  expect(['gpt-6-luna', 'gpt-5.5', 'gpt-4.1'].map((id) => findDearerFrom(id, november))).toEqual([
    272_000,
    271_999,
    null,
  ])
})

test('lists the chat models that OpenAI serves on that day', () => {
  const now = listCatalogueModels('2026-11-21')
  for (const model of ['gpt-6-luna', 'gpt-6-sol', 'gpt-5.4', 'gpt-4o', 'o3']) expect(now).toContain(model)
  expect(listCatalogueModels('2026-12-12')).not.toContain('o3')
  const other = /audio|image|realtime|transcribe|tts|embedding|codex|search|oss|preview|latest|ft[:-]|^o1$/u
  expect(now.filter((model) => other.test(model))).toEqual([])
})

test('the source names the version that is installed, whose date is to be set with it', () => {
  const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices')
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: priceSource.split(' ')[0], version: priceSource.split(' ')[1] })
})

describe('for every model of the catalogue, at any count', () => {
  const ids = findProvider({ providerId: 'openai' })?.models.map(({ id }) => id) ?? []
  const anyTokens = fc
    .record({
      uncached: fc.nat(500_000),
      cached: fc.nat(500_000),
      written: fc.nat(500_000),
      output: fc.nat(1_000_000),
    })
    .map(({ uncached, cached, written, output }) =>
      count(uncached + cached + written, cached, written, output),
    )
  const anyModel = fc.constantFrom(...ids)
  const libraryPrice = (model: string, tokens: TokenCount) =>
    calcPrice(
      {
        input_tokens: tokens.inputTokens,
        cache_read_tokens: tokens.cachedInputTokens,
        cache_write_tokens: tokens.cacheWriteTokens,
        output_tokens: tokens.outputTokens,
      },
      model,
      { providerId: 'openai', timestamp: new Date(november) },
    )

  test('the cost is exact: what the published decimals come to, digit by digit', () => {
    // Dollars for a million tokens, as written, in nano-dollars: nine places, and never a float.
    const readDecimal = (usd: number): bigint => {
      const [whole = '0', fraction = ''] = String(usd).split('.')
      expect(fraction.length).toBeLessThanOrEqual(9)
      return BigInt(whole + fraction.padEnd(9, '0'))
    }
    fc.assert(
      fc.property(anyModel, anyTokens, (model, tokens) => {
        const price = priceTokens(model, true, tokens, november)
        const published = libraryPrice(model, tokens)?.model_price
        if (!price || !published) return
        const rateOf = (name: string): bigint | null => {
          const rate = published[name]
          if (rate === undefined) return null
          if (typeof rate === 'number') return readDecimal(rate)
          const [tier] = rate.tiers
          expect(rate.tiers).toHaveLength(1)
          return readDecimal(tier && tokens.inputTokens > tier.start ? tier.price : rate.base)
        }
        const input = rateOf('input_mtok') ?? 0n
        const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = tokens
        const sum =
          BigInt(inputTokens - cachedInputTokens - cacheWriteTokens) * input +
          BigInt(cachedInputTokens) * (rateOf('cache_read_mtok') ?? input) +
          BigInt(cacheWriteTokens) * (rateOf('cache_write_mtok') ?? input) +
          BigInt(outputTokens) * (rateOf('output_mtok') ?? 0n)
        // No published rate is finer than a nano-dollar for one token, so nothing is ever rounded.
        expect(sum % 1_000_000n).toBe(0n)
        expect(BigInt(price.costNanoUsd)).toBe(sum / 1_000_000n)
      }),
      { numRuns: 2_000 },
    )
  })

  test('it is what the library says, but for its floats', () => {
    fc.assert(
      fc.property(anyModel, anyTokens, (model, tokens) => {
        const price = priceTokens(model, true, tokens, november)
        const theirs = (libraryPrice(model, tokens)?.total_price ?? 0) * 1e9
        if (price) expect(Math.abs(price.costNanoUsd - theirs)).toBeLessThanOrEqual(1e-12 * theirs + 1e-3)
      }),
      { numRuns: 1_000 },
    )
  })
})
