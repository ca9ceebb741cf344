// What is asked of a formula before the typesetter sees it. Typesetting can't be stopped half-way, so whatever
// could make it long or deep is refused here, and shown as it was written.

const maxTexChars = 3_000
const maxNesting = 60
/** Expansions of macros that a formula may ask for; those that KaTeX defines are all short. */
const maxExpansions = 400
/** The longest text that a formula's own macros may grow to, in tokens. */
const maxOwnTokens = 20_000

const ownMacro = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long)(?![a-zA-Z])/u
/** What opens and closes, told from other commands and from escaped braces. */
const piece = /\\[a-zA-Z]+|\\.|[{}]/gsu
const opens = /^(?:\{|\\begin|\\left|\\bgroup)$/u
const closes = /^(?:\}|\\end|\\right|\\egroup)$/u

export interface FormulaLimits {
  readonly maxExpansions: number
}

/** `null`: not to be typeset. */
export function checkTex(tex: string): FormulaLimits | null {
  if (tex.length > maxTexChars || measureNesting(tex) > maxNesting) return null
  if (!ownMacro.test(tex)) return { maxExpansions }
  // Each of a formula's own macros is no longer than the formula. An argument could be doubled at each step.
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
