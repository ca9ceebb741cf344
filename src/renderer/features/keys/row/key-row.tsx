// One key of the list: its name, state and cost; its details when opened.
import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { ageDays } from '../../../../domain/keys/lifecycle.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key, KeychainState } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { formatAgo, formatFullTime } from '../../../base/format.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { StateWord } from '../../../ui/dot.tsx'
import { KeyDetail } from './key-detail.tsx'
import { describeCostShortly } from './key-facts-cost.ts'
import { describeHints, describeKeyState } from '../key-state.ts'
import { useKeyTest } from '../checklist/key-tests.ts'
import type { KeyCost } from '../../../stores/keys.ts'

/** Depends on the list's width, not the window's, because the sidebar may be hidden. */
export const rowGrid =
  'grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 ' +
  '@3xl:grid-cols-[16px_minmax(0,1fr)_56px_152px_128px_96px] @3xl:gap-x-4'

export const rowIdOf = (keyId: KeyId): string => `key-${keyId}`

interface KeyRowProps {
  readonly entry: Key
  readonly list: readonly Key[]
  readonly keychain: KeychainState | undefined
  readonly cost: KeyCost | undefined
  readonly nowMs: number
  readonly isOpen: boolean
  /** Only one row is in the Tab order; the arrow keys reach the others. */
  readonly isTabStop: boolean
  readonly onFocus: () => void
  readonly onToggle: () => void
}

export function KeyRow(props: KeyRowProps): ReactNode {
  const { entry, list, keychain, cost, nowMs, isOpen, isTabStop, onFocus, onToggle } = props
  const id = rowIdOf(entry.id)
  const isTesting = useKeyTest(entry.id)?.isRunning ?? false
  const state = describeKeyState(entry, keychain, isTesting, nowMs)
  const hints = describeHints(entry, list, keychain, nowMs)
  const isQuiet = !entry.isEnabled

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOpen) return
    event.preventDefault()
    onToggle()
    document.getElementById(id)?.focus()
  }
  return (
    <li className="not-first:border-t not-first:border-line" onKeyDown={onKeyDown}>
      <button
        id={id}
        type="button"
        data-key-row
        tabIndex={isTabStop ? 0 : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-detail` : undefined}
        onClick={onToggle}
        onFocus={onFocus}
        className={classes(
          rowGrid,
          'w-full py-3 text-start select-none hover:bg-soft focus-visible:-outline-offset-2 @3xl:min-h-16',
          '@3xl:items-center',
          isQuiet && 'text-quiet',
        )}
      >
        <span className="flex h-5 items-center text-quiet">
          <Icon of={ChevronRight} className={isOpen ? 'rotate-90' : 'rtl:rotate-180'} />
        </span>
        <NameCell entry={entry} hints={hints} />
        <span
          className="col-span-2 col-start-2 row-start-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-small
            @3xl:contents"
        >
          <span dir="ltr" className="font-mono text-small text-quiet">
            {words.keys.ending(entry.lastFour)}
          </span>
          <span>
            <StateWord tone={state.tone} isBusy={isTesting}>
              {state.word}
            </StateWord>
          </span>
          <UseCell entry={entry} nowMs={nowMs} />
        </span>
        <span className="col-start-3 row-start-1 text-end text-small tabular-nums @3xl:col-auto @3xl:row-auto">
          <CostCell cost={cost} />
        </span>
      </button>
      {isOpen && (
        <div id={`${id}-detail`} role="region" aria-label={entry.label}>
          <KeyDetail entry={entry} list={list} keychain={keychain} cost={cost} nowMs={nowMs} />
        </div>
      )}
    </li>
  )
}

const longProjectChars = 32

function NameCell({ entry, hints }: { readonly entry: Key; readonly hints: readonly string[] }): ReactNode {
  const { label, project, isDefault } = entry
  // A long project gets its own line, so that it never hides a hint.
  const isProjectLong = project.length > longProjectChars
  const quiet = project === '' || isProjectLong ? hints : [project, ...hints]
  return (
    <span className="min-w-0">
      <span className="flex min-w-0 items-center gap-2">
        <span dir="auto" title={label} className="truncate font-medium">
          {label}
        </span>
        {isDefault && (
          <span className="shrink-0 rounded-small bg-chosen px-2 text-tiny text-ink">
            {words.keys.isDefault}
          </span>
        )}
      </span>
      {isProjectLong && (
        <span dir="auto" title={project} className="block truncate text-small text-quiet">
          {project}
        </span>
      )}
      {quiet.length > 0 && (
        <span className="line-clamp-2 text-small text-quiet">
          {quiet.map((text, index) => (
            <span key={text}>
              {index > 0 && <span aria-hidden> · </span>}
              <bdi>{text}</bdi>
              {index < quiet.length - 1 && <span className="sr-only">, </span>}
            </span>
          ))}
        </span>
      )}
    </span>
  )
}

function UseCell({ entry, nowMs }: { readonly entry: Key; readonly nowMs: number }): ReactNode {
  const { lastUse, createdAtMs } = entry
  const ago = lastUse ? formatAgo(lastUse.atMs, nowMs) : null
  return (
    <span className="flex min-w-0 flex-wrap gap-x-4 text-small text-quiet @3xl:block">
      <span className="@3xl:sr-only">{ago === null ? words.keys.neverUsed : words.keys.used(ago)}</span>
      {/* Under the column's heading the verb isn't needed. */}
      <span
        aria-hidden
        className="hidden @3xl:block"
        title={lastUse ? formatFullTime(lastUse.atMs) : undefined}
      >
        {ago ?? words.keys.never}
      </span>
      <span className="@3xl:block @3xl:text-tiny" title={formatFullTime(createdAtMs)}>
        {words.keys.age(ageDays(entry, nowMs))}
      </span>
    </span>
  )
}

function CostCell({ cost }: { readonly cost: KeyCost | undefined }): ReactNode {
  if (!cost || cost.requests === 0) {
    return (
      <span className="text-quiet">
        <span aria-hidden className="hidden @3xl:inline">
          –
        </span>
        <span className="sr-only">{words.keys.nothingSpent}</span>
      </span>
    )
  }
  const { cost: sum, besides } = describeCostShortly(cost)
  return (
    <>
      <span className="block">{sum}</span>
      <span className="block text-tiny text-quiet @3xl:sr-only">{words.keys.thisMonth}</span>
      {besides !== '' && <span className="block text-tiny text-quiet">{besides}</span>}
    </>
  )
}
