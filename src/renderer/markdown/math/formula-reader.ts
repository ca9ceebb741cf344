// The typesetter: KaTeX with its stylesheet and fonts, loaded when a text first holds a formula. Nothing in a
// formula is trusted, and none sees what another defined. What it can't set is shown as it was written.
import katex from 'katex'
import 'katex/dist/katex.min.css'
import type { ReactElement } from 'react'
import { drawTree } from './formula-elements.ts'
import { checkTex } from './formula-limits.ts'

/** The largest length a formula may ask for, in em. */
const maxSizeEm = 12

// KaTeX's typings leave out the tree, which its documentation calls unstable: `drawTree` checks all of it.
const { __renderToDomTree: makeTree } = katex as unknown as {
  readonly __renderToDomTree: (tex: string, options: object) => unknown
}

/** Asked about links, images and everything that sets HTML: none of it is part of a formula. */
function refuseCommand(): never {
  throw new Error('This command is not typeset.')
}

// A name that KaTeX happens to know already (`\R`) may be given again: the formula means its own.
const newCommand = /\\newcommand(?![a-zA-Z])/gu

/** `null`: shown as it was written. Never throws. */
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
    // Wrong TeX, or so deep that the stack ended.
    return null
  }
}
