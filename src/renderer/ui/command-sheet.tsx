// A sheet at the top of the window for finding something by typing. Without a title bar; Escape or a press
// outside closes it and returns the focus.
import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'

interface CommandSheetProps {
  readonly isOpen: boolean
  readonly name: string
  readonly initialFocus: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

export function CommandSheet({
  isOpen,
  name,
  initialFocus,
  onClose,
  children,
}: CommandSheetProps): ReactNode {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop fixed inset-0 z-20 bg-veil" />
        <Dialog.Viewport className="fixed inset-0 z-20 flex items-start justify-center px-3 pt-[clamp(12px,11vh,120px)] pb-3">
          <Dialog.Popup
            aria-label={name}
            initialFocus={initialFocus}
            className="popup flex max-h-[min(560px,100%)] w-full max-w-[640px] flex-col overflow-hidden
              rounded-large border border-line bg-raised shadow-raised outline-none"
          >
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
