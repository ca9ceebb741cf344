// The typesetter: KaTeX with its stylesheet and fonts, loaded when a text first contains a formula. Formulas
// aren't trusted, and none sees another's definitions. What it can't typeset is shown as written.
import katex from 'katex'
import 'katex/dist/katex.min.css'
import type { ReactElement } from 'react'
import { drawTree } from './formula-elements.ts'
import { checkTex } from './formula-limits.ts'

/** The largest length that a formula may use, in em. */
const maxSizeEm = 12

// KaTeX's types leave out this function, which its documentation calls unstable; `drawTree` checks the whole
// tree.
const { __renderToDomTree: makeTree } = katex as unknown as {
  readonly __renderToDomTree: (tex: string, options: object) => unknown
}

/** Refuses links, images and all commands that set HTML, because a formula doesn't need them. */
function refuseCommand(): never {
  throw new Error('This command is not typeset.')
}

// A formula may redefine a name that KaTeX already knows (`\R`).
const newCommand = /\\newcommand(?![a-zA-Z])/gu

/** Returns `null` for a formula to show as written. Never throws. */
export function readFormula(tex: string, isBlock: boolean): ReactElement | null {
  const limits = checkTex(tex)
  if (limits === null || tex.trim() === '') return null
  try {
    return drawTree(
      makeTree(tex.replaceAll(newCommand, String.raw`\providecommand`), {
        displayMode: isBlock,
        throwOnError: true,
        trust: refuseCommand,
        errorColor: 'currentColor',
        strict: 'ignore',
        macros: {},
        maxSize: maxSizeEm,
        maxExpand: limits.maxExpansions,
      }),
    )
  } catch {
    // Invalid TeX, or so deep that the stack overflowed.
    return null
  }
}
