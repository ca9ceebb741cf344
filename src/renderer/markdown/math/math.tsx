// A formula: typeset, with MathML for screen readers. Shown as written while the typesetter loads, while the
// formula is still arriving, and if it can't be typeset.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { useFormula } from './use-formula.ts'

interface MathProps {
  readonly tex: string
  readonly isBlock: boolean
  /**
   * True while it is being written: shown as written, because typesetting it again at each letter would be
   * slow.
   */
  readonly isOpen?: boolean
}

export function Math({ tex, isBlock, isOpen = false }: MathProps): ReactNode {
  const shown = isOpen ? <Source tex={tex} isFinal={false} /> : <Formula tex={tex} isBlock={isBlock} />
  if (!isBlock) {
    return (
      <span data-math="inline" data-shifts={shifts.test(tex) ? '' : undefined} dir="ltr">
        {shown}
      </span>
    )
  }
  return (
    <div data-math="block" dir="ltr" role="group" aria-label={words.code.formula} tabIndex={0}>
      {shown}
    </div>
  )
}

function Formula({ tex, isBlock }: { readonly tex: string; readonly isBlock: boolean }): ReactNode {
  const drawn = useFormula(tex, isBlock)
  return drawn ?? <Source tex={tex} isFinal={drawn === null} />
}

// Commands that can draw far outside the formula's box; such a formula is clipped.
const shifts =
  /\\(?:[a-z]*(?:kern|skip|space|lap|smash|raisebox|rule|phantom|vcenter|moveleft|moveright)|\\)/iu

function Source({ tex, isFinal }: { readonly tex: string; readonly isFinal: boolean }): ReactNode {
  return (
    <code data-math-source={isFinal ? 'final' : ''} title={isFinal ? words.code.formulaAsWritten : undefined}>
      {tex}
    </code>
  )
}
