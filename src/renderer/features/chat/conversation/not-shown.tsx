// Shown in place of a conversation that could not be read.
import type { ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNotice } from '../../../ui/notice.tsx'
import { MeaningLink } from '../../../parts/failures/meaning-link.tsx'

interface NotShownProps {
  readonly failure: Failure
  readonly onRetry: () => void
}

export const NotShown = ({ failure, onRetry }: NotShownProps): ReactNode => (
  <EmptyNotice {...describeFailure(failure)}>
    <Button onClick={onRetry}>{words.messages.tryAgain}</Button>
    <MeaningLink code={failure.code} />
  </EmptyNotice>
)
