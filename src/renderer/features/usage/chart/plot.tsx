// The chart's bars. The pointer and the arrow keys read one bar at a time; all bars share one tab stop.
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { useWidthPx } from '../../../base/use-width.ts'
import { describeBar } from './bar-text.ts'
import { letterPx, placeLabels } from './day-labels.ts'
import { nextByKey } from './next-by-key.ts'
import { Dots, Hatch } from './patterns.tsx'
import { PlotTip } from './plot-tip.tsx'
import type { Series } from './series.ts'
import { drawBars, type DrawnBar, type Stacks } from './stack-bars.ts'
import { formatTick } from './ticks.ts'

interface PlotProps {
  readonly name: string
  readonly history: UsageHistory
  readonly stacks: Stacks
  readonly series: readonly Series[]
}

const heightPx = 220
const topPx = 12
const footPx = 26
const tickGapPx = 10

export function Plot(props: PlotProps): ReactNode {
  const { name, stacks } = props
  const frame = useRef<HTMLDivElement>(null)
  const widthPx = useWidthPx(frame)
  const ticks = stacks.scale.ticks.map((tick) => formatTick(tick, stacks.scale, stacks.measure))
  const startPx = Math.ceil(Math.max(...ticks.map((text) => text.length)) * letterPx) + tickGapPx
  const plotPx = Math.max(0, widthPx - startPx)
  const drawn = useMemo(() => drawBars(stacks, plotPx, heightPx), [stacks, plotPx])
  const [read, setRead] = useState<number | null>(null)
  const index = read === null || read >= drawn.length ? null : read
  return (
    // Time goes from left to right in every language.
    <div ref={frame} dir="ltr" className="relative mt-4 h-[258px]">
      {widthPx > 0 && (
        <svg
          role="group"
          aria-label={`${name}. ${words.usage.chartKeys}`}
          width={widthPx}
          height={heightPx + topPx + footPx}
          className="block overflow-visible"
        >
          <defs>
            <Dots id="usage-dots" />
            <Hatch id="usage-hatch" isOnColour={stacks.measure !== 'cost'} />
            <clipPath id="usage-plot">
              <rect y={-topPx} width={plotPx} height={heightPx + topPx} />
            </clipPath>
          </defs>
          <Lines stacks={stacks} texts={ticks} startPx={startPx} widthPx={widthPx} />
          <g transform={`translate(${startPx} ${topPx})`}>
            <g aria-hidden clipPath="url(#usage-plot)">
              {index !== null && <Band bar={drawn[index]} />}
              {drawn.map((bar, at) => (
                <Bar key={stacks.bars[at]?.bar.fromDay} bar={bar} series={props.series} stacks={stacks} />
              ))}
            </g>
            <Labels {...props} drawn={drawn} widthPx={plotPx} />
            <Reaches {...props} drawn={drawn} plotPx={plotPx} onRead={setRead} />
          </g>
        </svg>
      )}
      {index !== null && (
        <PlotTip
          frame={frame}
          middlePx={startPx + (drawn[index]?.middlePx ?? 0)}
          stacked={stacks.bars[index]}
          history={props.history}
          stacks={stacks}
          series={props.series}
        />
      )}
    </div>
  )
}

interface LinesProps {
  readonly stacks: Stacks
  readonly texts: readonly string[]
  readonly startPx: number
  readonly widthPx: number
}

const Lines = ({ stacks: { scale }, texts, startPx, widthPx }: LinesProps): ReactNode => (
  <g aria-hidden className="text-tiny tabular-nums">
    {scale.ticks.map((tick, index) => {
      const yPx = Math.round(topPx + heightPx - (tick / scale.top) * heightPx) + 0.5
      return (
        <g key={tick}>
          <line
            x1={startPx}
            x2={widthPx}
            y1={yPx}
            y2={yPx}
            className={index === 0 ? 'stroke-outline' : 'stroke-line'}
          />
          <text x={startPx - tickGapPx} y={yPx + 4} textAnchor="end" className="fill-quiet">
            {texts[index]}
          </text>
        </g>
      )
    })}
  </g>
)

const Band = ({ bar }: { readonly bar: DrawnBar | undefined }): ReactNode =>
  bar && (
    <rect x={bar.reach.xPx} width={bar.reach.widthPx} height={bar.reach.heightPx} className="fill-soft" />
  )

interface BarProps {
  readonly bar: DrawnBar
  readonly series: readonly Series[]
  readonly stacks: Stacks
}

/** A thin line separates the parts, so that they don't depend on colour. */
const seamPx = 1

function Bar({ bar, series, stacks }: BarProps): ReactNode {
  const pattern = stacks.measure === 'cost' ? 'url(#usage-dots)' : 'url(#usage-hatch)'
  return (
    <g className="bar">
      {bar.segments.map(({ id, xPx, yPx, widthPx, heightPx: partPx, markedPx }, index) => {
        const shownPx = index > 0 && partPx > 3 ? partPx - seamPx : partPx
        return (
          <g key={id}>
            <rect
              x={xPx}
              y={yPx}
              width={widthPx}
              height={shownPx}
              className={series.find((one) => one.id === id)?.fill ?? 'fill-chart-rest'}
            />
            {markedPx > 0 && (
              <rect x={xPx} y={yPx} width={widthPx} height={Math.min(markedPx, shownPx)} fill={pattern} />
            )}
          </g>
        )
      })}
      {bar.unpriced && (
        <rect
          x={bar.unpriced.xPx + 0.5}
          y={bar.unpriced.yPx + 0.5}
          width={Math.max(0.5, bar.unpriced.widthPx - 1)}
          height={Math.max(0.5, bar.unpriced.heightPx - 1.5)}
          fill="url(#usage-hatch)"
          className="stroke-outline"
          strokeWidth="1"
        />
      )}
    </g>
  )
}

interface LabelsProps extends PlotProps {
  readonly drawn: readonly DrawnBar[]
  readonly widthPx: number
}

function Labels({ history, stacks, drawn, widthPx }: LabelsProps): ReactNode {
  const labels = placeLabels(
    stacks.bars.map(({ bar }, index) => ({ fromDay: bar.fromDay, middlePx: drawn[index]?.middlePx ?? 0 })),
    history.barLength,
    widthPx,
  )
  return (
    <g aria-hidden className="text-tiny tabular-nums">
      {labels.map(({ index, text, xPx }) => (
        <text key={index} x={xPx} y={heightPx + 18} textAnchor="middle" className="fill-quiet">
          {text}
        </text>
      ))}
    </g>
  )
}

interface ReachesProps extends PlotProps {
  readonly drawn: readonly DrawnBar[]
  readonly plotPx: number
  readonly onRead: (index: number | null) => void
}

/** Invisible areas over the whole height of each bar, for the pointer and the focus. */
function Reaches({ history, stacks, series, drawn, plotPx, onRead }: ReachesProps): ReactNode {
  const group = useRef<SVGGElement>(null)
  // Tab reaches the newest bar first.
  const [stop, setStop] = useState<number | null>(null)
  const last = drawn.length - 1
  const tabStop = stop === null || stop > last ? last : stop
  const sentences = useMemo(
    () => stacks.bars.map((stacked) => describeBar(stacked, history.barLength, stacks.measure, series)),
    [stacks, history.barLength, series],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextByKey(event.key, tabStop, last)
    if (event.key === 'Escape') onRead(null)
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const target = group.current?.children[next]
    if (target instanceof SVGElement) target.focus()
  }
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent) => {
    const xPx = clientX - currentTarget.getBoundingClientRect().left
    onRead(Math.min(last, Math.max(0, Math.floor((xPx / Math.max(1, plotPx)) * drawn.length))))
  }
  return (
    <g
      ref={group}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onRead(null)}
      onBlur={() => onRead(null)}
    >
      {drawn.map(({ reach }, index) => (
        <rect
          key={stacks.bars[index]?.bar.fromDay}
          role="img"
          aria-label={sentences[index]}
          tabIndex={index === tabStop ? 0 : -1}
          x={reach.xPx}
          width={reach.widthPx}
          height={reach.heightPx}
          fill="transparent"
          className="outline-offset-0"
          onFocus={() => {
            setStop(index)
            onRead(index)
          }}
        />
      ))}
    </g>
  )
}
