// Chooses the days: a usual period, or two dates. A problem is shown at its date's field; until both dates
// are valid, the old period is shown.
import { useState, type ReactNode } from 'react'
import { dayOf, type DaySpan } from '../../../../domain/day.ts'
import { words } from '../../../../words/words.ts'
import { useNowMs } from '../../../base/use-now.ts'
import { Field } from '../../../ui/field.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { choose, useHistoryChoice } from './history-choice.ts'
import { checkSpan, periods, spanOf } from './periods.ts'

const listOptions = () => periods.map((value) => ({ value, label: words.usage.periods[value] }))

export function PeriodPicker(): ReactNode {
  const { period, custom, calendar } = useHistoryChoice()
  const today = dayOf(useNowMs(), calendar)
  return (
    <>
      <Segments
        name={words.usage.period}
        value={period}
        options={listOptions()}
        onChoose={(next) =>
          choose(
            next === 'custom'
              ? // Starts with the current span, so that a single date can be changed.
                {
                  period: next,
                  custom: spanOf(period, custom, today) ?? custom ?? spanOf('year', null, today),
                }
              : { period: next },
          )
        }
      />
      {period === 'custom' && custom && <CustomSpan start={custom} />}
    </>
  )
}

function CustomSpan({ start }: { readonly start: DaySpan }): ReactNode {
  const { calendar } = useHistoryChoice()
  const [from, setFrom] = useState<string>(start.fromDay)
  const [to, setTo] = useState<string>(start.toDay)
  const today = dayOf(useNowMs(), calendar)
  const problems = checkSpan(from, to, today)
  const write = (nextFrom: string, nextTo: string) => {
    setFrom(nextFrom)
    setTo(nextTo)
    const { span } = checkSpan(nextFrom, nextTo, today)
    if (span) choose({ custom: span })
  }
  return (
    <div className="mt-3 flex flex-wrap items-start gap-3 *:w-44">
      <Field
        type="date"
        label={words.usage.from}
        value={from}
        max={today}
        problem={problems.from && words.usage.spanProblems[problems.from]}
        onChange={(event) => write(event.target.value, to)}
      />
      <Field
        type="date"
        label={words.usage.to}
        value={to}
        max={today}
        problem={problems.to && words.usage.spanProblems[problems.to]}
        onChange={(event) => write(from, event.target.value)}
      />
    </div>
  )
}
