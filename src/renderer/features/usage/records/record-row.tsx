// One request: its line, and all its facts below it when opened.
import { ChevronRight } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { Key } from '../../../../domain/keys/key.ts'
import type { Outcome } from '../../../../domain/usage/usage.ts'
import { words } from '../../../../words/words.ts'
import { formatCompact, formatFullTime, formatSeconds, formatTime } from '../../../base/format.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Dot, type Tone } from '../../../ui/dot.tsx'
import { nameKey, nameModel } from '../history/group-names.ts'
import { RecordFacts } from './record-facts.tsx'
import type { RecordRow } from './record-rows.ts'
import { describeCost, describeOutcome } from './record-text.ts'

/** Also for the column headings. Columns that don't fit are left out; the opened row shows them. */
export const lineClasses =
  'grid items-center gap-x-3 px-4 grid-cols-[116px_minmax(0,1fr)_auto] ' +
  '@xl:grid-cols-[116px_minmax(0,1.2fr)_56px_56px_92px_minmax(0,1fr)] ' +
  '@3xl:grid-cols-[116px_minmax(0,1.2fr)_60px_56px_56px_92px_minmax(0,1fr)_52px] ' +
  '@4xl:grid-cols-[116px_minmax(0,1.3fr)_minmax(0,1fr)_72px_64px_64px_88px_minmax(0,1.1fr)_60px]'

/** Leaves out columns by width. */
export const columnClasses = {
  time: '',
  model: '',
  key: 'hidden @4xl:block',
  purpose: 'hidden @3xl:block',
  input: 'hidden @xl:block text-end',
  output: 'hidden @xl:block text-end',
  cost: 'text-end',
  outcome: 'hidden @xl:block @4xl:ps-3',
  duration: 'hidden @3xl:block text-end',
} as const

const tones: Record<Outcome, Tone> = { done: 'good', stopped: 'quiet', failed: 'bad' }

interface RecordLineProps {
  readonly row: RecordRow
  readonly keys: readonly Key[]
  readonly onToggle: () => void
  readonly onFocus: () => void
}

export function RecordLine({ row, keys, onToggle, onFocus }: RecordLineProps): ReactNode {
  const { record, isOpen, isStop, position } = row
  const factsId = useId()
  const outcome = describeOutcome(record)
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      className={classes('relative border-t border-line', isOpen ? 'bg-soft' : 'hover:bg-soft')}
    >
      <div
        role="presentation"
        className={classes(lineClasses, 'relative min-h-10 py-2 text-small tabular-nums')}
      >
        <div role="gridcell" className="flex min-w-0 items-center gap-1">
          <button
            type="button"
            data-record
            tabIndex={isStop ? 0 : -1}
            aria-expanded={isOpen}
            aria-controls={isOpen ? factsId : undefined}
            title={formatFullTime(record.atMs)}
            onClick={onToggle}
            onFocus={onFocus}
            // The button covers the whole line.
            className="-ms-1 flex items-center gap-1 whitespace-nowrap after:absolute after:inset-0"
          >
            <Icon
              of={ChevronRight}
              className={classes('text-quiet transition-transform rtl:-scale-x-100', isOpen && 'rotate-90')}
            />
            <time dateTime={new Date(record.atMs).toISOString()}>{formatTime(record.atMs)}</time>
          </button>
        </div>
        <Cell className="truncate" title={record.modelAnswered ?? record.modelAsked}>
          {record.outcome !== 'done' && (
            <span className="me-2 @xl:hidden">
              <Dot tone={tones[record.outcome]} />
              <span className="sr-only">{outcome} </span>
            </span>
          )}
          {nameModel(record.modelAsked)}
        </Cell>
        <Cell className={classes(columnClasses.key, 'truncate')}>
          {record.backend === 'practice' ? '' : nameKey(record.keyId, keys)}
        </Cell>
        <Cell className={columnClasses.purpose}>{words.usage.purposes[record.purpose]}</Cell>
        <Cell className={columnClasses.input}>{formatCompact(record.inputTokens)}</Cell>
        <Cell className={columnClasses.output}>{formatCompact(record.outputTokens)}</Cell>
        <Cell className={classes(columnClasses.cost, record.costNanoUsd === null && 'text-quiet')}>
          {describeCost(record)}
        </Cell>
        <Cell className={columnClasses.outcome} title={outcome}>
          <span className="flex min-w-0 items-center gap-2">
            <Dot tone={tones[record.outcome]} />
            <span className="min-w-0 truncate">{outcome}</span>
          </span>
        </Cell>
        <Cell className={columnClasses.duration}>
          {words.usage.seconds(formatSeconds(record.durationMs))}
        </Cell>
      </div>
      {isOpen && (
        <div role="gridcell" id={factsId} className="appear">
          <RecordFacts record={record} keys={keys} />
        </div>
      )}
    </div>
  )
}

interface CellProps {
  readonly className: string
  readonly title?: string
  readonly children: ReactNode
}

const Cell = ({ className, title, children }: CellProps): ReactNode => (
  <div role="gridcell" title={title} className={classes('min-w-0', className)}>
    {children}
  </div>
)
