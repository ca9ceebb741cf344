// The figures above the chart: spent, forecast, what is left of the budget, requests, errors.
import type { ReactNode } from 'react'
import type { BudgetStatus } from '../../../../domain/budgets/budget.ts'
import { dayOf, startOfDayMs } from '../../../../domain/day.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { stayAt } from '../../../base/navigation.ts'
import {
  formatCompact,
  formatCost,
  formatCount,
  formatLimit,
  formatMonth,
  formatPercent,
} from '../../../base/format.ts'
import { useResource } from '../../../base/store.ts'
import { useNowMs } from '../../../base/use-now.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { describeTrend } from './trend.ts'
import { findTightest, leftOf } from '../tightest-budget.ts'
import { budgetStatuses, overview } from '../../../stores/usage.ts'

export function Figures({ history }: { readonly history: UsageHistory }): ReactNode {
  const { total } = history
  const { requests, failedRequests, stoppedRequests, inputTokens, outputTokens } = total
  return (
    <dl
      className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-large border border-line bg-line
        lg:grid-cols-[1.35fr_1fr_1fr_1fr_1fr]"
    >
      <Spent history={history} />
      <Forecast />
      <BudgetLeft />
      <Figure
        name={words.usage.requests}
        value={formatCount(requests)}
        notes={[
          words.usage.tokenCount(formatCompact(inputTokens + outputTokens)),
          words.usage.inOut(formatCompact(inputTokens), formatCompact(outputTokens)),
        ]}
      />
      <Figure
        name={words.usage.errors}
        value={formatPercent(requests === 0 ? 0 : failedRequests / requests)}
        notes={[
          words.usage.errorsOf(failedRequests, requests),
          stoppedRequests > 0 && words.usage.stoppedToo(stoppedRequests),
        ]}
      />
    </dl>
  )
}

function Spent({ history }: { readonly history: UsageHistory }): ReactNode {
  const { requests, costNanoUsd, estimatedNanoUsd, estimatedRequests, unpricedRequests } = history.total
  const isUnpriced = requests > 0 && unpricedRequests === requests
  return (
    <Figure
      name={words.usage.spent}
      value={isUnpriced ? words.usage.unpricedCost : formatCost(costNanoUsd, estimatedRequests > 0)}
      notes={[
        unpricedRequests > 0 && words.usage.andUnpriced(unpricedRequests),
        estimatedNanoUsd > 0 && words.usage.estimatedPart(formatCost(estimatedNanoUsd, false)),
        describeTrend(history),
      ]}
      className="max-lg:col-span-2"
    />
  )
}

function Forecast(): ReactNode {
  const value = useResource(overview).value
  const nowMs = useNowMs()
  const today = value?.today ?? dayOf(nowMs, 'local')
  const forecast = value?.forecast ?? null
  return (
    <Figure
      name={words.usage.forecast}
      value={forecast ? formatCost(forecast.monthNanoUsd, true) : words.usage.none}
      notes={[
        words.usage.forecastFor(formatMonth(startOfDayMs(today, 'local'))),
        forecast ? words.usage.forecastFrom(forecast.days) : words.usage.noForecast,
      ]}
    />
  )
}

const openBudgets = (): void => stayAt({ screen: 'usage', part: 'budgets' })

function BudgetLeft(): ReactNode {
  const tightest = findTightest(useResource(budgetStatuses).value ?? [])
  if (!tightest) {
    return (
      <Figure name={words.usage.budgetLeft} value={words.usage.noBudget} isQuiet>
        <TextButton onClick={openBudgets}>{words.usage.setBudget}</TextButton>
      </Figure>
    )
  }
  const leftNanoUsd = leftOf(tightest)
  const { limitNanoUsd, period } = tightest.budget
  return (
    <Figure
      name={leftNanoUsd < 0 ? words.usage.budgetOver : words.usage.budgetLeft}
      // The cast is safe: the absolute value of an amount is an amount.
      value={formatCost(Math.abs(leftNanoUsd) as NanoUsd, false)}
      notes={[words.usage.budgetOf(formatLimit(limitNanoUsd), period)]}
    >
      <BudgetBar status={tightest} />
    </Figure>
  )
}

function BudgetBar({ status }: { readonly status: BudgetStatus }): ReactNode {
  const share = 1 - leftOf(status) / status.budget.limitNanoUsd
  const { warnAtPercent } = status.budget
  const isNear = warnAtPercent !== null && share * 100 >= warnAtPercent
  return (
    <button
      type="button"
      title={words.usage.openBudgets}
      aria-label={`${words.usage.openBudgets}. ${words.usage.budgetShare(formatPercent(Math.floor(share * 100) / 100))}`}
      onClick={openBudgets}
      className="mt-2 block h-6 w-full rounded-small"
    >
      <span className="block h-1 overflow-hidden rounded-full bg-line">
        <span
          className={`bar block h-full rounded-full ${share >= 1 ? 'bg-bad' : isNear ? 'bg-warn' : 'bg-brass'}`}
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      </span>
    </button>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly notes?: ReadonlyArray<string | false | null>
  readonly isQuiet?: boolean
  readonly className?: string
  readonly children?: ReactNode
}

function Figure({
  name,
  value,
  notes = [],
  isQuiet = false,
  className = '',
  children,
}: FigureProps): ReactNode {
  return (
    <div className={`min-w-0 bg-surface p-4 ${className}`}>
      <dt className="text-small text-quiet">{name}</dt>
      <dd
        className={`mt-1 text-heading whitespace-nowrap tabular-nums sm:max-lg:text-title ${isQuiet ? 'text-quiet' : 'font-semibold'}`}
      >
        {value}
      </dd>
      {notes
        .filter((note) => note !== false && note !== null)
        .map((note) => (
          <dd key={note} className="mt-1 text-tiny text-quiet">
            {note}
          </dd>
        ))}
      {children && <dd>{children}</dd>}
    </div>
  )
}
