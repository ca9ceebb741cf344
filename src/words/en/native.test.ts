// A reminder says which key and what is due, in no more lines than a notification shows.
import { describe, expect, it } from 'vitest'
import { words } from '../words.ts'
import { parseDay, type Day } from '../../domain/day.ts'
import type { BudgetId, KeyId } from '../../domain/ids.ts'
import { keyHints } from '../../domain/keys/lifecycle.ts'
import { nanoUsdFromUsd } from '../../domain/money.ts'

const { alert, budgetWarning, keyReminder } = words.native

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
      body: 'It is time to rotate “A1”. It is time to rotate “B2”.',
    })
    const { body } = keyReminder(entries)
    expect(body).toMatch(/A1.*B2.*C3.* 2 more in Keys\.$/u)
    expect(body).not.toMatch(/D4|E5/u)
  })
})

describe('budgetWarning', () => {
  const span = { fromDay: '2026-11-01' as Day, toDay: '2026-11-30' as Day } // days that exist
  const budget = {
    id: 'budget' as BudgetId, // an id of a test
    scope: { kind: 'all' },
    period: 'month',
    limitNanoUsd: nanoUsdFromUsd(5),
    isHard: true,
    warnAtPercent: 80,
  } as const
  const status = {
    budget,
    span,
    spentNanoUsd: nanoUsdFromUsd(4.1),
    reservedNanoUsd: nanoUsdFromUsd(0),
    unpricedRequests: 0,
  }

  it('says how much of which budget is spent, and what comes of it', () => {
    expect(budgetWarning(status, null)).toEqual({
      title: '80% of a budget is spent',
      body: 'This month’s budget for all keys: $4.10 of $5.00 is spent. Requests that could go past it are not sent.',
    })
  })

  it('names the key or the project, and says when it is used up', () => {
    const ofKey = { ...budget, scope: { kind: 'key', keyId: 'key' as KeyId }, isHard: false } as const // an id of a test
    expect(budgetWarning({ ...status, budget: ofKey, spentNanoUsd: nanoUsdFromUsd(6) }, 'Work')).toEqual({
      title: 'A budget is used up',
      body: 'This month’s budget for the key “Work”: $6.00 of $5.00 is spent.',
    })
    const ofProject = { ...budget, scope: { kind: 'project', project: 'Novel' }, period: 'day' } as const
    expect(budgetWarning({ ...status, budget: ofProject }, null).body).toMatch(
      /^Today’s budget for the project “Novel”: /u,
    )
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
    expect(alert(facts, 'Work').body).toBe(`“Work” ${rest}`)
    expect(alert(facts, null).body).toBe(`A key ${rest}`)
  })
})
