// The period as bars, stacked by the chosen grouping; or the same as a table.
import { ChartNoAxesColumn, Table } from 'lucide-react'
import { useId, useMemo, type ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { keys } from '../../../stores/keys.ts'
import { choose, useHistoryChoice } from '../history/history-choice.ts'
import { SectionHead } from '../section-head.tsx'
import type { AnsweredHistory } from '../history/use-history.ts'
import { ChartTable } from './chart-table.tsx'
import { describeSpan } from './day-labels.ts'
import { Legend } from './legend.tsx'
import { Plot } from './plot.tsx'
import { listSeries } from './series.ts'
import { stackBars } from './stack-bars.ts'

const listMeasures = () =>
  (['cost', 'tokens', 'requests'] as const).map((value) => ({
    value,
    label: words.usage.measures[value],
  }))

export function UsageChart({ answered }: { readonly answered: AnsweredHistory }): ReactNode {
  const { question, history } = answered
  const { measure, isChartTable } = useHistoryChoice()
  const allKeys = useResource(keys).value
  const id = useId()
  const stacks = useMemo(() => stackBars(history, measure), [history, measure])
  const series = useMemo(
    () => listSeries(history, stacks.series, question.by, allKeys ?? []),
    [history, stacks, question.by, allKeys],
  )
  const name = words.usage.chartName(words.usage.measures[stacks.measure], describeSpan(history))
  return (
    <section aria-labelledby={id} className="mt-8">
      <SectionHead id={id} name={words.usage.chart}>
        <Segments
          name={words.usage.measure}
          value={stacks.measure}
          options={listMeasures()}
          onChoose={(next) => choose({ measure: next })}
        />
        <Button
          kind="quiet"
          icon={isChartTable ? ChartNoAxesColumn : Table}
          onClick={() => choose({ isChartTable: !isChartTable })}
        >
          {isChartTable ? words.usage.asChart : words.usage.asTable}
        </Button>
      </SectionHead>
      {stacks.measure !== measure && (
        <p className="mt-3 text-small text-quiet">
          {words.usage.unpricedOnly}{' '}
          <TextButton onClick={() => goTo({ screen: 'usage', part: 'prices' })}>
            {words.usage.setPrices}
          </TextButton>
        </p>
      )}
      {isChartTable ? (
        <div className="mt-3">
          <ChartTable history={history} stacks={stacks} series={series} name={name} />
        </div>
      ) : (
        <>
          <Plot name={name} history={history} stacks={stacks} series={series} />
          <Legend by={question.by} stacks={stacks} series={series} />
          {/* A table for screen readers and for paper; the bars can also be read one by one. */}
          <div className="sr-only print:not-sr-only print:mt-4">
            <ChartTable history={history} stacks={stacks} series={series} name={name} />
          </div>
        </>
      )}
    </section>
  )
}
