// A labelled field for a long text, with a hint, or a message about what is wrong. Ctrl+Enter (⌘Enter)
// submits.
import { useId, type KeyboardEvent, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onSubmit'> & {
  readonly label: string
  /** True if a title already says it; the label is then only for screen readers. */
  readonly isLabelHidden?: boolean
  readonly hint?: ReactNode
  readonly problem?: ReactNode
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly onSubmit?: () => void
}

export function TextArea(props: TextAreaProps): ReactNode {
  const { label, isLabelHidden = false, hint, problem, className, onSubmit, ...rest } = props
  const id = useId()
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-small font-medium'}>
        {label}
      </label>
      <textarea
        dir="auto"
        {...rest}
        id={id}
        aria-invalid={Boolean(problem)}
        aria-describedby={described}
        onKeyDown={onKeyDown}
        className={classes(
          'w-full min-w-0 resize-none rounded-small border border-outline bg-surface px-3 py-2 text-base text-ink',
          'focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-brass',
          className,
        )}
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-small text-bad">
          {problem}
        </p>
      ) : (
        hint && (
          <div id={`${id}-hint`} className="text-tiny text-quiet">
            {hint}
          </div>
        )
      )}
    </div>
  )
}
