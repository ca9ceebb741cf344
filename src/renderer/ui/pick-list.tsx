// A search field with its results below. The focus stays in the field; the arrow keys and Enter choose a
// result. For screen readers it is a combobox whose list is always open.
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

interface PickListProps<Item extends PickItem> {
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
  /** Drawn before the field instead of the search icon, such as a Back button. */
  readonly before?: ReactNode
  /** Drawn in place of an empty list. */
  readonly empty: ReactNode
  readonly foot?: ReactNode
}

const pageSteps = 8

export function PickList<Item extends PickItem>(props: PickListProps<Item>): ReactNode {
  const { groups, query, choosesFirst } = props
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
    if (event.key === 'ArrowDown') step(1, true)
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
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
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
          className="h-full min-w-0 flex-1 bg-transparent text-message outline-none"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.listName}
        tabIndex={-1}
        // A press here must not take the focus from the field.
        onMouseDown={(event) => event.preventDefault()}
        className={classes('min-h-0 flex-1 overflow-y-auto px-2', items.length > 0 && 'pb-2')}
      >
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${idOf(group.key)}-name`}>
            <div
              id={`${idOf(group.key)}-name`}
              className="sticky top-0 z-1 flex min-w-0 bg-raised px-2 pt-3 pb-1 text-tiny font-medium text-quiet"
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
