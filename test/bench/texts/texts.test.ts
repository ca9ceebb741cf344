import { describe, expect, it } from 'vitest'
import { makeCodeText } from './code-text.ts'
import { makeConversation } from './conversation.ts'
import { makeFootnoteText, makeListText, makeMixedText, makeTableText } from './markdown-text.ts'

const makers = { makeCodeText, makeFootnoteText, makeListText, makeMixedText, makeTableText }

describe.each(Object.entries(makers))('%s', (_name, make) => {
  it('gives the same text each time, as long as asked for and in ASCII', () => {
    const text = make(32_768)
    expect(make(32_768)).toBe(text)
    expect(text.length).toBeGreaterThanOrEqual(32_768)
    expect(text.length).toBeLessThan(34_500)
    expect(text).toMatch(/^[\n -~]+$/u)
  })
})

describe('a conversation', () => {
  it('is as long as asked for, with questions and answers in turn', () => {
    const messages = makeConversation(5_000, 1_024)
    const chars = messages.reduce((sum, { text }) => sum + text.length, 0)
    expect(messages).toHaveLength(5_000)
    expect(chars / 5_000 / 1_024).toBeCloseTo(1, 1)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(5_000)
    expect(messages.filter(({ role }) => role === 'assistant')).toHaveLength(2_500)
  })
})
