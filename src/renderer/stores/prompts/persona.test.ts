import { describe, expect, it } from 'vitest'
import { listBuiltIn, fillIn, findPersona, needsValues, readLastValues, type Usable } from './persona.ts'

const own: Usable = { id: 'own', name: 'Short', sentence: '', text: 'Answer in {{words}} words.' }
const catchAll: Usable = { id: 'any', name: 'Anything', sentence: '', text: '{{anything}}' }

describe('the persona of a chat', () => {
  it('is told by its system prompt, whatever was filled in', () => {
    for (const persona of listBuiltIn()) {
      const filled = fillIn(persona, new Map())
      expect(findPersona(filled, [...listBuiltIn(), own])?.id).toBe(persona.id)
    }
    expect(findPersona('Answer in 10 words.', [...listBuiltIn(), own])?.id).toBe('own')
  })

  it('is the one that says most, where several fit', () => {
    expect(findPersona('Answer in 10 words.', [catchAll, own])?.id).toBe('own')
  })

  it('is none without a system prompt, or with one of its own', () => {
    expect(findPersona('', [catchAll])).toBeNull()
    expect(findPersona('Be brief.', listBuiltIn())).toBeNull()
  })
})

describe('filling in', () => {
  it('keeps a variable that is left empty, and remembers what was given', () => {
    expect(needsValues(own)).toBe(true)
    expect(fillIn(own, new Map([['words', ' ']]))).toBe('Answer in {{words}} words.')
    expect(fillIn(own, new Map([['words', '5']]))).toBe('Answer in 5 words.')
    expect(readLastValues(own).get('words')).toBe('5')
    expect(readLastValues(catchAll).size).toBe(0)
  })
})
