// The rows of the keys, with column headings if there is room. Arrow keys move between rows, Enter opens one,
// Escape closes it.
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { stayAt, useOnArrival } from '../../../base/navigation.ts'
import { useResource } from '../../../base/store.ts'
import { classes } from '../../../ui/classes.ts'
import { useNowMs } from '../../../base/use-now.ts'
import { KeyRow, rowGrid, rowIdOf } from './key-row.tsx'
import { keychain, useKeyCosts } from '../../../stores/keys.ts'

interface KeyListProps {
  readonly list: readonly Key[]
  readonly openId: KeyId | undefined
  /** True if a sheet covers the list and has the focus. */
  readonly isCovered: boolean
}

export function KeyList({ list, openId, isCovered }: KeyListProps): ReactNode {
  const state = useResource(keychain).value?.state
  const costs = useKeyCosts()
  const nowMs = useNowMs()
  const [focusedId, setFocusedId] = useState<KeyId | null>(null)
  const rows = useRef<HTMLUListElement>(null)
  useFocusOnArrival(isCovered ? undefined : openId)
  useFocusAfterRemoval(list, isCovered)

  const stop = [focusedId, openId].find((id) => list.some((key) => key.id === id)) ?? list[0]?.id
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-key-row]') ?? [])]
    const at = all.findIndex((row) => row === event.target)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }
  return (
    <div className="@container overflow-hidden rounded-large border border-line bg-surface">
      <div
        aria-hidden
        className={classes(rowGrid, 'hidden border-b border-line py-2 text-tiny text-quiet @3xl:grid')}
      >
        <span className="col-start-2">{words.keys.columns.name}</span>
        <span className="col-start-4">{words.keys.columns.state}</span>
        <span>{words.keys.columns.used}</span>
        <span className="text-end">{words.keys.columns.month}</span>
      </div>
      <ul ref={rows} aria-label={words.keys.title} onKeyDown={onKeyDown}>
        {list.map((entry) => (
          <KeyRow
            key={entry.id}
            entry={entry}
            list={list}
            keychain={state}
            cost={costs?.find(({ keyId }) => keyId === entry.id)}
            nowMs={nowMs}
            isOpen={openId === entry.id}
            isTabStop={stop === entry.id}
            onFocus={() => setFocusedId(entry.id)}
            onToggle={() =>
              stayAt(openId === entry.id ? { screen: 'keys' } : { screen: 'keys', keyId: entry.id })
            }
          />
        ))}
      </ul>
    </div>
  )
}

/** Scrolls to and focuses the open row when the user is led to a key. */
function useFocusOnArrival(openId: KeyId | undefined): void {
  const wanted = useRef<KeyId | null>(null)
  useOnArrival(() => {
    wanted.current = openId ?? null
  })
  useEffect(() => {
    const row = wanted.current && document.getElementById(rowIdOf(wanted.current))
    if (!row) return
    wanted.current = null
    row.focus()
    row.closest('li')?.scrollIntoView({ block: 'nearest' })
  })
}

/** When a row is removed, the row that takes its place gets the focus. */
function useFocusAfterRemoval(list: readonly Key[], isCovered: boolean): void {
  const before = useRef(list)
  useEffect(() => {
    const goneAt = before.current.findIndex(({ id }) => !list.some((key) => key.id === id))
    before.current = list
    if (goneAt < 0 || isCovered || document.activeElement !== document.body) return
    const next = list[Math.min(goneAt, list.length - 1)]
    if (next) document.getElementById(rowIdOf(next.id))?.focus()
  }, [list, isCovered])
}
