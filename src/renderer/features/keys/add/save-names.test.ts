import { describe, expect, it } from 'vitest'
import { openAiBaseUrl } from '../../../../domain/chat/model.ts'
import { keyIdOf } from '../../../../domain/keys/samples.ts'
import { nameCandidate, suggestLabel, tellApart } from './save-names.ts'

const unnamed = { project: '', baseUrl: openAiBaseUrl, kind: 'project' } as const

describe('the name of a key that is given none', () => {
  it('is that of its project', () => {
    expect(suggestLabel({ ...unnamed, project: ' Website ', baseUrl: 'http://localhost:11434/v1' }, [])).toBe(
      'Website',
    )
  })

  it('is that of its server, where that is another', () => {
    expect(suggestLabel({ ...unnamed, baseUrl: 'http://localhost:11434/v1', kind: 'other' }, [])).toBe(
      'localhost:11434',
    )
    expect(suggestLabel({ ...unnamed, baseUrl: 'https://api.openai.com.evil.test/v1' }, [])).toBe(
      'api.openai.com.evil.test',
    )
  })

  it('is plain otherwise', () => {
    expect(suggestLabel(unnamed, [])).toBe('My key')
    expect(suggestLabel({ ...unnamed, kind: 'service-account' }, [])).toBe('Service account')
  })

  it('is told apart from those that are there, whatever their case', () => {
    expect(suggestLabel(unnamed, ['my key', 'My key 2', 'Other'])).toBe('My key 3')
  })
})

describe('the name of what is held', () => {
  const list = [{ id: keyIdOf('work'), label: 'Work' }]

  it('is that of the key that it puts back, and else told apart from it', () => {
    expect(nameCandidate({ ...unnamed, restoresId: keyIdOf('work') }, list)).toBe('Work')
    expect(nameCandidate({ ...unnamed, restoresId: null, project: 'Work' }, list)).toBe('Work 2')
    expect(nameCandidate({ ...unnamed, restoresId: keyIdOf('gone') }, list)).toBe('My key')
  })
})

describe('telling apart', () => {
  it('stays within 80 characters', () => {
    const long = 'x'.repeat(200)
    const first = tellApart(long, [])
    const second = tellApart(long, [first])
    expect(first).toHaveLength(80)
    expect(second).toHaveLength(80)
    expect(second.endsWith(' 2')).toBe(true)
  })

  it('cuts no letter in half', () => {
    const name = tellApart(`x${'🔑'.repeat(60)}`, [])
    expect(name).toBe(`x${'🔑'.repeat(39)}`)
  })
})
