import { describe, expect, it } from 'vitest'
import { words } from '../words.ts'
import { maxSystemPromptChars } from '../../domain/chat/parameters.ts'
import { maxPromptNameChars } from '../../domain/chat/prompt.ts'
import { fillVariables, isFilledFrom, listVariables } from '../../domain/chat/prompt-variables.ts'

const personas = Object.values(words.personas)

describe.each(personas)('$name', ({ name, text }) => {
  it('fits, asks for something, and can be told from the others once it is filled in', () => {
    expect(name.length).toBeLessThanOrEqual(maxPromptNameChars)
    expect(text.length).toBeLessThanOrEqual(maxSystemPromptChars)
    const names = listVariables(text)
    expect(names.length).toBeGreaterThan(0)
    const filled = fillVariables(text, new Map(names.map((variable) => [variable, 'a value'])))
    expect(filled).not.toContain('{{')
    expect(personas.filter((persona) => isFilledFrom(filled, persona.text))).toHaveLength(1)
  })
})
