// Draws what shows settings once they are read, or why they could not be read.
import type { ReactNode } from 'react'
import type { Settings } from '../../../domain/settings.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { MeaningLink } from '../../parts/failures/meaning-link.tsx'
import { settings } from '../../stores/settings.ts'

interface WithSettingsProps {
  readonly children: (value: Settings) => ReactNode
}

export function WithSettings({ children }: WithSettingsProps): ReactNode {
  const { value, failure } = useResource(settings)
  return (
    <>
      {failure && (
        <div className="mb-6">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={() => void settings.reload()}>{words.app.tryAgain}</Button>
            <MeaningLink code={failure.code} />
          </FailureNotice>
        </div>
      )}
      {!value && !failure && <LateLoading text={words.app.loading} />}
      {value && children(value)}
    </>
  )
}
