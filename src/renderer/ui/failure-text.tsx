// A failure inside a text: its title, then what happened and what to do.
import type { ReactNode } from 'react'
import type { Failure } from '../../domain/failure.ts'
import { describeFailure } from '../../words/describe-failure.ts'

export function FailureText({ failure }: { readonly failure: Failure }): ReactNode {
  const { title, sentence } = describeFailure(failure)
  return (
    <>
      <strong className="font-semibold">{title}.</strong> {sentence}
    </>
  )
}
