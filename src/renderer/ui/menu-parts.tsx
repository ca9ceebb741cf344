// Draws menus with Base UI. Loaded when a menu is first needed; other files use menu.tsx.
import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Icon } from './button.tsx'
import { classes } from './classes.ts'
import { useFocusBack } from './focus.ts'

/** An element, or a point in the window in px. */
export type MenuAnchor = Element | { readonly xPx: number; readonly yPx: number }

export interface MenuPopupProps {
  readonly isOpen: boolean
  readonly anchor: MenuAnchor
  /** `null` if `labelledBy` is set. */
  readonly name: string | null
  readonly labelledBy?: string | undefined
  readonly align: 'start' | 'end'
  /** If true, the menu opens with its first item focused. */
  readonly isByKeyboard: boolean
  readonly className?: string | undefined
  readonly onClose: () => void
  /** Called after it has faded out. */
  readonly onClosed: () => void
  /** The element to focus when the menu closes; `null` if something else has the focus already. */
  readonly findFocus: () => HTMLElement | null
  readonly children: ReactNode
}

const popupClasses =
  'popup max-h-(--available-height) max-w-[360px] min-w-40 overflow-y-auto rounded-large border ' +
  'border-line bg-raised p-1 shadow-raised outline-none'

function findPosition(anchor: MenuAnchor): Element | { getBoundingClientRect: () => DOMRect } {
  if (anchor instanceof Element) return anchor
  return { getBoundingClientRect: () => new DOMRect(anchor.xPx, anchor.yPx, 0, 0) }
}

export function MenuPopup(props: MenuPopupProps): ReactNode {
  const { isOpen, anchor, align, isByKeyboard } = props
  const popup = useRef<HTMLDivElement>(null)
  const findFocus = useFocusBack(popup, isOpen, props.findFocus)
  useFirstItem(popup, isOpen && isByKeyboard)
  return (
    <Menu.Root
      open={isOpen}
      modal={false}
      onOpenChange={(next, { reason, event }) => {
        // A press on the button that opened the menu closes it through the button's own handler.
        const isOwn =
          reason === 'outside-press' &&
          anchor instanceof Element &&
          event.target instanceof Node &&
          anchor.contains(event.target)
        if (!next && !isOwn) props.onClose()
      }}
      onOpenChangeComplete={(next) => !next && props.onClosed()}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={findPosition(anchor)}
          side="bottom"
          align={align}
          sideOffset={anchor instanceof Element ? 4 : 0}
          collisionPadding={8}
          className="z-20"
        >
          <Menu.Popup
            ref={popup}
            aria-label={props.name ?? undefined}
            aria-labelledby={props.labelledBy}
            finalFocus={findFocus}
            className={classes(popupClasses, props.className)}
          >
            {props.children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** A menu opened by keyboard starts at its first item, one opened by pointer at none. */
function useFirstItem(popup: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined
    // Only after the popup itself has taken the focus.
    const frame = requestAnimationFrame(() =>
      popup.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [popup, isWanted])
}

const itemClasses =
  'flex min-h-8 items-center gap-2 rounded-small px-2 py-1 text-base outline-none select-none ' +
  'data-highlighted:bg-soft data-popup-open:bg-soft data-disabled:opacity-50'

export interface ItemProps {
  readonly icon?: LucideIcon
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  /** Its shortcut, as shown. */
  readonly keys?: string
  readonly onChoose: () => void
  readonly children: ReactNode
}

export function Item({
  icon,
  isDanger = false,
  isDisabled = false,
  keys,
  onChoose,
  children,
}: ItemProps): ReactNode {
  return (
    <Menu.Item
      disabled={isDisabled}
      onClick={onChoose}
      className={classes(itemClasses, isDanger && 'text-bad')}
    >
      {icon && <Icon of={icon} />}
      {children}
      {keys !== undefined && (
        <kbd aria-hidden className="ms-auto ps-6 font-sans text-tiny text-quiet">
          {keys}
        </kbd>
      )}
    </Menu.Item>
  )
}

export interface SubmenuProps {
  readonly icon?: LucideIcon
  readonly name: string
  readonly children: ReactNode
}

export function Submenu({ icon, name, children }: SubmenuProps): ReactNode {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={itemClasses}>
        {icon && <Icon of={icon} />}
        <span className="flex-1">{name}</span>
        <Icon of={ChevronRight} className="text-quiet rtl:-scale-x-100" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={2} alignOffset={-5} collisionPadding={8} className="z-20">
          <Menu.Popup className={popupClasses}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

export const Line = (): ReactNode => <Menu.Separator className="mx-2 my-1 border-t border-line" />

export interface ChoicesProps {
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

export function Choices({ value, onChoose, children }: ChoicesProps): ReactNode {
  return (
    <Menu.RadioGroup value={value} onValueChange={(next: unknown) => onChoose(String(next))}>
      {children}
    </Menu.RadioGroup>
  )
}

export interface ChoiceProps {
  readonly value: string
  readonly children: ReactNode
}

export function Choice({ value, children }: ChoiceProps): ReactNode {
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

export interface GroupProps {
  readonly name: string
  readonly children: ReactNode
}

export function Group({ name, children }: GroupProps): ReactNode {
  return (
    <Menu.Group className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1">
      <Menu.GroupLabel className="px-2 py-1 text-tiny font-medium text-quiet" dir="auto">
        {name}
      </Menu.GroupLabel>
      {children}
    </Menu.Group>
  )
}
