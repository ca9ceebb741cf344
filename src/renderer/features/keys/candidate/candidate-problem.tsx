// What is wrong with a key or an address, where it was entered.
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import type { CandidateProblem } from './candidate-hold.ts'

interface ProblemTextProps {
  readonly problem: CandidateProblem
  /** What else is to be known. */
  readonly more?: string | null
}

export function ProblemText({ problem: { failure, isCleared }, more }: ProblemTextProps): ReactNode {
  if (failure === null) return words.addKey.entry.fieldEmpty
  return (
    <>
      <FailureText failure={failure} /> {more} {isCleared && words.addKey.entry.fieldCleared}
    </>
  )
}
