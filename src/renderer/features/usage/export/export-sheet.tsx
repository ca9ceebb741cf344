// Exports what the Usage screen shows: a summary, the format, and the progress. Main asks for the file, so
// the window never knows its path.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { startOfDayMs } from '../../../../domain/day.ts'
import { exportFormats, type ExportFormat } from '../../../../domain/usage/export.ts'
import { words } from '../../../../words/words.ts'
import { formatCount, formatDay } from '../../../base/format.ts'
import { useStore } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { Sheet, SheetFoot } from '../../../ui/dialog.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { Segments } from '../../../ui/segments.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import { useFilterName } from '../history/filter-chip.tsx'
import {
  cancelExport,
  exportState,
  startExport,
  watchExport,
  type ExportQuestion,
  type ExportState,
} from './export-run.ts'

interface ExportSheetProps {
  readonly question: ExportQuestion
  /** Called after the sheet has faded out. A running export continues. */
  readonly onClose: () => void
}

const listOptions = () => exportFormats.map((value) => ({ value, label: words.usageExport.formats[value] }))

export function ExportSheet({ question, onClose }: ExportSheetProps): ReactNode {
  const [isOpen, setIsOpen] = useState(true)
  const [format, setFormat] = useState<ExportFormat>('csv')
  const state = useStore(exportState, (now) => now)
  const filterName = useFilterName()
  useEffect(watchExport, [])
  const isRunning = state.name === 'asking' || state.name === 'writing'
  return (
    <Sheet
      isOpen={isOpen}
      title={words.usageExport.title}
      sentence={words.usageExport.sentence}
      closeName={words.app.close}
      onClose={() => setIsOpen(false)}
      onClosed={onClose}
    >
      <ul
        aria-label={words.usageExport.what}
        className="mt-4 rounded-large border border-line bg-ground px-4 py-3"
      >
        {describe(question, filterName).map((fact) => (
          <li key={fact} dir="auto" className="wrap-anywhere first:font-semibold">
            {fact}
          </li>
        ))}
      </ul>
      <div className="my-4">
        {isRunning ? (
          <Progress state={state} />
        ) : (
          <>
            <Segments
              name={words.usageExport.format}
              value={format}
              options={listOptions()}
              onChoose={setFormat}
            />
            <p className="mt-2 text-small text-quiet">{words.usageExport.formatSentences[format]}</p>
          </>
        )}
        <End state={state} />
      </div>
      <SheetFoot>
        <Buttons
          state={state}
          onStart={() => startExport(question, format)}
          onClose={() => setIsOpen(false)}
        />
      </SheetFoot>
    </Sheet>
  )
}

function describe({ calendar, span, kind }: ExportQuestion, filterName: string | null): string[] {
  const dayAt = (day: NonNullable<typeof span>['fromDay']) => formatDay(startOfDayMs(day, 'local'))
  const days = span
    ? words.usageExport.days(dayAt(span.fromDay), dayAt(span.toDay))
    : words.usageExport.allTime
  return [
    calendar === 'utc' && span ? `${days}, ${words.usageExport.inUtc}` : days,
    words.usageExport.kinds[kind],
    ...(filterName === null ? [] : [filterName]),
  ]
}

function Progress({ state }: { readonly state: ExportState }): ReactNode {
  if (state.name !== 'writing') return <p className="text-quiet">{words.usageExport.asking}</p>
  const { written, total } = state
  const text = words.usageExport.progress(formatCount(written), formatCount(total))
  return (
    <>
      <p className="tabular-nums">{text}</p>
      <progress
        aria-label={words.usageExport.begun}
        value={written}
        max={Math.max(total, 1)}
        className="mt-2 block h-1 w-full appearance-none overflow-hidden rounded-small bg-soft
          [&::-webkit-progress-bar]:bg-soft [&::-webkit-progress-value]:bg-brass"
      />
    </>
  )
}

function End({ state }: { readonly state: ExportState }): ReactNode {
  if (state.name === 'failed')
    return (
      <p role="alert" className="mt-4">
        <FailureText failure={state.failure} />
      </p>
    )
  if (state.name !== 'done' && state.name !== 'cancelled') return null
  return (
    <p className="mt-4 font-semibold" data-testid="export-end">
      {state.name === 'done' ? words.usageExport.done(state.written) : words.usageExport.cancelled}
    </p>
  )
}

interface ButtonsProps {
  readonly state: ExportState
  readonly onStart: () => void
  readonly onClose: () => void
}

/** One main button at a time, which takes the focus when it would otherwise be lost. */
function Buttons({ state, onStart, onClose }: ButtonsProps): ReactNode {
  const main = useRef<HTMLButtonElement>(null)
  const { name } = state
  // The sheet is opened from a menu, which returns the focus when it closes.
  useFocusSoon(() => main.current?.focus())
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) main.current?.focus()
  })
  if (name === 'asking' || name === 'writing')
    return (
      <div className="flex flex-wrap justify-end gap-3">
        <Button kind="quiet" onClick={onClose}>
          {words.usageExport.hide}
        </Button>
        <Button ref={main} onClick={cancelExport}>
          {words.usageExport.cancel}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-wrap justify-end gap-3">
      {name !== 'done' && (
        <Button kind="quiet" onClick={onClose}>
          {words.app.cancel}
        </Button>
      )}
      <Button ref={main} kind="primary" onClick={name === 'done' ? onClose : onStart}>
        {name === 'done' ? words.usageExport.close : words.usageExport.start}
      </Button>
    </div>
  )
}
