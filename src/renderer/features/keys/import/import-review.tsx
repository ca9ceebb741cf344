// The result of an import: a list to choose from, saved one by one, and then what remains in plain text.
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { KeyImport } from '../../../../domain/keys/import.ts'
import type { FailureCode } from '../../../../domain/failure.ts'
import type { Key, KeychainState } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { SheetFoot } from '../../../ui/dialog.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { ImportAfter } from './import-after.tsx'
import { ImportRowView } from './import-row.tsx'
import { chosenRows, countLines, keptRows, openRows, savedRows } from './import-rows.ts'
import { useImportRun, type ImportRun } from './import-run.ts'
import { keychain, keys } from '../../../stores/keys.ts'

interface ImportReviewProps {
  readonly found: KeyImport
  readonly onSaved: (key: Key) => void
  readonly onElsewhere: () => void
  readonly onClose: () => void
}

const closedCodes: Partial<Record<KeychainState, FailureCode>> = {
  locked: 'keychain/locked',
  prompting: 'keychain/locked',
  silent: 'keychain/silent',
}

export function ImportReview({ found, onSaved, onElsewhere, onClose }: ImportReviewProps): ReactNode {
  const run = useImportRun(found, onSaved)
  const { rows } = run
  const isRunning = run.progress !== null
  const choose = useStable(run.choose)
  const name = useStable(run.name)
  const kept = keptRows(rows, useResource(keys).value ?? [])
  // True if a file is imported again: then the only thing left to do is to clean it up.
  const [hadNothingChosen] = useState(chosenRows(rows).length === 0)
  return (
    <>
      <ListHead found={found} run={run} onElsewhere={onElsewhere} />
      <ul aria-label={words.keyImport.list} className="mb-2">
        {rows.map((row) => (
          <ImportRowView key={row.index} row={row} isLocked={isRunning} onChoose={choose} onName={name} />
        ))}
      </ul>
      <SheetFoot>
        {(run.hasRun || hadNothingChosen) && !isRunning && kept.length > 0 && (
          <ImportAfter found={found} lines={countLines(kept)} takesFocus={run.hasRun} />
        )}
        <ReviewFoot run={run} onClose={onClose} />
      </SheetFoot>
    </>
  )
}

interface ListHeadProps {
  readonly found: KeyImport
  readonly run: ImportRun
  readonly onElsewhere: () => void
}

function ListHead({ found, run, onElsewhere }: ListHeadProps): ReactNode {
  const { rows, progress } = run
  const open = openRows(rows).length
  const chosen = chosenRows(rows).length
  const all = useRef<HTMLInputElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    // The pressed button has disappeared.
    if (isFirst.current) all.current?.focus()
    isFirst.current = false
  }, [])
  useEffect(() => {
    if (all.current) all.current.indeterminate = chosen > 0 && chosen < open
  }, [chosen, open])
  const others = words.keyImport.otherLines(found.otherLines)
  return (
    <div
      className="sticky top-0 z-1 -mx-4 mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line
        bg-raised px-4 py-2 text-small sm:-mx-6 sm:px-6"
    >
      <label className="flex h-8 items-center gap-3 font-medium">
        <input
          ref={all}
          type="checkbox"
          checked={open > 0 && chosen === open}
          disabled={open === 0 || progress !== null}
          onChange={(event) => run.chooseAll(event.currentTarget.checked)}
          className="size-4 accent-brass"
        />
        {words.keyImport.all}
      </label>
      <span className="text-quiet tabular-nums">{open > 0 && words.keyImport.chosen(chosen, open)}</span>
      <span className="ms-auto min-w-0 text-end text-quiet">
        <bdi className="inline-block max-w-60 truncate align-bottom" title={found.source.name}>
          {words.keyImport.from(found.source.name)}
        </bdi>
        {others && `, ${others}`}
      </span>
      <TextButton className={progress ? 'invisible' : ''} onClick={onElsewhere}>
        {words.keyImport.elsewhere}
      </TextButton>
    </div>
  )
}

function ReviewFoot({ run, onClose }: { readonly run: ImportRun; readonly onClose: () => void }): ReactNode {
  const state = useResource(keychain).value?.state
  const { rows, progress, hasRun } = run
  const chosen = chosenRows(rows).length
  // The total doesn't change during a run.
  const total = progress?.total ?? chosen
  const saved = savedRows(rows).length
  const closed = state && closedCodes[state]
  const isNothingOpen = openRows(rows).length === 0
  const isDone = progress === null && chosen === 0 && (isNothingOpen || (hasRun && saved > 0))
  const isForSession = state === 'unavailable'
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-3">
      <div
        className="min-h-10 min-w-0 flex-1 basis-60 content-center text-small text-quiet
        max-sm:has-[p:empty]:hidden"
      >
        {progress ? (
          <Progress done={progress.done} total={progress.total} />
        ) : (
          <p role="status">
            {closed
              ? words.keyImport.keychainNo(describeFailure({ code: closed }).title)
              : hasRun
                ? words.keyImport.result(saved, rows.filter(({ failure }) => failure).length)
                : chosen === 0
                  ? !isNothingOpen && words.keyImport.noneChosen
                  : isForSession && words.keyImport.forSession}
          </p>
        )}
      </div>
      <div className="flex gap-2">
        {progress ? (
          <Button onClick={run.stop}>{words.keyImport.stop}</Button>
        ) : (
          <Button kind={isDone ? 'primary' : 'quiet'} onClick={onClose}>
            {saved > 0 || isDone ? words.keyImport.done : words.app.cancel}
          </Button>
        )}
        {!isDone && (
          <Button
            kind="primary"
            disabled={total === 0 || closed !== undefined}
            aria-disabled={progress !== null}
            className="aria-disabled:opacity-50"
            onClick={() => progress === null && void run.start(isForSession ? 'session' : 'keychain')}
          >
            {isForSession ? words.keyImport.actionForSession(total) : words.keyImport.action(total)}
          </Button>
        )}
      </div>
    </div>
  )
}

function Progress({ done, total }: { readonly done: number; readonly total: number }): ReactNode {
  const text = words.keyImport.progress(done + 1, total)
  return (
    <div className="appear-late">
      <p className="tabular-nums">{text}</p>
      <progress
        aria-label={text}
        value={done}
        max={total}
        className="mt-1 block h-1 w-full appearance-none overflow-hidden rounded-small bg-soft
          [&::-webkit-progress-bar]:bg-soft [&::-webkit-progress-value]:bg-brass"
      />
    </div>
  )
}

/** Returns the same function on each render, so that rows aren't drawn again because of it. */
function useStable<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
