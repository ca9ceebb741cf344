// Draws a group of a picker, and one item.
import { Check } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './button.tsx'
import { classes } from './classes.ts'
import type { PickerItem } from './picker-list.ts'

interface GroupProps {
  readonly name: string | null
  readonly note: string | null
  readonly children: ReactNode
}

export function PickerGroupView({ name, note, children }: GroupProps): ReactNode {
  return (
    <div
      role="group"
      aria-label={name ?? undefined}
      className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1"
    >
      {name !== null && (
        <p aria-hidden dir="auto" className="truncate px-2 py-1 text-tiny font-medium text-quiet">
          {name}
        </p>
      )}
      {children}
      {note && <p className="px-2 py-1 text-tiny text-quiet">{note}</p>}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly item: PickerItem
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
  readonly children: ReactNode
}

export function PickerOption({
  id,
  item,
  isActive,
  isChosen,
  onPoint,
  onChoose,
  children,
}: OptionProps): ReactNode {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      // A press must not take the focus from the element that handles the keys.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => !isActive && onPoint()}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
      className={classes('flex min-h-8 gap-2 rounded-small px-2 py-1 select-none', isActive && 'bg-chosen')}
    >
      <span className="flex h-5 w-4 shrink-0 items-center text-brass">{isChosen && <Icon of={Check} />}</span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block">
          {item.name}
        </span>
        {item.sentence && (
          <span dir="auto" className="line-clamp-1 text-tiny text-quiet">
            {item.sentence}
          </span>
        )}
        {children}
      </span>
    </div>
  )
}
