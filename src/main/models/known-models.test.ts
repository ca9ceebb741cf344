import { describe, expect, it } from 'vitest'
import { findKnownModel } from './known-models.ts'

describe('what a model takes', () => {
  it.each([
    ['gpt-3.5-turbo-0125', true, []],
    ['gpt-4o-mini-2024-07-18', true, []],
    ['gpt-4', true, []],
    ['gpt-4.1-nano', true, []],
    ['ft:gpt-4o-mini-2024-07-18:own::abc', true, []],
    ['gpt-5-chat-latest', true, []],
    ['gpt-5.2-chat-latest', false, []],
    ['o1-preview', false, []],
    ['o3', false, ['low', 'medium', 'high']],
    ['o4-mini-2025-04-16', false, ['low', 'medium', 'high']],
    ['gpt-5', false, ['minimal', 'low', 'medium', 'high']],
    ['gpt-5-nano-2025-08-07', false, ['minimal', 'low', 'medium', 'high']],
    ['gpt-5-pro', false, ['high']],
    ['gpt-5.1-2025-11-13', false, ['none', 'low', 'medium', 'high']],
    ['gpt-5.2-pro', false, ['medium', 'high', 'xhigh']],
    ['gpt-5.4-mini', false, ['none', 'low', 'medium', 'high', 'xhigh']],
    ['gpt-6-luna', false, ['low', 'medium', 'high', 'xhigh']],
    ['gpt-6.1-sol', false, ['low', 'medium', 'high', 'xhigh']],
    ['something-else', false, []],
  ])('%s', (id, takesTemperature, reasoningEfforts) => {
    expect(findKnownModel(id)).toMatchObject({ takesTemperature, reasoningEfforts })
  })
})
