import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { title as titleSchema } from '../../contract/values.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import { canary } from '../openai/test-support.ts'
import { cleanTitle, makeTitleRequest } from './title-text.ts'

describe('cleanTitle', () => {
  test.each<[string, string | null]>([
    ['Three days in Lisbon', 'Three days in Lisbon'],
    ['  "Three days in Lisbon."  ', 'Three days in Lisbon'],
    ['“Drei Tage in Lissabon”', 'Drei Tage in Lissabon'],
    ['「里斯本三日游」', '里斯本三日游'],
    ['里斯本三日游。', '里斯本三日游'],
    ['**Title:** *Lisbon* in `May`', 'Lisbon in May'],
    ['# Lisbon\n\nA plan for three days.', 'Lisbon'],
    ['\n\n- Lisbon\n- Porto', 'Lisbon'],
    ['1. Lisbon', 'Lisbon'],
    ['Using snake_case names', 'Using snake_case names'],
    ['2 + 2', '2 + 2'],
    ['And then...', 'And then...'],
    ['<think>They ask about\nLisbon.</think>\nLisbon', 'Lisbon'],
    ['<think>They ask about Lisbon, and I', null],
    ['', null],
    ['""', null],
    ['---', null],
    ['🌍', null],
    [`The key ${canary}`, null],
    ['a\u202Eb\u0000c\u200B', 'abc'],
    ['word '.repeat(40), `${'word '.repeat(11)}word…`],
  ])('%j is %j', (answer, title) => {
    expect(cleanTitle(answer)).toBe(title)
  })

  test('whatever a model says, it is one short line that may cross, or nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '"', '**', '# ', canary, '\u202E', '👨‍👩‍👧‍👦', '<think>', 'word'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const title = cleanTitle(pieces.join(''))
        if (title === null) return
        expect(titleSchema.safeParse(title).success).toBe(true)
        expect(title).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u)
        expect(title.trim()).not.toBe('')
        expect(Array.from(new Intl.Segmenter().segment(title)).length).toBeLessThanOrEqual(61)
      }),
      { numRuns: 500 },
    )
  })
})

describe('makeTitleRequest', () => {
  const facts: ModelFacts = {
    id: 'small',
    contextTokens: null,
    maxOutputTokens: null,
    inputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: null,
    shutsDownOn: null,
    takesTemperature: true,
    reasoningEfforts: [],
  }
  const said = { question: 'Where to?', answer: 'To Lisbon.' }

  test('little is sent, and no key, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(1_000), (odd, at) => {
        const long = 'x'.repeat(at) + odd + ` ${canary} ` + '👨‍👩‍👧‍👦'.repeat(500)
        const { messages } = makeTitleRequest('small', { question: long, answer: long }, facts)
        const [message] = messages
        expect(messages).toHaveLength(1)
        expect(message?.text.length).toBeLessThan(1_550)
        expect(message?.text.isWellFormed()).toBe(true)
        expect(holdsKeyLike(message?.text ?? canary)).toBe(false)
      }),
    )
  })

  test.each([
    ['without reasoning', facts, { maxOutputTokens: 40 }],
    [
      'that can leave it',
      { ...facts, reasoningEfforts: ['none', 'low'] },
      { maxOutputTokens: 40, reasoningEffort: 'none' },
    ],
    [
      'that reasons',
      { ...facts, reasoningEfforts: ['low', 'high'] },
      { maxOutputTokens: 600, reasoningEffort: 'low' },
    ],
    ['of which nothing is known', null, { maxOutputTokens: 600 }],
  ] as const)('a model %s is asked for no more than it takes', (_which, known, expected) => {
    const { instructions, ...request } = makeTitleRequest('small', said, known)
    expect(instructions).toContain('language')
    const text = 'Person:\nWhere to?\n\nAssistant:\nTo Lisbon.'
    expect(request).toEqual({ modelId: 'small', messages: [{ role: 'user', text }], ...expected })
  })
})
