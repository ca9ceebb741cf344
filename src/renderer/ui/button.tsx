// Buttons with a text, and buttons with only an icon. The type requires an icon button to have a name.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'

const kinds: Record<Kind, string> = {
  primary: 'bg-brass text-on-brass border-transparent hover:brightness-95',
  plain: 'bg-surface text-ink border-outline hover:bg-soft',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-soft',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-soft',
}

export const buttonClasses = (kind: Kind, extra?: string): string =>
  classes(
    'inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-small border px-3 text-base ' +
      'font-medium',
    'whitespace-nowrap select-none transition-opacity disabled:opacity-50',
    kinds[kind],
    extra,
  )

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly kind?: Kind
  readonly icon?: LucideIcon
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'plain', icon: Mark, className, children, ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" {...rest} className={buttonClasses(kind, className)}>
      {Mark && <Icon of={Mark} />}
      {children}
    </button>
  )
}

const iconButtonClasses =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-small text-quiet hover:bg-soft ' +
  'hover:text-ink ' +
  'data-popup-open:bg-soft data-popup-open:text-ink disabled:opacity-50 select-none'

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  /** Says what the button does, for screen readers and as a tooltip. */
  readonly name: string
  readonly icon: LucideIcon
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ name, icon, className, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      {...rest}
      className={classes(iconButtonClasses, className)}
    >
      <Icon of={icon} />
    </button>
  )
}

/** 16 px with a 1.75 stroke, hidden from screen readers: the control or text beside it carries the name. */
export function Icon({
  of: Mark,
  className,
}: {
  readonly of: LucideIcon
  readonly className?: string
}): ReactNode {
  return <Mark size={16} strokeWidth={1.75} aria-hidden className={classes('shrink-0', className)} />
}
