import { expect, it } from 'vitest'
import { readContextShare } from './context-share.ts'

it.each([
  [0, 'quiet'],
  [499, 'quiet'],
  [500, 'half'],
  [850, 'near'],
  [1_000, 'near'],
  [1_001, 'over'],
])('%i tokens of 1,000 are %s', (inputTokens, fullness) => {
  expect(readContextShare({ inputTokens, contextTokens: 1_000 })).toEqual({
    share: inputTokens / 1_000,
    contextTokens: 1_000,
    fullness,
  })
})

it('is not known where nobody told how much there is', () => {
  expect(readContextShare({ inputTokens: 9, contextTokens: null })).toBeNull()
})
