// A modal sheet and a drawer: focus is trapped inside and given back on closing. Escape closes.
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './button.tsx'

interface SheetProps {
  readonly isOpen: boolean
  readonly title: string
  readonly sentence?: string
  readonly closeName: string
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

const backdropClasses = 'backdrop fixed inset-0 bg-veil'

export function Sheet(props: SheetProps): ReactNode {
  return (
    <Dialog.Root
      open={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClasses} />
        <Dialog.Viewport className="fixed inset-0 grid place-items-center overflow-y-auto p-4">
          <Dialog.Popup
            initialFocus={props.initialFocus}
            className="popup w-full max-w-[480px] rounded-large border border-line bg-raised p-6
              shadow-raised"
          >
            <div className="flex items-start justify-between gap-4">
              <Dialog.Title className="text-heading font-semibold">{props.title}</Dialog.Title>
              <Dialog.Close render={<IconButton name={props.closeName} icon={X} className="-me-2 -mt-1" />} />
            </div>
            {props.sentence && (
              <Dialog.Description className="mt-1 text-small text-quiet">{props.sentence}</Dialog.Description>
            )}
            {props.children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
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
