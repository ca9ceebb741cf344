// A field for a name in place of a row. Enter or leaving the field keeps the new name, Escape the old one.
import { useRef, type ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import { useFocusSoon } from '../../ui/focus.ts'

interface NameFieldProps {
  readonly label: string
  readonly name: string
  readonly maxChars: number
  readonly className?: string
  /** Called once; `null` keeps the old name. */
  readonly onDone: (name: string | null) => void
}

export function NameField({ label, name, maxChars, className, onDone }: NameFieldProps): ReactNode {
  const isOver = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  useFocusSoon(() => field.current?.select())
  const finish = (next: string | null) => {
    if (isOver.current) return
    isOver.current = true
    onDone(next)
  }
  return (
    <input
      ref={field}
      aria-label={label}
      placeholder={name === '' ? label : undefined}
      dir="auto"
      defaultValue={name}
      maxLength={maxChars}
      spellCheck={false}
      // Switching to another window doesn't count as leaving the field.
      onBlur={(event) => document.hasFocus() && finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        // The list must not handle keys typed here.
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        // The row gets the focus during this key press, which must not press the row as well.
        event.preventDefault()
        finish(event.key === 'Enter' ? event.currentTarget.value : null)
      }}
      className={classes(
        'h-8 min-w-0 flex-1 rounded-small border border-outline bg-surface px-2 text-base',
        'focus-visible:-outline-offset-1',
        className,
      )}
    />
  )
}
