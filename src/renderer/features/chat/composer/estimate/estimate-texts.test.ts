import { describe, expect, it } from 'vitest'
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import type { NanoUsd } from '../../../../../domain/money.ts'
import type { UsageSum } from '../../../../../domain/usage/usage.ts'
import { describeCost, describeEstimate, describeSoFar, describeSum } from './estimate-texts.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test

const estimate: MessageEstimate = {
  textTokens: 40,
  inputTokens: 1_240,
  instructionTokens: 200,
  contextTokens: 400_000,
  answerTokens: 400,
  costNanoUsd: nano(2_100_000),
  mostNanoUsd: nano(190_000_000),
  certainty: 'estimated',
}

describe('an estimate', () => {
  it('has its cost, what it is of, and the most it may be', () => {
    expect(describeCost(estimate)).toBe('≈\u00a0$0.0021')
    expect(describeEstimate(estimate)).toBe('About 1,240 tokens in and 400 out. At most $0.19.')
  })

  it('without a price is unpriced, and not nothing', () => {
    const unpriced = { ...estimate, costNanoUsd: null, mostNanoUsd: null, certainty: 'unpriced' } as const
    expect(describeCost(unpriced)).toBe('unpriced')
    expect(describeEstimate({ ...unpriced, inputTokens: 1 })).toBe('About 1 token in and 400 out.')
  })

  it('of practice is free', () => {
    expect(describeCost({ ...estimate, costNanoUsd: null, certainty: 'free' })).toBe('free')
  })
})

describe('what a chat has cost', () => {
  const sum = (over: Partial<UsageSum>): UsageSum => ({
    requests: 12,
    failedRequests: 0,
    stoppedRequests: 0,
    unpricedRequests: 0,
    estimatedRequests: 0,
    flaggedRequests: 0,
    inputTokens: 0,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 0,
    reasoningTokens: 0,
    costNanoUsd: nano(31_000_000),
    estimatedNanoUsd: nano(0),
    ...over,
  })

  it.each([
    [sum({}), '$0.031', '$0.031 in 12 requests'],
    [sum({ requests: 1 }), '$0.031', '$0.031 in 1 request'],
    [sum({ estimatedRequests: 1 }), '≈\u00a0$0.031', '≈\u00a0$0.031 in 12 requests'],
    [sum({ unpricedRequests: 3 }), '$0.031 + 3 unpriced', '$0.031 and 3 unpriced requests'],
    [sum({ unpricedRequests: 12, costNanoUsd: nano(0) }), '12 unpriced', '12 unpriced requests'],
    [sum({ requests: 0, costNanoUsd: nano(0) }), '', 'Nothing yet'],
  ])('%#: is said shortly and in full', (one, short, full) => {
    expect(describeSoFar(one)).toBe(short)
    expect(describeSum(one)).toBe(full)
  })
})
