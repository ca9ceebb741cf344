import { expect, test } from 'vitest'
import type { NanoUsd } from '../../../../domain/money.ts'
import type { ReconciledSide } from '../../../../domain/usage/reconciliation.ts'
import { showSide, tellDifference, tellRowDifference } from './differences.ts'

const side = (over: Partial<ReconciledSide> = {}): ReconciledSide => ({
  requests: 2,
  inputTokens: 1_000,
  outputTokens: 200,
  costNanoUsd: 1_500_000_000 as NanoUsd, // a literal amount of a test
  ...over,
})
const costs = (costNanoUsd: number): ReconciledSide => side({ costNanoUsd: costNanoUsd as NanoUsd }) // as above

test.each([
  ['the same', side(), side()],
  ['1,000 more', side(), side({ inputTokens: 2_000 })],
  ['1,000 less', side(), null],
  ['1,000 more', null, side()],
  ['–', side(), side({ inputTokens: null })],
])('a sum of tokens is %s', (told, ours, theirs) => {
  expect(tellDifference('inputTokens', ours, theirs)).toBe(told)
})

test.each([
  ['$0.50 more', side(), costs(2_000_000_000)],
  ['$0.0031 less', side(), costs(1_496_900_000)],
])('a cost is %s', (told, ours, theirs) => {
  expect(tellRowDifference('costs', ours, theirs)).toBe(told)
})

test.each([
  ['the same', side(), side()],
  ['1,200 tokens less', side(), null],
  ['100 tokens more', side(), side({ outputTokens: 300 })],
  ['1 request more', side(), side({ requests: 3 })],
  ['the same', side(), side({ requests: null })],
  ['100 tokens more', side(), side({ inputTokens: null, outputTokens: 300 })],
])('a row of usage is %s', (told, ours, theirs) => {
  expect(tellRowDifference('usage', ours, theirs)).toBe(told)
})

test('a side says what is compared, and no side is no number', () => {
  expect(showSide('usage', side())).toEqual(['1,200 tokens', '2 requests'])
  expect(showSide('usage', side({ inputTokens: null, outputTokens: null }))).toEqual(['2 requests'])
  expect(showSide('costs', side())).toEqual(['$1.50'])
  expect(showSide('costs', side({ costNanoUsd: null }))).toEqual(['–'])
  expect(showSide('usage', null)).toEqual(['–'])
})
