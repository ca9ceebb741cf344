// A menu at a button or a point, with items, submenus or groups of choices. The code that draws it is loaded
// when a menu is first needed, so that no first paint waits for it.
import {
  cloneElement,
  useEffect,
  useId,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { createStore, useStore } from '../base/store.ts'
import type * as MenuParts from './menu-parts.tsx'
import { isDialogOpen } from './is-dialog-open.ts'
import type {
  ChoiceProps,
  ChoicesProps,
  GroupProps,
  ItemProps,
  MenuAnchor,
  MenuPopupProps,
  SubmenuProps,
} from './menu-parts.tsx'

type Parts = typeof MenuParts

const loaded = createStore<{ readonly parts: Parts | null }>({ parts: null })
let hasBegun = false

/** Loads the code that draws menus before it is needed. */
export function prepareMenus(): void {
  if (hasBegun) return
  hasBegun = true
  void import('./menu-parts.tsx').then((parts) => loaded.change(() => ({ parts })))
}

const useParts = (): Parts | null => useStore(loaded, ({ parts }) => parts)

/** Keeps the popup mounted until it has faded out. */
function Popup(props: Omit<MenuPopupProps, 'onClosed'> & { readonly onClosed?: () => void }): ReactNode {
  const { isOpen, onClosed } = props
  const [isShown, setIsShown] = useState(isOpen)
  const parts = useParts()
  if (isOpen && !isShown) setIsShown(true)
  useEffect(() => {
    if (isOpen) prepareMenus()
  }, [isOpen])
  if (!parts || (!isOpen && !isShown)) return null
  return (
    <parts.MenuPopup
      {...props}
      onClosed={() => {
        setIsShown(false)
        onClosed?.()
      }}
    />
  )
}

/** The props that a menu's button needs; a custom button component must pass them on. */
interface TriggerProps {
  readonly id?: string
  readonly ref?: (element: HTMLElement | null) => void
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
  readonly 'data-popup-open'?: '' | undefined
  readonly onClick?: (event: MouseEvent) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly onPointerEnter?: () => void
  readonly onFocus?: () => void
}

interface MenuProps {
  /** The button, which gets the menu's behaviour. */
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
  const ownId = useId()
  const [isOpenItself, setIsOpenItself] = useState(false)
  const [button, setButton] = useState<HTMLElement | null>(null)
  const [isByKeyboard, setIsByKeyboard] = useState(false)
  const isShown = isOpen ?? isOpenItself
  // The cast is safe: a trigger is one of this app's buttons, which accept all these props.
  const given = trigger as ReactElement<TriggerProps>
  const id = given.props.id ?? ownId

  const change = (next: boolean) => {
    if (next) prepareMenus()
    setIsOpenItself(next)
    onOpenChange?.(next)
  }
  return (
    <>
      {cloneElement(given, {
        id,
        ref: setButton,
        'aria-haspopup': 'menu',
        'aria-expanded': isShown,
        'data-popup-open': isShown ? '' : undefined,
        onPointerEnter: prepareMenus,
        onFocus: prepareMenus,
        onClick: (event) => {
          given.props.onClick?.(event)
          // A button pressed by key gets a click with `detail` 0.
          setIsByKeyboard(event.detail === 0)
          change(!isShown)
        },
        onKeyDown: (event) => {
          given.props.onKeyDown?.(event)
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setIsByKeyboard(true)
          if (!isShown) change(true)
        },
      })}
      {button && (
        <Popup
          isOpen={isShown}
          anchor={button}
          name={null}
          labelledBy={id}
          align={align}
          isByKeyboard={isByKeyboard}
          className={className}
          // A dialog opened from the menu already has the focus.
          findFocus={() => (isDialogOpen() ? null : button)}
          onClose={() => change(false)}
        >
          {children}
        </Popup>
      )}
    </>
  )
}

interface PopMenuProps {
  readonly isOpen: boolean
  readonly anchor: MenuAnchor
  readonly name: string
  readonly isByKeyboard: boolean
  readonly findFocus: () => HTMLElement | null
  readonly onClose: () => void
  readonly onClosed: () => void
  readonly children: ReactNode
}

/** A menu without its own button: at a point, or at any element. */
export const PopMenu = (props: PopMenuProps): ReactNode => <Popup {...props} align="start" />

export function MenuItem(props: ItemProps): ReactNode {
  const parts = useParts()
  return parts && <parts.Item {...props} />
}

export function Submenu(props: SubmenuProps): ReactNode {
  const parts = useParts()
  return parts && <parts.Submenu {...props} />
}

export function MenuLine(): ReactNode {
  const parts = useParts()
  return parts && <parts.Line />
}

export function MenuChoices(props: ChoicesProps): ReactNode {
  const parts = useParts()
  return parts && <parts.Choices {...props} />
}

export function MenuChoice(props: ChoiceProps): ReactNode {
  const parts = useParts()
  return parts && <parts.Choice {...props} />
}

export function MenuGroup(props: GroupProps): ReactNode {
  const parts = useParts()
  return parts && <parts.Group {...props} />
}
