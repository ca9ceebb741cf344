import { describe, expect, it } from 'vitest'
import { growMarkdown } from '../../../../markdown/growing-markdown.ts'
import { parseMarkdown } from '../../../../markdown/parse-markdown.ts'
import { createSpeaker } from './speak-answer.ts'

describe('speaking an answer', () => {
  it('says each sentence once it is complete, and the rest at the end', () => {
    const speaker = createSpeaker()
    const answer = growMarkdown()
    const hear = (delta: string) => speaker.take(answer.append(delta), false)
    expect(hear('The first one. The sec')).toBe('The first one.')
    expect(hear('ond ')).toBe('')
    expect(hear('one. And **a')).toBe('The second one.')
    expect(hear(' third** one')).toBe('')
    expect(hear('\n\nNext')).toBe('And a third one')
    expect(speaker.take(answer.settle(), true)).toBe('Next')
    expect(speaker.take(answer.settle(), true)).toBe('')
  })

  it('says of code how long it is, when it is there', () => {
    const speaker = createSpeaker()
    const answer = growMarkdown()
    expect(speaker.take(answer.append('Look:\n\n```js\nconst a = 1. Not a sentence.\n'), false)).toBe('Look:')
    expect(speaker.take(answer.append('b()\n```\n\nDone. '), false)).toMatch(/^Code, 2 lines\./u)
  })

  it('says all of a text in whatever pieces it comes', () => {
    const text =
      '# A title\n\nOne. Two!\n\n- first item\n- second. Still second.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd.'
    const whole = createSpeaker().take(parseMarkdown(text), true)
    for (const size of [1, 3, 7, 20]) {
      const speaker = createSpeaker()
      const answer = growMarkdown()
      const heard: string[] = []
      for (let at = 0; at < text.length; at += size)
        heard.push(speaker.take(answer.append(text.slice(at, at + size)), false))
      heard.push(speaker.take(answer.settle(), true))
      expect(heard.filter((part) => part !== '').join(' ')).toBe(whole)
    }
  })
})
