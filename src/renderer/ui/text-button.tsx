// A button that looks like a link, for a secondary action.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'

export function TextButton({
  className,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement>): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={classes(
        'rounded-small text-small text-quiet underline decoration-1 underline-offset-3 hover:text-ink',
        className,
      )}
    >
      {children}
    </button>
  )
}
