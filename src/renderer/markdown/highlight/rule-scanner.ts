// Finds which of a grammar's rules matches next in a line, with the browser's own regular expressions. A
// rule's result for a line is shared by all scanners with that rule. Groups are measured only for the winner,
// and only if it has some: measuring took two thirds of the time.
import { defaultJavaScriptRegexConstructor } from '@shikijs/engine-javascript'
import type { PatternScanner, RegexEngine, RegexEngineString } from '@shikijs/core'

/** Thrown when the slice ends before a rule is translated. Rules translated until then are kept. */
export const outOfTime = new Error('The slice is over.')

interface Rule {
  readonly pattern: string
  readonly search: RegExp
  /** The same rule with the positions of its groups; made when first needed. */
  measure: RegExp | null
  /** False if the result depends on where the search begins, so that it can't be kept. */
  readonly canKeep: boolean
  // The last search: its line, where it began, and what it found.
  lineId: number
  searchedFrom: number
  found: RegExpExecArray | null
}

const absent = { start: 0xffffffff, end: 0xffffffff, length: 0 }
const matchesNothing = /(?!)/g

const rules = new Map<string, Rule>()
let deadlineMs = Infinity
let lastLineId = 0

/** How many rules have been translated so far. */
export const countRules = (): number => rules.size

/** From now on, translating a rule after this time (ms of `performance.now()`) throws `outOfTime`. */
export function setDeadline(ms: number): void {
  deadlineMs = ms
}

/**
 * Translates a rule. A rule that JavaScript can't express never matches; the rest of the grammar still works.
 */
function translate(pattern: string, hasIndices: boolean): RegExp {
  try {
    return defaultJavaScriptRegexConstructor(pattern, { target: 'auto', hasIndices })
  } catch {
    return matchesNothing
  }
}

function getRule(pattern: string): Rule {
  const known = rules.get(pattern)
  if (known) return known
  if (performance.now() > deadlineMs) throw outOfTime
  const search = translate(pattern, false)
  // A rule that JavaScript can't express in one expression has a `strategy` for several steps
  // (oniguruma-to-es).
  const { rawOptions } = search as { readonly rawOptions?: { readonly strategy?: unknown } }
  const canKeep = !search.sticky && !rawOptions?.strategy
  const rule = { pattern, search, measure: null, canKeep, lineId: 0, searchedFrom: 0, found: null }
  rules.set(pattern, rule)
  return rule
}

function find(rule: Rule, line: string, lineId: number, from: number): RegExpExecArray | null {
  const { found } = rule
  if (
    rule.canKeep &&
    rule.lineId === lineId &&
    rule.searchedFrom <= from &&
    (!found || found.index >= from)
  ) {
    return found
  }
  rule.search.lastIndex = from
  rule.lineId = lineId
  rule.searchedFrom = from
  rule.found = rule.search.exec(line)
  return rule.found
}

function measureGroups(rule: Rule, line: string, from: number, found: RegExpExecArray) {
  const whole = { start: found.index, end: found.index + found[0].length, length: found[0].length }
  if (found.length === 1) return [whole]
  rule.measure ??= translate(rule.pattern, true)
  rule.measure.lastIndex = rule.canKeep ? found.index : from
  const places = rule.measure.exec(line)?.indices
  return places
    ? Array.from(places, (place) =>
        place ? { start: place[0], end: place[1], length: place[1] - place[0] } : absent,
      )
    : [whole]
}

function openScanner(patterns: readonly (string | RegExp)[]): PatternScanner {
  const own = patterns.map((pattern) => getRule(String(pattern)))
  return {
    findNextMatchSync: (string, from) => {
      const line = typeof string === 'string' ? string : string.content
      const lineId = typeof string === 'string' ? (lastLineId += 1) : (string as NumberedLine).id
      let best: RegExpExecArray | null = null
      let winner = 0
      for (let index = 0; index < own.length; index += 1) {
        const rule = own[index]
        const found = rule ? find(rule, line, lineId, from) : null
        if (found && (!best || found.index < best.index)) {
          best = found
          winner = index
          if (found.index === from) break
        }
      }
      const rule = own[winner]
      if (!best || !rule) return null
      return { index: winner, captureIndices: measureGroups(rule, line, from, best) }
    },
  }
}

interface NumberedLine extends RegexEngineString {
  readonly id: number
}

function numberLine(content: string): NumberedLine {
  lastLineId += 1
  return { content, id: lastLineId }
}

export const ruleEngine: RegexEngine = { createScanner: openScanner, createString: numberLine }
