// What opens beside its button. The focus goes into it and back to the button; Escape and a press anywhere else
// close it. The button is its owner's, so that it can stand before this part of the window has loaded.
import { Popover as Base } from '@base-ui/react/popover'
import { useRef, type ReactNode, type RefObject } from 'react'
import { classes } from './classes.ts'
import { useFocusBack } from './focus.ts'

export interface PopoverProps {
  readonly isOpen: boolean
  /** What it is, for screen readers. */
  readonly name: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly className?: string
  readonly onClose: () => void
  /** It has faded out. */
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
        // A press on its own button is the button's to answer, or it would close and open at once.
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
