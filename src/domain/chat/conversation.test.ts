import { describe, expect, it } from 'vitest'
import { titleFromText } from './conversation.ts'

describe('a title', () => {
  it('is the first words', () => {
    expect(titleFromText('  Plan\n three   days ')).toBe('Plan three days')
    expect(titleFromText('word '.repeat(40))).toBe(`${'word '.repeat(11)}word…`)
    expect(titleFromText('x'.repeat(100))).toBe(`${'x'.repeat(60)}…`)
  })

  it('cuts no emoji, and stays within bounds', () => {
    const family = '👨‍👩‍👧‍👦'
    const title = titleFromText(family.repeat(100))
    expect(title.length).toBeLessThanOrEqual(200)
    expect(title.replaceAll(family, '')).toBe('…')
  })

  it('never holds a key', () => {
    expect(titleFromText('is sk-canary-0123456789abcdefghij a good key')).toBe('is … a good key')
  })
})
