// A popup beside its button. It takes the focus and returns it to the button; Escape or a press elsewhere
// closes it. The owner draws the button, which can therefore appear before this code is loaded.
import { Popover as Base } from '@base-ui/react/popover'
import { useRef, type ReactNode, type RefObject } from 'react'
import { classes } from './classes.ts'
import { useFocusBack } from './focus.ts'

export interface PopoverProps {
  readonly isOpen: boolean
  /** The popup's name for screen readers. */
  readonly name: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly className?: string
  readonly onClose: () => void
  /** Called after it has faded out. */
  readonly onClosed?: () => void
  readonly children: ReactNode
}

export function Popover(props: PopoverProps): ReactNode {
  const {
    isOpen,
    name,
    anchor,
    side = 'bottom',
    align = 'end',
    initialFocus,
    className,
    onClose,
    children,
  } = props
  const popup = useRef<HTMLDivElement>(null)
  const findFocus = useFocusBack(popup, isOpen, () => anchor.current)
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next, { event }) => {
        // The button handles a press on itself; otherwise the popup would close and open again.
        const isOnButton = event.target instanceof Node && anchor.current?.contains(event.target)
        if (!next && !(isOnButton && event.type !== 'keydown')) onClose()
      }}
      onOpenChangeComplete={(next) => !next && props.onClosed?.()}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-10"
        >
          <Base.Popup
            ref={popup}
            aria-label={name}
            initialFocus={initialFocus}
            finalFocus={findFocus}
            className={classes(
              'popup flex max-w-(--available-width) flex-col overflow-hidden rounded-large border',
              'border-line bg-raised shadow-raised outline-none',
              className ?? 'max-h-(--available-height)',
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
