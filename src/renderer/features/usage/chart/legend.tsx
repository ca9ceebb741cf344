// Explains the chart's colours and patterns. A press on a group shows only that group.
import type { ReactNode } from 'react'
import { filterOf } from '../history/filter-of.ts'
import type { Grouping } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { classes } from '../../../ui/classes.ts'
import { toggleFilter, useHistoryChoice } from '../history/history-choice.ts'
import { Dots, Hatch } from './patterns.tsx'
import type { Series } from './series.ts'
import type { Stacks } from './stack-bars.ts'

interface LegendProps {
  readonly by: Grouping
  readonly stacks: Stacks
  readonly series: readonly Series[]
}

export function Legend({ by, stacks, series }: LegendProps): ReactNode {
  return (
    <div className="mt-3 flex flex-col gap-2">
      {series.length > 0 && (
        <ul aria-label={words.usage.groupings[by]} className="-mx-2 flex flex-wrap gap-y-1">
          {series.map((one) => (
            <li key={one.id} className="max-w-full">
              <LegendEntry by={by} series={one} />
            </li>
          ))}
        </ul>
      )}
      {(stacks.hasEstimated || stacks.hasUnpriced) && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-tiny text-quiet">
          {stacks.hasEstimated && (
            <li className="flex items-center gap-2">
              <Swatch>
                <rect width="12" height="12" className="fill-quiet" />
                <Dots id="legend-dots" />
                <rect width="12" height="12" fill="url(#legend-dots)" />
              </Swatch>
              {words.usage.estimatedDotted}
            </li>
          )}
          {stacks.hasUnpriced && (
            <li className="flex items-center gap-2">
              <Swatch>
                <Hatch id="legend-hatch" isOnColour={stacks.measure === 'requests'} />
                {stacks.measure === 'requests' && <rect width="12" height="12" className="fill-quiet" />}
                <rect width="12" height="12" fill="url(#legend-hatch)" className="stroke-outline" />
              </Swatch>
              {words.usage.unpricedHatched}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function LegendEntry({ by, series }: { readonly by: Grouping; readonly series: Series }): ReactNode {
  const { filter } = useHistoryChoice()
  const own = series.id === null ? null : filterOf(by, series.id)
  const label = (
    <>
      <span aria-hidden className={classes('bar size-3 shrink-0 rounded-[3px]', series.ground)} />
      <span dir="auto" className="min-w-0 truncate">
        {series.name}
      </span>
    </>
  )
  const look = 'flex max-w-full items-center gap-2 rounded-small px-2 py-1 text-small'
  if (!own) return <span className={classes(look, 'text-quiet')}>{label}</span>
  const isChosen = filter?.by === own.by && filter.id === own.id
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={words.usage.showOnly(series.name)}
      onClick={() => toggleFilter(own, series.title)}
      className={classes(look, isChosen ? 'bg-chosen' : 'hover:bg-soft')}
    >
      {label}
    </button>
  )
}

const Swatch = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <svg viewBox="0 0 12 12" aria-hidden className="bar size-3 shrink-0 overflow-hidden rounded-[3px]">
    {children}
  </svg>
)
