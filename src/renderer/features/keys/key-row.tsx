// One key: what it is called, how it ends and how it does; opened, what can be done with it.
import { ChevronRight } from 'lucide-react'
import { useId, useRef, useState, type ReactNode } from 'react'
import type { Failure } from '../../../domain/failure.ts'
import type { Key, KeychainState } from '../../../domain/key.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { api } from '../../api.ts'
import { formatAgo, formatFullTime } from '../../format.ts'
import { Button, Icon } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { StateWord } from '../../ui/dot.tsx'
import { useFocusSoon } from '../../ui/focus.ts'
import { useNowMs } from '../../use-now.ts'
import { Checklist } from './checklist.tsx'
import { describeKeyState } from './key-state.ts'
import { startKeyTest, useKeyTest } from './key-tests.ts'
import { keys, makeDefault } from './keys-store.ts'

interface KeyRowProps {
  readonly entry: Key
  readonly keychain: KeychainState | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

export function KeyRow({ entry, keychain, isOpen, onToggle }: KeyRowProps): ReactNode {
  const id = useId()
  const nowMs = useNowMs()
  const test = useKeyTest(entry.id)
  const state = describeKeyState(entry, keychain, test?.isRunning ?? false)
  return (
    <li className="not-first:border-t not-first:border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
        className="flex w-full items-center gap-3 p-4 text-start hover:bg-soft
          focus-visible:-outline-offset-2"
      >
        <Icon of={ChevronRight} className={classes('text-quiet', isOpen ? 'rotate-90' : 'rtl:rotate-180')} />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1">
          <span className="min-w-0 flex-1 basis-48">
            <span className="flex min-w-0 items-center gap-2">
              <span dir="auto" className="truncate font-medium">
                {entry.label}
              </span>
              {entry.isDefault && (
                <span className="rounded-small bg-chosen px-2 text-tiny">{words.keys.isDefault}</span>
              )}
            </span>
            {entry.project !== '' && (
              <span dir="auto" className="block truncate text-small text-quiet">
                {entry.project}
              </span>
            )}
          </span>
          <span className="w-14 font-mono text-small text-quiet">{words.keys.ending(entry.lastFour)}</span>
          <span className="w-40">
            <StateWord tone={state.tone} isBusy={test?.isRunning ?? false}>
              {state.word}
            </StateWord>
          </span>
          <span className="w-32 text-small text-quiet">
            {entry.lastUsedAtMs === null
              ? words.keys.neverUsed
              : words.keys.lastUsed(formatAgo(entry.lastUsedAtMs, nowMs))}
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen} role="region" aria-label={entry.label}>
        {isOpen && <KeyDetail entry={entry} />}
      </div>
    </li>
  )
}

function KeyDetail({ entry }: { readonly entry: Key }): ReactNode {
  const test = useKeyTest(entry.id)
  const [isAsking, setIsAsking] = useState(false)
  const nowMs = useNowMs()
  return (
    <div className="appear ps-11 pe-4 pb-4">
      <p className="flex flex-wrap gap-x-4 text-small text-quiet">
        <span>
          {words.keys.server}: <span className="text-ink">{entry.baseUrl}</span>
        </span>
        <span>{words.keys.added(formatFullTime(entry.createdAtMs))}</span>
        {entry.lastTest && <span>{words.keys.lastTested(formatAgo(entry.lastTest.atMs, nowMs))}</span>}
      </p>
      {test && (
        <div className="mt-4 rounded-large border border-line bg-ground p-4">
          <Checklist test={test} />
        </div>
      )}
      {isAsking ? (
        <RemoveQuestion entry={entry} onKeep={() => setIsAsking(false)} />
      ) : (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button disabled={test?.isRunning ?? false} onClick={() => startKeyTest(entry.id)}>
            {words.keys.test}
          </Button>
          {!entry.isDefault && (
            <Button onClick={() => void makeDefault(entry.id)}>{words.keys.makeDefault}</Button>
          )}
          <Button kind="danger" onClick={() => setIsAsking(true)}>
            {words.keys.remove}
          </Button>
        </div>
      )}
    </div>
  )
}

function RemoveQuestion({ entry, onKeep }: { readonly entry: Key; readonly onKeep: () => void }): ReactNode {
  const [failure, setFailure] = useState<Failure | null>(null)
  const keep = useRef<HTMLButtonElement>(null)
  useFocusSoon(() => keep.current?.focus())
  const [isRemoving, setIsRemoving] = useState(false)
  const remove = async () => {
    setIsRemoving(true)
    const answer = await api.keys.removeKey({ keyId: entry.id })
    setIsRemoving(false)
    if (!answer.ok) setFailure(answer.failure)
    await keys.reload()
  }
  const said = failure && describeFailure(failure)
  return (
    <div
      role="group"
      aria-label={words.keys.remove}
      className="mt-4 rounded-large border border-line bg-ground p-4"
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
    >
      <p>{words.keys.removeAsk(entry.label)}</p>
      {said && (
        <p role="alert" className="mt-2 text-small text-bad">
          <strong className="font-semibold">{said.title}.</strong> {said.sentence}
        </p>
      )}
      <div className="mt-3 flex gap-2">
        <Button kind="danger" disabled={isRemoving} onClick={() => void remove()}>
          {words.keys.removeConfirm}
        </Button>
        <Button ref={keep} kind="quiet" onClick={onKeep}>
          {words.keys.removeKeep}
        </Button>
      </div>
    </div>
  )
}
