// The details of the bar under the pointer or with the focus, beside the bar and always inside the window.
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatCompact } from '../../../base/format.ts'
import { classes } from '../../../ui/classes.ts'
import { describeCost, formatValue } from './bar-text.ts'
import { nameBar } from './day-labels.ts'
import type { Series } from './series.ts'
import type { StackedBar, Stacks } from './stack-bars.ts'

interface PlotTipProps {
  readonly frame: RefObject<HTMLElement | null>
  readonly middlePx: number
  readonly stacked: StackedBar | undefined
  readonly history: UsageHistory
  readonly stacks: Stacks
  readonly series: readonly Series[]
}

const besidePx = 16
const edgePx = 8

/** Places the tip after the bar, or before it if there isn't enough room, then moves it inside the window. */
function usePlacing(
  frame: RefObject<HTMLElement | null>,
  middlePx: number,
): RefObject<HTMLDivElement | null> {
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!tip.current || !frame.current) return
    const box = frame.current.getBoundingClientRect()
    const { offsetWidth, offsetHeight } = tip.current
    const isAfter = middlePx + besidePx + offsetWidth <= box.width
    const wantedPx = isAfter ? middlePx + besidePx : middlePx - besidePx - offsetWidth
    const clamp = (px: number, startPx: number, sizePx: number, windowPx: number) =>
      Math.max(edgePx - startPx, Math.min(px, windowPx - edgePx - sizePx - startPx))
    const xPx = clamp(wantedPx, box.left, offsetWidth, window.innerWidth)
    const yPx = clamp(0, box.top, offsetHeight, window.innerHeight)
    tip.current.style.transform = `translate(${Math.round(xPx)}px, ${Math.round(yPx)}px)`
  })
  return tip
}

export function PlotTip({ frame, middlePx, stacked, history, stacks, series }: PlotTipProps): ReactNode {
  const tip = usePlacing(frame, middlePx)
  if (!stacked) return null
  return (
    // Hidden from screen readers, because the bar's label says the same.
    <div
      ref={tip}
      aria-hidden
      data-testid="chart-tip"
      className="pointer-events-none absolute start-0 top-0 z-10 w-max max-w-[280px] min-w-44 rounded-large border
        border-line bg-raised p-3 text-small tabular-nums shadow-raised print:hidden"
    >
      <p className="text-tiny text-quiet">{nameBar(stacked.bar, history.barLength)}</p>
      {stacked.requests === 0 ? (
        <p className="mt-1">{words.usage.nothing}</p>
      ) : (
        <>
          <p className="mt-1 font-semibold">{describeCost(stacked)}</p>
          <p className="text-tiny text-quiet">
            {words.usage.requestCount(stacked.requests)},{' '}
            {words.usage.tokenCount(formatCompact(stacked.tokens))}
          </p>
          {stacked.segments.length > 0 && (
            <ul className="mt-2 flex flex-col gap-1 border-t border-line pt-2">
              {stacked.segments.toReversed().map((segment) => {
                const own = series.find(({ id }) => id === segment.id)
                return (
                  <li key={segment.id} className="flex items-center gap-2">
                    <span className={classes('bar size-2 shrink-0 rounded-[2px]', own?.ground)} />
                    <span dir="auto" className="min-w-0 flex-1 truncate">
                      {own?.name}
                    </span>
                    <span className="ps-2">{formatValue(segment, stacks.measure)}</span>
                  </li>
                )
              })}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
