// Every request of the period, newest first, with any outcome. Draws only the rows near the view and reads on
// while scrolling, so that even the millionth can be reached.
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { UsageRecordId } from '../../../../domain/ids.ts'
import { recordKinds, type HistoryQuestion } from '../../../../domain/usage/history.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { FailureNotice, LateLoading } from '../../../ui/notice.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { useListView, VirtualList } from '../../../ui/virtual-list/virtual-list.tsx'
import { keys } from '../../../stores/keys.ts'
import { choose, useHistoryChoice } from '../history/history-choice.ts'
import { SectionHead } from '../section-head.tsx'
import type { ListView } from '../../../ui/virtual-list/list-view.ts'
import type { ReadRecords } from './record-pages.ts'
import { columnClasses, lineClasses, RecordLine } from './record-row.tsx'
import { createRowMaker, type RecordRow } from './record-rows.ts'
import { useRecords } from './use-records.ts'

const listOptions = () => recordKinds.map((value) => ({ value, label: words.usage.recordKinds[value] }))

export function RecordList({ question }: { readonly question: HistoryQuestion }): ReactNode {
  const { kind } = useHistoryChoice()
  const { read, failure, readOn, reload } = useRecords(question, kind)
  const id = useId()
  // The list's React key: another question starts at its own top.
  const list = JSON.stringify([question.calendar, question.span, question.filter, kind])
  const isEmpty = read !== null && read.records.length === 0 && read.next === null
  if (isEmpty && kind === 'all' && !failure) return null
  return (
    <section aria-labelledby={id} data-part="records" className="mt-8 print:hidden">
      <SectionHead id={id} name={words.usage.records}>
        <Segments
          name={words.usage.recordKind}
          value={kind}
          options={listOptions()}
          onChoose={(next) => choose({ kind: next })}
        />
      </SectionHead>
      {failure && (
        <div className="mt-3">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={read ? readOn : reload}>{words.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!read && !failure && <LateLoading text={words.app.loading} />}
      {isEmpty && (
        <p className="mt-3 rounded-large border border-line px-4 py-8 text-center text-quiet">
          {words.usage.noRecords}
        </p>
      )}
      {read && !isEmpty && <Grid key={list} read={read} labelledBy={id} readOn={readOn} />}
    </section>
  )
}

interface GridProps {
  readonly read: ReadRecords
  readonly labelledBy: string
  readonly readOn: () => void
}

/** How many rows before the end the next page is read. */
const aheadRows = 30

function Grid({ read, labelledBy, readOn }: GridProps): ReactNode {
  const allKeys = useResource(keys).value
  const view = useListView<RecordRow>('start')
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, toggle, setStop } = useRows(read)
  useStayAtTop(scroller, rows[0]?.key, view)
  const { next } = read

  useEffect(() => {
    const look = () => {
      const last = view.drawn.read().at(-1)
      if (next !== null && (last?.position ?? 0) + aheadRows >= rows.length) readOn()
    }
    look()
    return view.drawn.subscribe(look)
  }, [view, rows.length, next, readOn])

  const renderRow = useCallback(
    (row: RecordRow) => (
      <RecordLine
        row={row}
        keys={allKeys ?? []}
        onToggle={() => toggle(row.key)}
        onFocus={() => setStop(row.key)}
      />
    ),
    [allKeys, toggle, setStop],
  )
  return (
    <div
      role="grid"
      aria-labelledby={labelledBy}
      aria-rowcount={next === null ? rows.length + 1 : -1}
      className="@container mt-3 overflow-hidden rounded-large border border-line bg-surface"
    >
      {/* Reserves the width of the rows' scroll bar. */}
      <div role="rowgroup" className="overflow-hidden [scrollbar-gutter:stable]">
        <Columns />
      </div>
      <VirtualList
        view={view}
        rows={rows}
        renderRow={renderRow}
        role="rowgroup"
        scroller={scroller}
        onKeyDown={moveByKey}
        className="max-h-[574px] min-h-10.25 [scrollbar-gutter:stable]"
      />
    </div>
  )
}

/** A list at its top stays there when new records arrive; further down, the reader's place stays. */
function useStayAtTop(
  scroller: RefObject<HTMLElement | null>,
  firstKey: string | undefined,
  view: ListView<RecordRow>,
): void {
  const isAtTop = useRef(true)
  useEffect(() => {
    const element = scroller.current
    const note = () => {
      isAtTop.current = (element?.scrollTop ?? 0) < 2
    }
    element?.addEventListener('scroll', note, { passive: true })
    return () => element?.removeEventListener('scroll', note)
  }, [scroller])
  useLayoutEffect(() => {
    // Runs after the list has kept its place, and before that scroll's event updates `isAtTop`.
    if (firstKey !== undefined && isAtTop.current) view.jumpToStart()
  }, [firstKey, view])
}

interface Rows {
  readonly rows: readonly RecordRow[]
  readonly toggle: (id: UsageRecordId) => void
  readonly setStop: (id: UsageRecordId) => void
}

function useRows(read: ReadRecords): Rows {
  const [open, setOpen] = useState<ReadonlySet<UsageRecordId>>(new Set())
  const [stop, setStop] = useState<UsageRecordId | null>(null)
  const makeRows = useState(createRowMaker)[0]
  const rows = useMemo(() => makeRows(read.records, open, stop), [makeRows, read.records, open, stop])
  const toggle = useCallback((id: UsageRecordId) => {
    setOpen((ids) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return { rows, toggle, setStop }
}

const columns = ['time', 'model', 'key', 'purpose', 'input', 'output', 'cost', 'outcome', 'duration'] as const

const Columns = (): ReactNode => (
  <div role="row" aria-rowindex={1} className={classes(lineClasses, 'py-2 text-tiny font-medium text-quiet')}>
    {columns.map((column) => (
      <div key={column} role="columnheader" className={classes('min-w-0 truncate', columnClasses[column])}>
        {words.usage.columns[column]}
      </div>
    ))}
  </div>
)

/** Moves between lines; inside an opened line the arrow keys aren't handled. */
function moveByKey(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return
  if (!(target instanceof HTMLElement) || target.dataset['record'] === undefined) return
  event.preventDefault()
  const lines = [...currentTarget.querySelectorAll<HTMLElement>('[data-record]')].toSorted(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  )
  lines[lines.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus()
}
