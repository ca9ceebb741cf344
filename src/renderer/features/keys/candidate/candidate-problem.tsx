// Says what is wrong with a key or URL, where it was entered.
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import type { CandidateProblem } from './candidate-hold.ts'

interface ProblemTextProps {
  readonly problem: CandidateProblem
  /** A further sentence about the problem. */
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
