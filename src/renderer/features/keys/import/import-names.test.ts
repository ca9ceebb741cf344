import { describe, expect, it } from 'vitest'
import type { KeyId } from '../../../../domain/ids.ts'
import type { ImportEntry } from '../../../../domain/keys/import.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { openAiBaseUrl } from '../../../../domain/chat/model.ts'
import { prettifyVariable, suggestLabels } from './import-names.ts'

const entry = (variable: string, baseUrl = openAiBaseUrl): ImportEntry => ({
  candidate: { baseUrl } as KeyCandidate, // the rest is not looked at
  variable,
  lines: [1],
  isCommentedOut: false,
  failure: null,
})

describe('a variable made readable', () => {
  it.each([
    ['OPENAI_API_KEY', 'OpenAI'],
    ['OPENAI_API_KEY_STAGING', 'Staging'],
    ['MY_APP_OPENAI_KEY', 'My app'],
    ['GROQ_API_KEY', 'Groq'],
    ['openaiApiKeyWork', 'Work'],
    ['OPENAI_API_KEY_2', '2'],
    ['my-ai.token', 'My AI'],
    ['ÉQUIPE_KEY', 'Équipe'],
    ['API_KEY', ''],
    ['', ''],
  ])('%s: %s', (variable, name) => {
    expect(prettifyVariable(variable)).toBe(name)
  })
})

const groq = { id: 'groq' as KeyId, label: 'groq' }

describe('the names of an import', () => {
  it('fall back to the server, and then to a plain word', () => {
    expect(suggestLabels([entry('API_KEY', 'http://localhost:1234/v1'), entry('')], [])).toEqual([
      'localhost:1234',
      'Imported key',
    ])
  })

  it('are told apart from each other and from what is there', () => {
    const names = suggestLabels([entry('OPENAI_API_KEY'), entry('OPENAI_KEY'), entry('GROQ_KEY')], [groq])
    expect(names).toEqual(['OpenAI', 'OpenAI 2', 'Groq 2'])
  })

  it('leave a key that is put back the one by which it is listed', () => {
    const lost = entry('OPENAI_API_KEY')
    const candidate = { ...lost.candidate, restoresId: groq.id } as KeyCandidate
    expect(suggestLabels([{ ...lost, candidate }, entry('GROQ_KEY')], [groq])).toEqual(['groq', 'Groq 2'])
  })
})
