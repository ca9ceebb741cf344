import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillVariables, isFilledFrom, listVariables } from './prompt-variables.ts'

const fill = (text: string, values: Record<string, string>) =>
  fillVariables(text, new Map(Object.entries(values)))

describe('variables', () => {
  it.each([
    ['Into {{language}}, for {{ reader }}.', ['language', 'reader']],
    ['{{a}} {{b}} {{A}} {{a}}', ['a', 'b']],
    ['{{target language}} and {{语言}}', ['target language', '语言']],
    [String.raw`\{{kept}} but {{asked}}`, ['asked']],
    ['{{}} {{ }} {a} {{a', []],
    ['{{{a}}}', ['a']],
    ['{{a\nb}}', []],
    [`{{${'a'.repeat(61)}}}`, []],
  ])('of %j', (text, names) => {
    expect(listVariables(text)).toEqual(names)
  })
})

describe('filling in', () => {
  it.each([
    ['Into {{ Language }}.', { language: 'Finnish' }, 'Into Finnish.'],
    ['{{a}}{{a}}', { a: 'x' }, 'xx'],
    ['{{a}} {{b}}', { a: '{{b}}', b: '$& $1' }, '{{b}} $& $1'],
    ['{{unknown}} stays', {}, '{{unknown}} stays'],
    [String.raw`\{{a}} {{a}}`, { a: 'x' }, '{{a}} x'],
    ['{{a}}', { a: '' }, ''],
    ['{{constructor}}', {}, '{{constructor}}'],
  ])('%j', (text, values, filled) => {
    expect(fill(text, values)).toBe(filled)
  })
})

describe('recognizing a prompt in what it became', () => {
  it.each([
    ['Into Finnish, please.', 'Into {{language}}, please.', true],
    ['Into Finnish, pleas.', 'Into {{language}}, please.', false],
    ['same', 'same', true],
    ['same and more', 'same', false],
    ['aba', 'ab{{x}}ba', false],
    ['a-b-c', '{{x}}-b-{{y}}', true],
    ['a-', '{{x}}-{{y}}-', false],
    ['{{a}} x', String.raw`\{{a}} {{a}}`, true],
  ])('%j from %j: %j', (text, prompt, isFrom) => {
    expect(isFilledFrom(text, prompt)).toBe(isFrom)
  })

  it('holds for whatever is filled in', () => {
    const word = fc.string({ maxLength: 8 })
    const part = fc.oneof(word, fc.constantFrom('{{a}}', '{{ b }}', String.raw`\{{c}}`, '{{', '}}', '\\'))
    const prompt = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(prompt, word, (text, value) => {
        const values = new Map(listVariables(text).map((name) => [name, value]))
        expect(isFilledFrom(fillVariables(text, values), text)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
