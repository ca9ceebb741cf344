import { describe, expect, test } from 'vitest'
import { getText } from '../../../words/en/guide-account.ts'
import { createPracticeBackend } from '../backends.ts'
import { collect, textOf } from '../test-support.ts'
import { practiceAnswers } from './answers.ts'
import { choosePracticeAnswer, splitIntoPieces } from './choose-answer.ts'

describe('choosePracticeAnswer', () => {
  test.each([
    ['How do I get an API key?', 'get'],
    ['Where do I create a key?', 'get'],
    ['how to protect my key', 'protect'],
    ['Is it safe? Who can see it, and where is it stored?', 'protect'],
    ['What does it cost, and can I set a budget?', 'budget'],
    ['how do I limit my spending', 'budget'],
    ['How do I rotate a key and revoke the old one?', 'rotate'],
    ['I get error 429, why was it refused', 'errors'],
    ['Can I use Ollama locally?', 'local'],
    ['Hello', 'practice'],
    ['', 'practice'],
    ['Write a poem about the sea.', 'practice'],
    ['写一首诗', 'practice'],
  ])('%j is about %s', (question, subject) => {
    expect(choosePracticeAnswer(question).subject).toBe(subject)
  })

  test.each(practiceAnswers.map((answer) => [answer.subject, answer.text] as const))(
    '%s begins with what it is, and its pieces are the whole',
    (_subject, text) => {
      expect(text).toMatch(/^\*Practice: /u)
      expect(text).toContain('\n## ')
      expect(text).not.toContain('!')
      const pieces = splitIntoPieces(text)
      expect(pieces.join('')).toBe(text.trimEnd())
      expect(pieces.length).toBeGreaterThan(30)
    },
  )
})

test('names permissions as the guide does', () => {
  const rows = [...getText.matchAll(/^ *\| (?<name>[A-Z][\w ]+) \| (?<level>\w+)/gmu)]
  const named = rows.slice(1).map(({ groups }) => `*${groups?.['name']}: ${groups?.['level']}*`)
  expect(named).toHaveLength(2)
  const { text } = choosePracticeAnswer('how to protect my key')
  for (const permission of named) expect(text).toContain(permission)
})

test('streams through the same code as a real answer', async () => {
  const backend = createPracticeBackend({ nowMs: () => 0, pieceDelayMs: 0 })
  const events = await collect(backend)
  expect(textOf(events)).toBe(choosePracticeAnswer('Hello').text.trimEnd())
  expect(events.at(-1)).toMatchObject({ kind: 'completed', modelAnswered: 'small', requestId: null })
  expect(events.length).toBeGreaterThan(30)
})

test('an abort ends it, also between two pieces', async () => {
  const backend = createPracticeBackend({ nowMs: () => 0, pieceDelayMs: 1_000_000 })
  const controller = new AbortController()
  const seen: string[] = []
  const request = { modelId: 'practice-guide', messages: [{ role: 'user', text: 'Hello' }] } as const
  for await (const event of backend.answer(request, controller.signal)) {
    seen.push(event.kind)
    setTimeout(() => controller.abort(), 5)
  }
  expect(seen).toEqual(['text'])
})
