// The history: a period, its figures, its chart, what it is made of, and every request in it.
import type { ReactNode } from 'react'
import { usageInEnglish as words } from '../../../domain/words/en-usage.ts'
import { words as common } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { openLink } from '../chat/open-link.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { Figures } from './figures.tsx'
import { useHistoryQuestion } from './history-choice.ts'
import { PeriodPicker } from './period-picker.tsx'
import { useHistory } from './use-history.ts'

export function HistoryPart(): ReactNode {
  const { answered, failure, reload } = useHistory(useHistoryQuestion())
  return (
    <>
      <PeriodPicker />
      {failure && (
        <div className="mt-6">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={reload}>{common.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!answered && !failure && <LateLoading text={common.app.loading} />}
      {answered && <Figures history={answered.history} />}
      <ScopeNote />
    </>
  )
}

const limitsPage = 'https://platform.openai.com/settings/organization/limits'

/** What no figure on this page can know, and where to look instead. */
function ScopeNote(): ReactNode {
  return (
    <p className="mt-8 text-small text-quiet">
      {words.scope} <TextButton onClick={() => openLink(limitsPage)}>{words.limits}</TextButton>
    </p>
  )
}
