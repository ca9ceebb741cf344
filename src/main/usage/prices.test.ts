import { findProvider } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { priceSource, priceTokens } from './prices.ts'

const november = Date.UTC(2026, 10, 1)
const count = (
  inputTokens: number,
  cachedInputTokens: number,
  outputTokens: number,
  reasoningTokens = 0,
) => ({
  inputTokens,
  cachedInputTokens,
  cacheWriteTokens: 0,
  outputTokens,
  reasoningTokens,
})

// $1 for a million tokens is 1,000 nano-dollars for one. Rates are input, cached input, output per million.
const examples: readonly (readonly [string, ReturnType<typeof count>, number, costNanoUsd: number])[] = [
  // gpt-4o: $2.50, $1.25, $10. 1,000 × 2,500 + 500 × 10,000
  ['gpt-4o', count(1_000, 0, 500), november, 2_500_000 + 5_000_000],
  // 600 × 2,500 + 400 × 1,250 + 500 × 10,000
  ['gpt-4o', count(1_000, 400, 500), november, 1_500_000 + 500_000 + 5_000_000],
  // Reasoning is part of the output: no more than without.
  ['gpt-4o', count(1_000, 400, 500, 300), november, 7_000_000],
  // gpt-4o-mini: $0.15, $0.075, $0.60. 7 × 150 + 3 × 75 + 1 × 600
  ['gpt-4o-mini-2024-07-18', count(10, 3, 1), november, 1_050 + 225 + 600],
  // gpt-6-luna: $0.10, $0.01, $0.50, twice (output 1.5 times) as much over 272,000. 1 × 100
  ['gpt-6-luna', count(1, 0, 0), november, 100],
  // one cached token: 1 × 10
  ['gpt-6-luna', count(1, 1, 0), november, 10],
  // 272,000 × 100 + 1,000 × 500
  ['gpt-6-luna', count(272_000, 0, 1_000), november, 27_200_000 + 500_000],
  // 200,000 × 200 + 100,000 × 20 + 1,000 × 750
  ['gpt-6-luna', count(300_000, 100_000, 1_000), november, 40_000_000 + 2_000_000 + 750_000],
  // o3-pro: $20, no rate for cached input, $80. 1,000 × 20,000 + 1 × 80,000
  ['o3-pro', count(1_000, 400, 1), november, 20_000_000 + 80_000],
  // o3 from 10 June 2025: $2, $0.50, $8; before: $10, $0.50, $40
  ['o3', count(1_000, 0, 1_000), Date.UTC(2025, 5, 11), 2_000_000 + 8_000_000],
  ['o3', count(1_000, 0, 1_000), Date.UTC(2025, 5, 8), 10_000_000 + 40_000_000],
  ['gpt-4o', count(0, 0, 0), november, 0],
]

test.each(examples)('%s, %o at %i costs %i nano-dollars', (model, tokens, atMs, costNanoUsd) => {
  expect(priceTokens(model, true, tokens, atMs)?.costNanoUsd).toBe(costNanoUsd)
})

test.each(['nonsense', 'gpt-99', 'llama3', 'mistral-large-latest', 'practice-guide', '__proto__', ''])(
  'the unknown model %j has no price',
  (model) => {
    expect(priceTokens(model, true, count(1_000, 0, 1_000), november)).toBeNull()
  },
)

test('another server has no prices, whatever its models are called', () => {
  expect(priceTokens('gpt-4o', false, count(1, 0, 1), november)).toBeNull()
})

test('the source names the version that is installed, whose date is to be set with it', () => {
  const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices')
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: priceSource.split(' ')[0], version: priceSource.split(' ')[1] })
})

test('every model of the catalogue can be priced, at any count, in whole nano-dollars', () => {
  const ids = findProvider({ providerId: 'openai' })?.models.map(({ id }) => id) ?? []
  expect(ids).toContain('gpt-6-luna')
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.nat(1e6),
      fc.nat(1e6),
      fc.nat(1e6),
      (model, uncached, cached, output) => {
        const price = priceTokens(model, true, count(uncached + cached, cached, output), november)
        if (price) expect(Number.isSafeInteger(price.costNanoUsd) && price.costNanoUsd >= 0).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
