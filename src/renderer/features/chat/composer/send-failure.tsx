// Says why a message is back in the composer, with a button that fixes the cause.
import type { ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { Button } from '../../../ui/button.tsx'
import { buttonFor } from '../../../parts/failures/failure-actions.ts'
import { MeaningLink } from '../../../parts/failures/meaning-link.tsx'

interface SendFailureProps {
  readonly failure: Failure
  readonly keyId: KeyId | null
  readonly onSend: () => void
  readonly onChooseModel: () => void
}

export function SendFailure({ failure, keyId, onSend, onChooseModel }: SendFailureProps): ReactNode {
  const { title, sentence } = describeFailure(failure)
  const button = buttonFor(failure, { retry: onSend, chooseModel: onChooseModel, keyId })
  return (
    <div
      role="alert"
      data-testid="send-failure"
      className="appear mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large bg-bad-soft px-4
        py-3 text-small"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{title}.</strong> {sentence} {words.composer.notSent}{' '}
        <MeaningLink code={failure.code} />
      </p>
      {button && !button.isRetry && <Button onClick={button.press}>{button.label}</Button>}
    </div>
  )
}
