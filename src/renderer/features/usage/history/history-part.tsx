// The history: a period, its figures and chart, its breakdown, and every request in it.
import type { ReactNode } from 'react'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNotice, FailureNotice, LateLoading } from '../../../ui/notice.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { openLink } from '../../../parts/open-link.ts'
import { AlertList } from '../alerts/alert-list.tsx'
import { Breakdown } from './breakdown.tsx'
import { describeSpan } from '../chart/day-labels.ts'
import { UsageChart } from '../chart/usage-chart.tsx'
import { Figures } from './figures.tsx'
import { FilterChip } from './filter-chip.tsx'
import { useHistoryChoice, useHistoryQuestion } from './history-choice.ts'
import { Latency } from './latency.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { RecordList } from '../records/record-list.tsx'
import { useHistory, type AnsweredHistory } from './use-history.ts'

export function HistoryPart(): ReactNode {
  const question = useHistoryQuestion()
  const { answered, failure, reload } = useHistory(question)
  return (
    <>
      <AlertList />
      {/* On paper, says which period was chosen. */}
      {answered && <p className="hidden print:block">{describeAnswered(answered)}</p>}
      <div className="flex flex-col items-start gap-3">
        <div className="print:hidden">
          <PeriodPicker />
        </div>
        <FilterChip />
      </div>
      {failure && (
        <div className="mt-6">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={reload}>{words.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!answered && !failure && <LateLoading text={words.app.loading} />}
      {answered && <Shown answered={answered} />}
      {answered && <RecordList question={question} />}
      <ScopeNote />
    </>
  )
}

const describeAnswered = ({ question, history }: AnsweredHistory): string =>
  [describeSpan(history), words.usage.calendars[question.calendar]].join(' · ')

function Shown({ answered }: { readonly answered: AnsweredHistory }): ReactNode {
  const { history } = answered
  return (
    <>
      <Figures history={history} />
      {history.total.requests === 0 ? (
        <Empty history={history} />
      ) : (
        <>
          <UsageChart answered={answered} />
          <Breakdown answered={answered} />
          {history.latency && <Latency latency={history.latency} />}
        </>
      )}
    </>
  )
}

function Empty({ history }: { readonly history: UsageHistory }): ReactNode {
  const { filter } = useHistoryChoice()
  if (filter) return <EmptyNotice title={words.usage.emptyTitle} sentence={words.usage.emptyFilter} />
  return (
    <EmptyNotice
      title={history.span === null ? words.usage.emptyEverTitle : words.usage.emptyTitle}
      sentence={words.usage.emptySentence}
    >
      <Button kind="primary" onClick={() => goTo({ screen: 'chat', conversationId: null })}>
        {words.usage.startChat}
      </Button>
    </EmptyNotice>
  )
}

const limitsPage = 'https://platform.openai.com/settings/organization/limits'

/** Says what these figures can't include, and where to look instead. */
function ScopeNote(): ReactNode {
  return (
    <p className="mt-8 text-small text-quiet">
      {words.usage.scope}{' '}
      <TextButton className="print:hidden" onClick={() => openLink(limitsPage)}>
        {words.usage.limits}
      </TextButton>
    </p>
  )
}
