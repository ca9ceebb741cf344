// A modal sheet and a drawer. They trap the focus and return it on closing; Escape closes. A sheet hangs from
// the top, so that growing content moves nothing above it. If it is taller than the window, its middle
// scrolls and its foot stays.
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'

type Width = 'small' | 'medium' | 'large'

interface SheetProps {
  readonly isOpen: boolean
  readonly title: string
  readonly sentence?: string | undefined
  readonly closeName: string
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly width?: Width
  /** Keeps one height, as far as the window allows, for content that fills in while it is open. */
  readonly isTall?: boolean
  readonly onClose: () => void
  /** Called after it has faded out, when its content can be reset unseen. */
  readonly onClosed?: () => void
  readonly children: ReactNode
}

const backdropClasses = 'backdrop fixed inset-0 bg-veil'

const widths: Record<Width, string> = {
  small: 'max-w-[480px]',
  medium: 'max-w-[560px]',
  large: 'max-w-[720px]',
}

export function Sheet(props: SheetProps): ReactNode {
  const { isOpen, title, sentence, width = 'small', isTall = false } = props
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(next) => !next && props.onClose()}
      onOpenChangeComplete={(next) => !next && props.onClosed?.()}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClasses} />
        <Dialog.Viewport className="fixed inset-0 flex items-start justify-center px-4 pt-[clamp(16px,5vh,72px)] pb-4">
          <Dialog.Popup
            initialFocus={props.initialFocus}
            className={classes(
              'popup flex max-h-full w-full flex-col overflow-hidden rounded-large border border-line bg-raised',
              'shadow-raised outline-none',
              widths[width],
              isTall && 'h-[820px]',
            )}
          >
            <div className="flex items-start justify-between gap-4 px-4 pt-6 sm:px-6">
              <Dialog.Title dir="auto" className="min-w-0 text-heading font-semibold">
                {title}
              </Dialog.Title>
              <Dialog.Close render={<IconButton name={props.closeName} icon={X} className="-me-2 -mt-1" />} />
            </div>
            {sentence && (
              <Dialog.Description className="mt-1 px-4 text-small text-quiet sm:px-6">
                {sentence}
              </Dialog.Description>
            )}
            <div
              className="relative flex min-h-0 flex-1 scroll-pb-24 flex-col *:shrink-0 overflow-y-auto px-4 pb-6
                has-[>[data-sheet-foot]]:pb-0 sm:px-6"
            >
              {props.children}
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The last child of a sheet: stays visible below the scrolling content. */
export function SheetFoot({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div
      data-sheet-foot
      className="sticky bottom-0 z-1 -mx-4 mt-auto border-t border-line bg-raised px-4 py-4 sm:-mx-6 sm:px-6"
    >
      {children}
    </div>
  )
}

interface DrawerProps {
  readonly isOpen: boolean
  readonly name: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Drawer({ isOpen, name, onClose, children }: DrawerProps): ReactNode {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClasses} />
        <Dialog.Popup
          aria-label={name}
          className="drawer fixed inset-y-0 start-0 w-[280px] max-w-[85vw] bg-side shadow-raised outline-none"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
