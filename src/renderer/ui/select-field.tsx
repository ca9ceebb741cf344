// A labelled native select with a hint.
import { useId, type ReactNode, type Ref, type SelectHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { inputClasses } from './field.tsx'

type SelectFieldProps = SelectHTMLAttributes<HTMLSelectElement> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly ref?: Ref<HTMLSelectElement>
}

export function SelectField({ label, hint, className, children, ...rest }: SelectFieldProps): ReactNode {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <select
        {...rest}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={classes(inputClasses, 'px-2! text-ellipsis', className)}
      >
        {children}
      </select>
      {hint && (
        <p id={`${id}-hint`} className="text-tiny text-quiet">
          {hint}
        </p>
      )}
    </div>
  )
}
