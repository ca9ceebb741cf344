// A formula: typeset for the eye, as MathML for a screen reader, and as it was written while the typesetter
// loads, while the formula is still arriving, and where it can't be set.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { useFormula } from './use-formula.ts'

interface MathProps {
  readonly tex: string
  readonly isBlock: boolean
  /** Still being written: shown as it stands, not set anew at each letter. */
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

// Commands that can put ink far outside of its own place; such a formula is cut at its edges.
const shifts =
  /\\(?:[a-z]*(?:kern|skip|space|lap|smash|raisebox|rule|phantom|vcenter|moveleft|moveright)|\\)/iu

function Source({ tex, isFinal }: { readonly tex: string; readonly isFinal: boolean }): ReactNode {
  return (
    <code data-math-source={isFinal ? 'final' : ''} title={isFinal ? words.code.formulaAsWritten : undefined}>
      {tex}
    </code>
  )
}
