// A menu from a button: plain items, or groups of choices of which one is chosen.
import { Menu } from '@base-ui/react/menu'
import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './button.tsx'
import { classes } from './classes.ts'

interface MenuProps {
  /** The button's element; it gets the menu's behaviour. */
  readonly trigger: ReactElement
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly align?: 'start' | 'end'
  readonly className?: string
  readonly children: ReactNode
}

export function DropMenu({
  trigger,
  isOpen,
  onOpenChange,
  align = 'end',
  className,
  children,
}: MenuProps): ReactNode {
  const control = isOpen === undefined ? {} : { open: isOpen }
  return (
    <Menu.Root {...control} onOpenChange={(next) => onOpenChange?.(next)} modal={false}>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner side="bottom" align={align} sideOffset={4} collisionPadding={8} className="z-10">
          <Menu.Popup
            className={classes(
              'popup max-h-(--available-height) max-w-[360px] min-w-40 overflow-y-auto rounded-large border',
              'border-line bg-raised p-1 shadow-raised outline-none',
              className,
            )}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const itemClasses =
  'flex min-h-8 items-center gap-2 rounded-small px-2 py-1 text-base outline-none select-none ' +
  'data-highlighted:bg-soft'

interface ItemProps {
  readonly icon?: LucideIcon
  readonly isDanger?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

export function MenuItem({ icon, isDanger = false, onChoose, children }: ItemProps): ReactNode {
  return (
    <Menu.Item onClick={onChoose} className={classes(itemClasses, isDanger && 'text-bad')}>
      {icon && <Icon of={icon} />}
      {children}
    </Menu.Item>
  )
}

interface ChoicesProps {
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

export function MenuChoices({ value, onChoose, children }: ChoicesProps): ReactNode {
  return (
    <Menu.RadioGroup value={value} onValueChange={(next: unknown) => onChoose(String(next))}>
      {children}
    </Menu.RadioGroup>
  )
}

export function MenuChoice({
  value,
  children,
}: {
  readonly value: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <Menu.RadioItem value={value} closeOnClick className={itemClasses}>
      <span className="grid size-4 shrink-0 place-items-center text-brass">
        <Menu.RadioItemIndicator>
          <Icon of={Check} />
        </Menu.RadioItemIndicator>
      </span>
      <span className="min-w-0 flex-1">{children}</span>
    </Menu.RadioItem>
  )
}

export function MenuGroup({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <Menu.Group className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1">
      <Menu.GroupLabel className="px-2 py-1 text-tiny font-medium text-quiet" dir="auto">
        {name}
      </Menu.GroupLabel>
      {children}
    </Menu.Group>
  )
}
