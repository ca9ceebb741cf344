// A button of the composer that opens a choice. Its text is cut if there is no room.
import { ChevronDown } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Icon } from '../../../../ui/button.tsx'
import { classes } from '../../../../ui/classes.ts'

export interface OpenProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onClose: () => void
}

interface ChoiceButtonProps {
  readonly ref: Ref<HTMLButtonElement>
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly className?: string
  readonly children: ReactNode
}

export function ChoiceButton({ ref, isOpen, onToggle, className, children }: ChoiceButtonProps): ReactNode {
  return (
    <button
      ref={ref}
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onToggle}
      className={classes(
        'inline-flex h-8 items-center gap-1 rounded-small px-2 text-small text-quiet select-none hover:bg-soft',
        'hover:text-ink aria-expanded:bg-soft aria-expanded:text-ink',
        className,
      )}
    >
      <span dir="auto" className="truncate">
        {children}
      </span>
      <Icon of={ChevronDown} className="size-4" />
    </button>
  )
}
