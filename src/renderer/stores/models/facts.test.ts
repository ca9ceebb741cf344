import { describe, expect, it } from 'vitest'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { nanoUsdFromUsd } from '../../../domain/money.ts'
import { describeFacts, formatTokens, readShutdown } from './facts.ts'

const facts: ModelFacts = {
  id: 'm',
  contextTokens: 400_000,
  maxOutputTokens: 128_000,
  inputNanoUsdPerMillion: nanoUsdFromUsd(0.25),
  outputNanoUsdPerMillion: nanoUsdFromUsd(2),
  shutsDownOn: null,
  takesTemperature: false,
  reasoningEfforts: ['low', 'high'],
}

describe('a shutdown', () => {
  const nowMs = Date.UTC(2026, 10, 20, 23, 59)
  it.each([
    ['2026-11-19', 'past'],
    ['2026-11-20', 'today'],
    ['2026-11-21', 'soon'],
    ['2027-01-19', 'soon'],
    ['2027-01-20', 'later'],
  ])('on %s is %s', (shutsDownOn, when) => {
    expect(readShutdown(shutsDownOn, nowMs)?.when).toBe(when)
  })
  it('is said with its day, wherever one is', () => {
    expect(readShutdown('2027-01-14', nowMs)).toMatchObject({ day: 'Jan 14, 2027', inDays: 'in 55 days' })
  })
  it('is none where none is announced', () => {
    expect(readShutdown(null, nowMs)).toBeNull()
    expect(readShutdown('soon', nowMs)).toBeNull()
  })
})

describe('tokens', () => {
  it.each([
    [512, '512'],
    [8_192, '8.2K'],
    [128_000, '128K'],
    [400_000, '400K'],
    [1_000_000, '1M'],
    [1_047_576, '1.05M'],
  ])('%d is %s', (tokens, text) => {
    expect(formatTokens(tokens)).toBe(text)
  })
})

describe('facts in a line', () => {
  it('are what is known, and nothing where nothing is', () => {
    expect(describeFacts(facts)).toBe('400K context · $0.25 in, $2.00 out')
    expect(describeFacts({ ...facts, inputNanoUsdPerMillion: null })).toBe('400K context')
    expect(describeFacts({ ...facts, contextTokens: null, outputNanoUsdPerMillion: null })).toBe('')
  })
})
