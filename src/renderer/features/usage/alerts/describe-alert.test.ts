import { describe, expect, it } from 'vitest'
import { parseDay, type Day } from '../../../../domain/day.ts'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import { describeAlert } from './describe-alert.ts'

const says = (...given: Parameters<typeof describeAlert>): string => {
  const { title, sentence, why } = describeAlert(...given)
  return `${title} | ${sentence} | ${why}`
}

describe('an alert says why it fired', () => {
  it('with what was spent, what is usual, and from how many days', () => {
    const day = parseDay('2026-11-16') ?? ('' as Day) // a day that exists
    const facts = {
      kind: 'spending-above-habit',
      day,
      spentNanoUsd: nanoUsdFromUsd(12.4),
      medianNanoUsd: nanoUsdFromUsd(0.8),
      usualUpToNanoUsd: nanoUsdFromUsd(3),
      days: 20,
    } as const
    expect(says(facts, null)).toMatch(/\$12\.40 on Nov 16, 2026\. .*\$0\.80, and up to \$3\.00.*20 days/u)
  })

  it('with the key, how often in which time, and the words of the failure', () => {
    const facts = {
      kind: 'refusal-burst',
      keyId: null,
      refusals: 6,
      withinMinutes: 10,
      failureCode: 'openai/invalid-key',
    } as const
    expect(says(facts, 'Work')).toMatch(
      /Work was refused 6 times within 10 minutes\. .*The key was not accepted\.$/u,
    )
    expect(says(facts, null)).toContain('A key that is no longer here was refused')
  })

  it('with both addresses', () => {
    const facts = {
      kind: 'unusual-base-url',
      keyId: null,
      baseUrl: 'https://b.test/v1',
      usualBaseUrl: 'https://a.test/v1',
    } as const
    expect(says(facts, 'Work')).toMatch(/Work was used at https:\/\/b\.test\/v1 .*https:\/\/a\.test\/v1/u)
  })
})
