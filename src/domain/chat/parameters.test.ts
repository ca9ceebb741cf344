import { describe, expect, it } from 'vitest'
import { areSameParameters, noParameters } from './parameters.ts'

describe('the same parameters', () => {
  it('are the same in each part', () => {
    expect(areSameParameters(noParameters, { ...noParameters })).toBe(true)
    const others = [
      { temperature: 0 },
      { maxOutputTokens: 1 },
      { reasoningEffort: 'low' as const },
      { systemPrompt: 'x' },
    ]
    for (const other of others)
      expect(areSameParameters(noParameters, { ...noParameters, ...other })).toBe(false)
  })
})
