// shiki's scanner on the browser's own regular expressions. Ours is only the translation of a grammar's rules: each is
// translated once for all grammars, and translating stops when a slice is over, to go on in the next one.
import { createJavaScriptRegexEngine, defaultJavaScriptRegexConstructor } from '@shikijs/engine-javascript'
import type { RegexEngine } from '@shikijs/core'

/** Thrown when the slice ends before a rule is translated. Rules translated until then are kept. */
export const outOfTime = new Error('The slice is over.')

export interface RuleEngine {
  readonly engine: RegexEngine
  /** How many rules have been translated so far. */
  readonly ruleCount: number
  /** After this time of `now()`, translating another rule throws `outOfTime`. At first there is no limit. */
  deadlineMs: number
}

const matchesNothing = /(?!)/g

/** A rule that JavaScript can't express never matches; the rest of the grammar still works. */
function translate(pattern: string): RegExp {
  try {
    return defaultJavaScriptRegexConstructor(pattern, { target: 'auto' })
  } catch {
    return matchesNothing
  }
}

export function openRuleEngine(now: () => number = () => performance.now()): RuleEngine {
  // Not the engine's own cache: it would keep `outOfTime` as the result of a rule.
  const rules = new Map<string, RegExp>()

  const regexConstructor = (pattern: string): RegExp => {
    const known = rules.get(pattern)
    if (known) return known
    if (now() > opened.deadlineMs) throw outOfTime
    const rule = translate(pattern)
    rules.set(pattern, rule)
    return rule
  }

  const opened = {
    engine: createJavaScriptRegexEngine({ cache: null, regexConstructor }),
    get ruleCount() {
      return rules.size
    },
    deadlineMs: Infinity,
  }
  return opened
}
