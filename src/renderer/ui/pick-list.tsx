// A search field with its results below, in a sheet or in a column of a page. The focus stays in the field; the
// arrow keys and Enter choose a result. For screen readers it is a combobox whose list is always open.
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Icon } from './button.tsx'
import { classes } from './classes.ts'

export interface PickItem {
  /** Unique in the whole list. */
  readonly key: string
}

export interface PickGroup<Item extends PickItem> {
  readonly key: string
  readonly name: ReactNode
  readonly items: readonly Item[]
}

/** Filling a sheet, or as a field of a page with the results below it. */
type Look = 'sheet' | 'column'

interface PickListProps<Item extends PickItem> {
  /** `sheet` if absent. */
  readonly look?: Look
  readonly fieldName: string
  readonly listName: string
  readonly placeholder: string
  readonly query: string
  readonly maxChars: number
  readonly groups: ReadonlyArray<PickGroup<Item>>
  /** True if Enter takes the first item when none is active. */
  readonly choosesFirst: boolean
  readonly fieldRef: Ref<HTMLInputElement>
  readonly draw: (item: Item) => ReactNode
  readonly onQuery: (query: string) => void
  readonly onPick: (item: Item) => void
  /** Called for Enter when no item is active. */
  readonly onEnter?: () => void
  /** Called for the down arrow when nothing is listed. */
  readonly onLeave?: () => void
  /** Called for Escape; without it, Escape is left to the sheet. */
  readonly onEscape?: () => void
  /** Drawn before the field instead of the search icon, such as a Back button. */
  readonly before?: ReactNode
  /** Drawn after the field, such as a button that empties it. */
  readonly after?: ReactNode
  /** Drawn in place of an empty list. */
  readonly empty: ReactNode
  readonly foot?: ReactNode
}

const pageSteps = 8

const looks = {
  sheet: {
    field: 'h-12 gap-3 border-b border-line px-4',
    input: 'text-message',
    list: 'min-h-0 flex-1 px-2',
    heading: 'bg-raised',
  },
  column: {
    field:
      'h-9 gap-2 rounded-small border border-outline bg-surface px-2 focus-within:outline-2 ' +
      'focus-within:outline-brass',
    input: 'text-base',
    list: 'mt-2 sm:max-h-[max(200px,calc(100vh-160px))]',
    heading: 'bg-ground',
  },
} as const satisfies Record<Look, unknown>

export function PickList<Item extends PickItem>(props: PickListProps<Item>): ReactNode {
  const { groups, query, choosesFirst } = props
  const look = looks[props.look ?? 'sheet']
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const items = groups.flatMap((group) => group.items)
  const chosenAt = items.findIndex(({ key }) => key === chosenKey)
  const activeAt = chosenAt < 0 && choosesFirst ? 0 : chosenAt
  const active = items[activeAt]
  const idOf = (key: string): string => `${id} ${key}`.replaceAll(/\s+/gu, '-')
  const activeKey = active?.key ?? null

  useEffect(() => {
    const element = activeKey === null ? null : document.getElementById(idOf(activeKey))
    if (element) element.scrollIntoView({ block: 'nearest' })
    else list.current?.scrollTo({ top: 0 })
    // oxlint-disable-next-line react/exhaustive-deps -- `idOf` is the same for the same id.
  }, [activeKey, id, query])

  const step = (by: number, wraps: boolean) => {
    if (items.length === 0) return
    const last = items.length - 1
    // With no item active, down goes to the first and up to the last.
    const from = activeAt < 0 && by < 0 ? items.length : activeAt
    const next = from + by
    const at = wraps ? (next + items.length) % items.length : Math.min(Math.max(next, 0), last)
    setChosenKey(items[at]?.key ?? null)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && props.onEscape) props.onEscape()
    else if (event.key === 'ArrowDown' && items.length === 0) props.onLeave?.()
    else if (event.key === 'ArrowDown') step(1, true)
    else if (event.key === 'ArrowUp') step(-1, true)
    else if (event.key === 'PageDown') step(pageSteps, false)
    else if (event.key === 'PageUp') step(-pageSteps, false)
    else if (event.key === 'Enter') {
      if (active) props.onPick(active)
      else props.onEnter?.()
    } else return
    event.preventDefault()
  }

  return (
    <>
      <div className={classes('flex shrink-0 items-center', look.field)}>
        {props.before ?? <Icon of={Search} className="text-quiet" />}
        <input
          ref={props.fieldRef}
          role="combobox"
          aria-label={props.fieldName}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeKey === null ? undefined : idOf(activeKey)}
          dir="auto"
          value={query}
          maxLength={props.maxChars}
          placeholder={props.placeholder}
          spellCheck={false}
          autoComplete="off"
          // Select the old text, so that the next key press replaces it.
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setChosenKey(null)
            props.onQuery(event.currentTarget.value)
          }}
          onKeyDown={onKeyDown}
          className={classes('h-full min-w-0 flex-1 bg-transparent outline-none', look.input)}
        />
        {props.after}
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.listName}
        tabIndex={-1}
        hidden={items.length === 0}
        // A press here must not take the focus from the field.
        onMouseDown={(event) => event.preventDefault()}
        className={classes('overflow-y-auto pb-2', look.list)}
      >
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${idOf(group.key)}-name`}>
            <div
              id={`${idOf(group.key)}-name`}
              className={classes(
                'sticky top-0 z-1 flex min-w-0 px-2 pt-3 pb-1 text-tiny font-medium text-quiet',
                look.heading,
              )}
            >
              {group.name}
            </div>
            {group.items.map((item) => (
              <PickOption
                key={item.key}
                id={idOf(item.key)}
                isActive={item.key === activeKey}
                onPoint={() => setChosenKey(item.key)}
                onPick={() => props.onPick(item)}
              >
                {props.draw(item)}
              </PickOption>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && props.empty}
      {props.foot}
    </>
  )
}

interface PickOptionProps {
  readonly id: string
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
  readonly children: ReactNode
}

function PickOption({ id, isActive, onPoint, onPick, children }: PickOptionProps): ReactNode {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      // Only when the pointer moves, not when the list scrolls below it.
      onPointerMove={() => !isActive && onPoint()}
      onClick={onPick}
      // For tools that focus an option itself; otherwise the field handles the keys.
      onKeyDown={(event) => event.key === 'Enter' && onPick()}
      className={classes(
        'scroll-mt-9 scroll-mb-2 rounded-small px-2 outline-none select-none',
        isActive && 'bg-chosen',
      )}
    >
      {children}
    </div>
  )
}
