// One entry of an import: whether to save it and under which name, where it was found, and the result.
import { CircleCheck, CircleMinus } from 'lucide-react'
import { Fragment, memo, useState, type ReactNode } from 'react'
import { isOpenAiOrigin } from '../../../../domain/base-url.ts'
import type { Failure } from '../../../../domain/failure.ts'
import { holdsKeyLike } from '../../../../domain/keys/key-like.ts'
import type { ImportEntry } from '../../../../domain/keys/import.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { sumUpLines } from '../../../../domain/keys/key-test.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { StateWord, type Tone } from '../../../ui/dot.tsx'
import { inputClasses } from '../../../ui/field.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import type { ImportRow } from './import-rows.ts'
import { useKeyTest, type KeyTest } from '../checklist/key-tests.ts'
import { maxLabelChars } from '../add/save-names.ts'

interface ImportRowViewProps {
  readonly row: ImportRow
  readonly isLocked: boolean
  readonly onChoose: (index: number, isChosen: boolean) => void
  readonly onName: (index: number, label: string) => void
}

/** Memoized, because there can be hundreds of rows. */
export const ImportRowView = memo(function ImportRowView(props: ImportRowViewProps): ReactNode {
  const { row, isLocked, onChoose, onName } = props
  const { entry, index, state } = row
  const { candidate } = entry
  const failure = row.failure ?? (candidate ? null : entry.failure)
  return (
    <li className="flex gap-3 border-b border-line py-3 last:border-b-0">
      <span className={classes('flex w-4 shrink-0 items-center justify-center', candidate ? 'h-9' : 'h-5')}>
        {state === 'saved' ? (
          <span className="appear text-good">
            <Icon of={CircleCheck} />
          </span>
        ) : candidate ? (
          <input
            type="checkbox"
            aria-label={words.keyImport.choose(nameEntry(entry))}
            checked={row.isChosen}
            disabled={isLocked}
            onChange={(event) => onChoose(index, event.currentTarget.checked)}
            className="size-4 accent-brass"
          />
        ) : (
          <span className="text-quiet">
            <Icon of={CircleMinus} />
          </span>
        )}
      </span>
      <div className="min-w-0 flex-1">
        {candidate && (
          <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            {row.savedKey === null ? (
              <NameField row={row} isLocked={isLocked} onName={onName} />
            ) : (
              <p dir="auto" className="min-h-9 min-w-0 flex-1 basis-48 content-center font-medium">
                {row.savedKey.label}
              </p>
            )}
            <bdi dir="ltr" className="w-12 font-mono text-small">
              {words.addKey.entry.ending(candidate.lastFour)}
            </bdi>
            <span className="min-h-5 empty:hidden sm:w-48">
              <RowState row={row} />
            </span>
          </div>
        )}
        <Whereabouts entry={entry} />
        {failure && <RowFailure failure={failure} isOfSaving={row.failure !== null} />}
      </div>
    </li>
  )
})

const nameEntry = ({ variable, candidate }: ImportEntry): string =>
  [variable, candidate && words.addKey.entry.ending(candidate.lastFour)].filter(Boolean).join(' ')

interface NameFieldProps extends Pick<ImportRowViewProps, 'row' | 'isLocked' | 'onName'> {}

function NameField({ row: { index, entry, suggestedLabel }, isLocked, onName }: NameFieldProps): ReactNode {
  const [wasKey, setWasKey] = useState(false)
  const read = (field: HTMLInputElement) => {
    const isKey = holdsKeyLike(field.value)
    if (isKey) field.value = ''
    setWasKey(isKey)
    onName(index, field.value)
  }
  return (
    <span className="min-w-0 flex-1 basis-48">
      <input
        type="text"
        dir="auto"
        aria-label={words.keyImport.name(nameEntry(entry))}
        placeholder={suggestedLabel}
        maxLength={maxLabelChars}
        readOnly={isLocked}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => read(event.currentTarget)}
        className={inputClasses}
      />
      {wasKey && (
        <span role="alert" className="mt-1 block text-small text-bad">
          {words.keyImport.keyTakenOut}
        </span>
      )}
    </span>
  )
}

function nameKind({ kind, baseUrl }: KeyCandidate): string {
  const { kinds, kindFor } = words.addKey.entry
  return isOpenAiOrigin(baseUrl) ? kinds[kind] : kindFor(kinds[kind], baseUrl)
}

function Whereabouts({ entry }: { readonly entry: ImportEntry }): ReactNode {
  const { variable, lines, candidate, isCommentedOut } = entry
  const parts = [
    candidate && nameKind(candidate),
    variable !== '' && <span className="font-mono select-text">{variable}</span>,
    lines.length > 0 && words.keyImport.lines(lines),
    isCommentedOut && words.keyImport.commentedOut,
  ].filter((part) => part !== false && part !== null)
  return (
    <p className="text-tiny text-quiet">
      {parts.map((part, at) => (
        // The index is a good key: the order never changes.
        <Fragment key={at}>
          {at > 0 && ', '}
          {part}
        </Fragment>
      ))}
    </p>
  )
}

function RowFailure({
  failure,
  isOfSaving,
}: {
  readonly failure: Failure
  readonly isOfSaving: boolean
}): ReactNode {
  return (
    <p className={classes('mt-1 text-small', isOfSaving && 'text-bad')}>
      <FailureText failure={failure} />
    </p>
  )
}

function RowState({ row: { state, failure, savedKey } }: { readonly row: ImportRow }): ReactNode {
  const test = useKeyTest(savedKey?.id ?? null)
  if (state === 'saving')
    return (
      <StateWord tone="quiet" isBusy>
        {words.keyImport.saving}
      </StateWord>
    )
  if (state === 'waiting') return failure && <StateWord tone="bad">{words.keyImport.notSaved}</StateWord>
  const { tone, word, isBusy } = describeTest(test)
  return (
    <StateWord tone={tone} isBusy={isBusy}>
      {word}
    </StateWord>
  )
}

function describeTest(test: KeyTest | undefined): { tone: Tone; word: string; isBusy: boolean } {
  if (!test) return { tone: 'quiet', word: words.keyImport.saved, isBusy: false }
  if (test.isRunning) return { tone: 'quiet', word: words.keyImport.savedTesting, isBusy: true }
  if (test.failure) return { tone: 'warn', word: words.keyImport.testBroken, isBusy: false }
  const { outcome, failureCode } = sumUpLines(test.lines)
  if (failureCode === null) return { tone: 'good', word: words.keyImport.works, isBusy: false }
  const { title } = describeFailure({ code: failureCode })
  return { tone: outcome === 'failed' ? 'bad' : 'warn', word: words.keyImport.noted(title), isBusy: false }
}
