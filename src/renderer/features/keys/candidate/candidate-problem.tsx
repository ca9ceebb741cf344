// What is wrong with a key or an address, where it was entered.
import type { ReactNode } from 'react'
import { words } from '../../../../domain/words/en.ts'
import { describeFailure } from '../../../../domain/words/failures.ts'
import type { CandidateProblem } from './candidate-hold.ts'

interface ProblemTextProps {
  readonly problem: CandidateProblem
  /** What else is to be known. */
  readonly more?: string | null
}

export function ProblemText({ problem: { failure, isCleared }, more }: ProblemTextProps): ReactNode {
  if (failure === null) return words.addKey.entry.fieldEmpty
  const { title, sentence } = describeFailure(failure)
  return (
    <>
      <strong className="font-semibold">{title}.</strong> {sentence} {more}{' '}
      {isCleared && words.addKey.entry.fieldCleared}
    </>
  )
}
