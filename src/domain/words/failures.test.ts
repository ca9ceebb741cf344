// The tone of what a person reads when something fails, checked over every code.
import { describe, expect, it } from 'vitest'
import { failureCodes, makeFailure } from '../failure.ts'
import { actionLabels, describeFailure } from './failures.ts'

describe('failure words', () => {
  it.each(failureCodes)('%s says what happened and what to do, in plain words', (code) => {
    const { title, sentence } = describeFailure(makeFailure(code, 'for the log'))
    expect(title.length).toBeGreaterThan(4)
    expect(title).not.toMatch(/[.!]$/u)
    expect(sentence).toMatch(/\.$/u)
    expect(`${title} ${sentence}`).not.toMatch(
      /!|oops|sorry|undefined|for the log|you (did|entered|forgot)/iu,
    )
  })

  it('fills a sentence in from the data', () => {
    const failure = makeFailure('openai/permission-denied', '', 'replace-key', { scope: 'api.model.read' })
    expect(describeFailure(failure).sentence).toContain('api.model.read')
  })

  it('tells apart what is easily confused', () => {
    const text = (code: (typeof failureCodes)[number]) => {
      const { title, sentence } = describeFailure(makeFailure(code, ''))
      return `${title} ${sentence}`.toLowerCase()
    }
    expect(text('openai/insufficient-quota')).not.toMatch(/rate|too many|per minute/u)
    expect(text('openai/permission-denied')).not.toMatch(/invalid|not accepted|does not know/u)
    expect(text('keychain/locked')).not.toMatch(/missing|not found|no longer|lost/u)
  })

  it('labels every action', () => {
    for (const label of Object.values(actionLabels)) expect(label.length).toBeGreaterThan(3)
  })
})
