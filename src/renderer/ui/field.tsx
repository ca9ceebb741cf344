// A labelled text field with a hint, or a message about what is wrong with it.
import { useId, type FocusEvent, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'
import { classes } from './classes.ts'

/**
 * Returns true if the field loses the focus to a button: a message shown now would move the button from under
 * the pointer.
 */
export const isForButton = ({ relatedTarget }: FocusEvent): boolean =>
  relatedTarget instanceof HTMLButtonElement

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string
  readonly hint?: string
  readonly problem?: ReactNode
  /** A control that belongs to the field, on the same line after it. */
  readonly beside?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

export const inputClasses =
  'h-9 w-full min-w-0 rounded-small border border-outline bg-surface px-3 text-base text-ink ' +
  'focus-visible:outline-2 ' +
  'focus-visible:outline-offset-0 focus-visible:outline-brass'

export function Field({ label, hint, problem, beside, className, ...rest }: FieldProps): ReactNode {
  const id = useId()
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  const input = (
    <input
      dir="auto"
      {...rest}
      id={id}
      aria-invalid={Boolean(problem)}
      aria-describedby={described}
      className={classes(inputClasses, className)}
    />
  )
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      {beside ? (
        <div className="flex items-center gap-2">
          {input}
          {beside}
        </div>
      ) : (
        input
      )}
      {problem ? (
        <div id={`${id}-problem`} role="alert" className="text-small text-bad">
          {problem}
        </div>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-tiny text-quiet">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
