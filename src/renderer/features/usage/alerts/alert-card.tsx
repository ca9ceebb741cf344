// A card for an alert: what is unusual, the figures behind it, and what to do.
import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { formatAgo, formatFullTime } from '../../../base/format.ts'
import { Icon, IconButton } from '../../../ui/button.tsx'

interface AlertCardProps {
  readonly title: string
  readonly sentence: string
  readonly why?: string
  readonly atMs?: number
  readonly nowMs: number
  /** Absent if the alert disappears by itself. */
  readonly onDismiss?: () => void
  /** The actions. */
  readonly children: ReactNode
}

export function AlertCard(props: AlertCardProps): ReactNode {
  const { title, sentence, why, atMs, nowMs, onDismiss, children } = props
  return (
    <li
      data-testid="alert"
      className="appear flex gap-3 rounded-large border border-line bg-surface p-4 print:hidden"
    >
      <span className="flex h-5 items-center text-warn">
        <Icon of={TriangleAlert} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
          {title}
          {atMs !== undefined && (
            <time
              dateTime={new Date(atMs).toISOString()}
              title={formatFullTime(atMs)}
              className="text-small font-normal text-quiet"
            >
              {formatAgo(atMs, nowMs)}
            </time>
          )}
        </h2>
        <p className="mt-1 wrap-anywhere">{sentence}</p>
        {why !== undefined && <p className="mt-1 wrap-anywhere text-small text-quiet">{why}</p>}
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1">{children}</p>
      </div>
      {onDismiss && (
        <IconButton
          name={`${words.alerts.dismiss}: ${title}`}
          icon={X}
          onClick={({ currentTarget }) => {
            moveFocusOn(currentTarget)
            onDismiss()
          }}
          className="-me-1 -mt-1.5"
        />
      )}
    </li>
  )
}

/**
 * Moves the focus to the next card's button, because this one disappears; after the last card to the page's
 * heading.
 */
function moveFocusOn(button: HTMLElement): void {
  const cards = [...(button.closest('ul')?.children ?? [])]
  const own = cards.findIndex((card) => card.contains(button))
  const buttonOf = (card: Element | undefined) => card?.querySelector<HTMLElement>(':scope > button')
  const next = buttonOf(cards[own + 1]) ?? buttonOf(cards[own - 1]) ?? document.querySelector('h1')
  next?.focus()
}
