// The form of a key: only what changed is sent, and what is wrong stands beside its field.
import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../../../domain/failure.ts'
import { words } from '../../../../words/words.ts'
import { checkEdit, fieldOf, type Typed } from './key-edit-check.ts'
import { makeKey } from '../../../../domain/keys/samples.ts'

const key = makeKey({ project: 'Website', note: 'n', baseUrl: 'https://example.com/v1' })
const typed = (over: Partial<Typed> = {}): Typed => ({
  label: key.label,
  project: key.project,
  note: key.note,
  baseUrl: key.baseUrl,
  ...over,
})

const problemsOf = (over: Partial<Typed>) => {
  const checked = checkEdit(typed(over), key)
  return checked.isOk ? {} : checked.problems
}

describe('what may be sent', () => {
  it('is only what changed, trimmed', () => {
    expect(checkEdit(typed(), key)).toEqual({ isOk: true, change: {} })
    expect(checkEdit(typed({ label: ' Home ', note: '' }), key)).toEqual({
      isOk: true,
      change: { label: 'Home', note: '' },
    })
  })

  it('is a base URL of the same origin, as it will be stored', () => {
    expect(checkEdit(typed({ baseUrl: 'https://example.com/v2/' }), key)).toEqual({
      isOk: true,
      change: { baseUrl: 'https://example.com/v2' },
    })
    expect(checkEdit(typed({ baseUrl: 'https://example.com/v1/' }), key)).toEqual({ isOk: true, change: {} })
  })
})

describe('what is wrong', () => {
  it('stands beside its field, all of it at once', () => {
    const secret = `sk-test-${'a'.repeat(24)}`
    const problems = problemsOf({ label: ' ', project: secret, note: `see ${secret}`, baseUrl: 'nowhere' })
    expect(problems).toEqual({
      label: words.keys.editNoName,
      project: words.keys.editHoldsKey,
      note: words.keys.editHoldsKey,
      baseUrl: expect.stringContaining(words.failures.codes['key/bad-base-url'].title),
    })
    expect(JSON.stringify(problems)).not.toContain(secret)
  })

  it('is another origin, also one that only looks the same', () => {
    const title = words.failures.codes['key/other-origin'].title
    for (const baseUrl of ['https://example.com.evil.test/v1', 'https://example.com:8443/v1'])
      expect(problemsOf({ baseUrl }).baseUrl).toContain(title)
  })

  it('is beside the base URL when main says it of that, and else of the form', () => {
    expect(fieldOf(makeFailure('key/other-origin'))).toBe('baseUrl')
    expect(fieldOf(makeFailure('store/full'))).toBeNull()
  })
})
