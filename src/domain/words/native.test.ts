// A reminder says which key and what is due, in no more lines than a notification shows.
import { describe, expect, it } from 'vitest'
import { parseDay, type Day } from '../day.ts'
import { keyHints } from '../key-lifecycle.ts'
import { nanoUsdFromUsd } from '../money.ts'
import { nativeWords } from './native.ts'

const { alert, keyReminder } = nativeWords

describe('keyReminder', () => {
  it.each(keyHints)('%s names the key in one calm sentence', (hint) => {
    const { title, body } = keyReminder([{ label: 'Work', hint }])
    expect(title).toBe('A key needs a look')
    expect(body).toMatch(/^[^.]*\bWork\b[^.]*\.$/u)
    expect(body).not.toMatch(/[!'"]|must|urgent|warning/iu)
  })

  it('says something else for each hint', () => {
    const bodies = keyHints.map((hint) => keyReminder([{ label: 'Work', hint }]).body)
    expect(new Set(bodies).size).toBe(keyHints.length)
  })

  it('keeps the order it is given, and counts what it leaves out', () => {
    const entries = ['A1', 'B2', 'C3', 'D4', 'E5'].map((label) => ({ label, hint: 'rotate-now' }) as const)
    expect(keyReminder(entries.slice(0, 2))).toEqual({
      title: 'Some keys need a look',
      body: 'It is time to rotate A1. It is time to rotate B2.',
    })
    const { body } = keyReminder(entries)
    expect(body).toMatch(/A1.*B2.*C3.* 2 more in Keys\.$/u)
    expect(body).not.toMatch(/D4|E5/u)
  })
})

describe('alert', () => {
  it('says what was spent, and what is usual', () => {
    const facts = {
      kind: 'spending-above-habit',
      day: parseDay('2026-11-16') ?? ('' as Day), // a day that exists
      spentNanoUsd: nanoUsdFromUsd(12.4),
      medianNanoUsd: nanoUsdFromUsd(0.8),
      usualUpToNanoUsd: nanoUsdFromUsd(3),
      days: 20,
    } as const
    expect(alert(facts, null).body).toBe('$12.40 today. A usual day costs $0.80, and up to $3.00.')
  })

  it('names the key where it is known, and both addresses', () => {
    const facts = {
      kind: 'unusual-base-url',
      keyId: null,
      baseUrl: 'https://b.test/v1',
      usualBaseUrl: 'https://a.test/v1',
    } as const
    const rest = 'was used at https://b.test/v1. It is usually used at https://a.test/v1.'
    expect(alert(facts, 'Work').body).toBe(`Work ${rest}`)
    expect(alert(facts, null).body).toBe(`A key ${rest}`)
  })
})
