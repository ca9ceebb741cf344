// A title, a sentence and actions: the look of failures and of empty places.
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { Icon } from './button.tsx'

interface NoticeProps {
  readonly title: string
  readonly sentence: string
  readonly children?: ReactNode
}

interface FailureNoticeProps extends NoticeProps {
  /** The likely cause, below the sentence. */
  readonly cause?: string
}

export function FailureNotice({ title, sentence, cause, children }: FailureNoticeProps): ReactNode {
  return (
    <section
      role="group"
      aria-label={title}
      data-testid="failure"
      className="appear rounded-large border border-bad/40 bg-bad-soft p-4"
    >
      <div className="flex gap-3">
        <span className="flex h-5 items-center text-bad">
          <Icon of={CircleAlert} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{title}</p>
          <p className="mt-1 text-ink">{sentence}</p>
          {cause && <p className="mt-1 text-small text-quiet">{words.failures.why(cause)}</p>}
          {children && <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">{children}</div>}
        </div>
      </div>
    </section>
  )
}

export function EmptyNotice({ title, sentence, children }: NoticeProps): ReactNode {
  return (
    <div className="appear mx-auto flex max-w-[560px] flex-col items-center px-4 py-12 text-center">
      <h2 className="text-heading font-semibold">{title}</h2>
      <p className="mt-2 max-w-[440px] text-quiet">{sentence}</p>
      {children && (
        <div className="mt-6 flex flex-wrap items-center justify-center gap-x-3 gap-y-2">{children}</div>
      )}
    </div>
  )
}

/** Appears only after 150 ms of loading, and moves nothing. */
export function LateLoading({ text }: { readonly text: string }): ReactNode {
  return <p className="appear-late px-4 py-8 text-center text-quiet">{text}…</p>
}
