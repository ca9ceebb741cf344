// What was asked for and what it cost: four figures, the models, and every request.
import { useState, type ReactNode } from 'react'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../app/screen-header.tsx'
import { formatCompact, formatCost, formatCount, formatPercent } from '../../format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNotice, FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { ModelTable } from './model-table.tsx'
import { periods, type Period } from './periods.ts'
import { RecordTable } from './record-table.tsx'
import { useUsage, type Summary } from './use-usage.ts'

const options = periods.map((value) => ({ value, label: words.usage.periods[value] }))

export function UsageScreen(): ReactNode {
  const [period, setPeriod] = useState<Period>('calendarMonth')
  const { usage, failure, reload, showMore } = useUsage(period)
  return (
    <>
      <ScreenHeader title={words.usage.title} />
      <ScreenPage>
        <Segments name={words.usage.period} value={period} options={options} onChoose={setPeriod} />
        {failure && (
          <div className="mt-6">
            <FailureNotice {...describeFailure(failure)}>
              <Button onClick={reload}>{words.app.tryAgain}</Button>
            </FailureNotice>
          </div>
        )}
        {!usage && !failure && <LateLoading text={words.app.loading} />}
        {usage && usage.records.length === 0 && usage.summary.total.requests === 0 && (
          <EmptyNotice title={words.usage.emptyTitle} sentence={words.usage.emptySentence}>
            <Button kind="primary" onClick={() => goTo({ screen: 'chat', conversationId: null })}>
              {words.usage.startChat}
            </Button>
          </EmptyNotice>
        )}
        {usage && (usage.records.length > 0 || usage.summary.total.requests > 0) && (
          <>
            <Figures summary={usage.summary} />
            {usage.summary.byModel.length > 0 && <ModelTable summary={usage.summary} />}
            <RecordTable records={usage.records} />
            {usage.hasMore && (
              <Button className="mt-4" onClick={showMore}>
                {words.usage.more}
              </Button>
            )}
          </>
        )}
        <p className="mt-8 text-small text-quiet">{words.usage.scope}</p>
      </ScreenPage>
    </>
  )
}

function Figures({ summary: { total } }: { readonly summary: Summary }): ReactNode {
  const { requests, failedRequests, unpricedRequests, estimatedRequests, inputTokens, outputTokens } = total
  const certainty = [
    unpricedRequests > 0 && words.usage.unpriced(unpricedRequests),
    estimatedRequests > 0 && words.usage.estimated(estimatedRequests),
  ].filter((part) => part !== false)
  return (
    <dl
      className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-large border border-line bg-line
      lg:grid-cols-4"
    >
      <Figure
        name={words.usage.spent}
        value={formatCost(total.costNanoUsd, estimatedRequests > 0)}
        note={requests === 0 ? '' : certainty.length > 0 ? certainty.join(', ') : words.usage.allExact}
      />
      <Figure name={words.usage.requests} value={formatCount(requests)} note="" />
      <Figure
        name={words.usage.tokens}
        value={formatCompact(inputTokens + outputTokens)}
        note={words.usage.inOut(formatCompact(inputTokens), formatCompact(outputTokens))}
      />
      <Figure
        name={words.usage.failed}
        value={formatCount(failedRequests)}
        note={requests > 0 ? words.usage.ofRequests(formatPercent(failedRequests / requests)) : ''}
      />
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly note: string
}

function Figure({ name, value, note }: FigureProps): ReactNode {
  return (
    <div className="bg-surface p-4">
      <dt className="text-small text-quiet">{name}</dt>
      <dd className="mt-1 text-heading font-semibold tabular-nums sm:text-title">{value}</dd>
      <dd className="mt-1 min-h-4 text-tiny text-quiet">{note}</dd>
    </div>
  )
}
