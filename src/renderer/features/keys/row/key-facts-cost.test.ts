// What a key has cost, as it is said: nothing unpriced as $0, nothing estimated as exact.
import { expect, it } from 'vitest'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import type { UsageSum } from '../../../../domain/usage/usage.ts'
import { describeCost, describeCostShortly } from './key-facts-cost.ts'

const sum = (over: Partial<UsageSum> = {}): UsageSum => ({
  requests: 41,
  failedRequests: 0,
  stoppedRequests: 0,
  flaggedRequests: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  reasoningTokens: 0,
  estimatedNanoUsd: nanoUsdFromUsd(0),
  unpricedRequests: 0,
  estimatedRequests: 0,
  inputTokens: 0,
  outputTokens: 0,
  costNanoUsd: nanoUsdFromUsd(3.2),
  ...over,
})

it('is exact, estimated, or without a price', () => {
  expect(describeCost(sum())).toBe('$3.20 for 41 requests')
  expect(describeCost(sum({ estimatedRequests: 2 }))).toBe('≈\u00a0$3.20 for 41 requests, 2 costs estimated')
  expect(describeCost(sum({ unpricedRequests: 1 }))).toBe(
    '$3.20 for 41 requests, 1 request unpriced, not in this sum',
  )
  expect(describeCost(sum({ requests: 4, unpricedRequests: 4, costNanoUsd: nanoUsdFromUsd(0) }))).toBe(
    'Unpriced for 4 requests',
  )
  expect(describeCost(undefined)).toBe('Nothing this month')
})

it('is short in a row, with what is not in the sum', () => {
  expect(describeCostShortly(sum({ unpricedRequests: 2 }))).toEqual({
    cost: '$3.20',
    besides: '+ 2 unpriced',
  })
  expect(describeCostShortly(sum({ requests: 2, unpricedRequests: 2 }))).toEqual({
    cost: 'Unpriced',
    besides: '',
  })
})
