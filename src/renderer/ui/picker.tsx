// Chooses one item of a list in a popover: by arrow keys, by pointer and, in a long list, by typing part of
// its name. The focus stays in one element, which tells screen readers the active item.
import { Search } from 'lucide-react'
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './button.tsx'
import { foldText } from '../base/word-start.ts'
import { classes } from './classes.ts'
import { listIds, narrowList, stepFrom, type PickerGroup, type PickerItem } from './picker-list.ts'
import { PickerGroupView, PickerOption } from './picker-option.tsx'
import { Popover, type PopoverProps } from './popover.tsx'

export interface PickerSearch {
  readonly name: string
  readonly nothingFound: (written: string) => string
  /** Shown below a list that was cut short. */
  readonly more: (left: number) => string
}

export interface PickerProps<Item extends PickerItem> extends Omit<
  PopoverProps,
  'initialFocus' | 'children'
> {
  readonly groups: readonly PickerGroup<Item>[]
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  /**
   * The search field's texts; `null` for no field. Then a letter moves to the next name that begins with it.
   */
  readonly search: PickerSearch | null
  /** Draws more about an item, below its name. */
  readonly detail?: (item: Item) => ReactNode
  /** Drawn below the list, such as buttons. */
  readonly foot?: ReactNode
}

const maxListed = 100
const pageSteps = 8

export function Picker<Item extends PickerItem>(props: PickerProps<Item>): ReactNode {
  const { groups, chosenId, onChoose, search, detail, foot, ...popover } = props
  const focused = useRef<HTMLElement | null>(null)
  return (
    <Popover
      {...popover}
      className={classes('max-h-[min(560px,var(--available-height))]', props.className ?? 'w-80')}
      initialFocus={focused}
    >
      <Choices
        name={props.name}
        groups={groups}
        chosenId={chosenId}
        search={search}
        detail={detail}
        focused={(element) => {
          focused.current = element
        }}
        onChoose={(id) => {
          props.onClose()
          onChoose(id)
        }}
      />
      {foot && <div className="flex flex-wrap gap-1 border-t border-line p-1">{foot}</div>}
    </Popover>
  )
}

interface ChoicesProps<Item extends PickerItem> {
  readonly name: string
  readonly groups: readonly PickerGroup<Item>[]
  readonly chosenId: string | null
  readonly search: PickerSearch | null
  readonly detail: ((item: Item) => ReactNode) | undefined
  readonly focused: (element: HTMLElement | null) => void
  readonly onChoose: (id: string) => void
}

/** Mounted only while the popover is open, so that each opening starts fresh. */
function Choices<Item extends PickerItem>(props: ChoicesProps<Item>): ReactNode {
  const { name, groups, chosenId, search, detail, focused, onChoose } = props
  const [written, setWritten] = useState('')
  const [wantedId, setWantedId] = useState(chosenId)
  const listId = useId()
  const list = useMemo(() => narrowList(groups, written, chosenId, maxListed), [groups, written, chosenId])
  const ids = useMemo(() => listIds(list.groups), [list])
  const activeId = wantedId !== null && ids.includes(wantedId) ? wantedId : (ids[0] ?? null)
  const optionId = (id: string) => `${listId}-${ids.indexOf(id)}`
  const activeOptionId = activeId === null ? undefined : optionId(activeId)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && activeId !== null) onChoose(activeId)
    else {
      const next = search
        ? stepByKey(event.key, ids, activeId)
        : leadByKey(event.key, ids, activeId, list.groups)
      if (next === null) return
      setWantedId(next)
    }
    event.preventDefault()
  }

  const options = (
    <div
      id={listId}
      ref={search ? undefined : focused}
      role="listbox"
      aria-label={name}
      tabIndex={search ? -1 : 0}
      {...(!search && { 'aria-activedescendant': activeOptionId, onKeyDown })}
      className="min-h-0 flex-1 overflow-y-auto p-1 outline-none"
    >
      {list.groups.map((group) => (
        <PickerGroupView key={group.id} name={group.name} note={group.note ?? null}>
          {group.items.map((item) => (
            <PickerOption
              key={item.id}
              id={optionId(item.id)}
              item={item}
              isActive={item.id === activeId}
              isChosen={item.id === chosenId}
              onPoint={() => setWantedId(item.id)}
              onChoose={() => onChoose(item.id)}
            >
              {detail?.(item)}
            </PickerOption>
          ))}
        </PickerGroupView>
      ))}
    </div>
  )
  if (!search) return options
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Icon of={Search} className="text-quiet" />
        <input
          ref={focused}
          role="combobox"
          dir="auto"
          aria-expanded
          aria-autocomplete="list"
          aria-label={search.name}
          aria-controls={listId}
          aria-activedescendant={activeOptionId}
          placeholder={search.name}
          value={written}
          onChange={(event) => {
            setWritten(event.target.value)
            setWantedId(null)
          }}
          onKeyDown={onKeyDown}
          className="h-10 min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      {options}
      <p role="status" className="empty:hidden px-3 pt-1 pb-2 text-tiny text-quiet">
        {ids.length === 0 && written !== ''
          ? search.nothingFound(written)
          : list.left > 0 && search.more(list.left)}
      </p>
    </>
  )
}

function stepByKey(key: string, ids: readonly string[], from: string | null): string | null {
  if (key === 'ArrowDown') return stepFrom(ids, from, 1)
  if (key === 'ArrowUp') return stepFrom(ids, from, -1)
  if (key === 'PageDown') return stepFrom(ids, from, pageSteps)
  if (key === 'PageUp') return stepFrom(ids, from, -pageSteps)
  return null
}

/** Without a search field, Home, End and letters move too. */
function leadByKey(
  key: string,
  ids: readonly string[],
  from: string | null,
  groups: readonly PickerGroup[],
): string | null {
  if (key === 'Home') return ids[0] ?? null
  if (key === 'End') return ids.at(-1) ?? null
  if (key.length !== 1 || key === ' ') return stepByKey(key, ids, from)
  const items = groups.flatMap((group) => group.items)
  const after = items.findIndex(({ id }) => id === from) + 1
  const round = [...items.slice(after), ...items.slice(0, after)]
  return round.find(({ name }) => foldText(name).startsWith(foldText(key)))?.id ?? null
}
