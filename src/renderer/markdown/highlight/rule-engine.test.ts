import { describe, expect, it } from 'vitest'
import { openRuleEngine, outOfTime } from './rule-engine.ts'

const findIn = (line: string, patterns: string[], { engine } = openRuleEngine()) =>
  engine.createScanner(patterns).findNextMatchSync(engine.createString(line), 0, 0)

describe('openRuleEngine', () => {
  it('lets a rule that JavaScript cannot express never match', () => {
    const unbalanced = '(a'
    expect(findIn('(a b', [unbalanced, 'b'])).toMatchObject({ index: 1 })
  })

  it('stops when the time is over, and keeps what was translated', () => {
    let nowMs = 0
    const rules = openRuleEngine(() => (nowMs += 1))
    rules.deadlineMs = 2
    expect(() => findIn('c', ['a', 'b', 'c'], rules)).toThrow(outOfTime)
    expect(rules.ruleCount).toBe(2)
    rules.deadlineMs = Infinity
    expect(findIn('c', ['a', 'b', 'c'], rules)).toMatchObject({ index: 2 })
    expect(rules.ruleCount).toBe(3)
  })

  it('needs no time for rules that it knows', () => {
    const rules = openRuleEngine(() => 1)
    findIn('a', ['a'], rules)
    rules.deadlineMs = 0
    expect(findIn('a', ['a'], rules)).toMatchObject({ index: 0 })
    expect(() => findIn('a', ['a', 'b'], rules)).toThrow(outOfTime)
  })
})
