// Checks a formula before it is typeset. Typesetting can't be interrupted, so a formula that could take long
// or nest deep is refused here and shown as written.

const maxTexChars = 3_000
const maxNesting = 60
/** How many macro expansions a formula may use; KaTeX's own macros are all short. */
const maxExpansions = 400
/** The most tokens to which a formula's own macros may grow. */
const maxOwnTokens = 20_000

const ownMacro = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long)(?![a-zA-Z])/u
/** Finds what opens and closes a group, and skips other commands and escaped braces. */
const piece = /\\[a-zA-Z]+|\\.|[{}]/gsu
const opens = /^(?:\{|\\begin|\\left|\\bgroup)$/u
const closes = /^(?:\}|\\end|\\right|\\egroup)$/u

export interface FormulaLimits {
  readonly maxExpansions: number
}

/** Returns `null` if the formula must not be typeset. */
export function checkTex(tex: string): FormulaLimits | null {
  if (tex.length > maxTexChars || measureNesting(tex) > maxNesting) return null
  if (!ownMacro.test(tex)) return { maxExpansions }
  // Own macros are no longer than the formula itself, but one with an argument could double at each step.
  if (tex.includes('#')) return null
  return { maxExpansions: Math.min(maxExpansions, Math.ceil(maxOwnTokens / tex.length)) }
}

function measureNesting(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const [found] of tex.matchAll(piece)) {
    if (opens.test(found)) depth += 1
    else if (closes.test(found)) depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
