// A ring that shows how full something is. It is hidden from screen readers; text next to it says the same.
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const radius = 6
const around = 2 * Math.PI * radius

interface RingProps {
  /** From 0 to 1; anything above counts as 1. */
  readonly share: number
  /** The class of the filled part. */
  readonly className: string
}

export function Ring({ share, className }: RingProps): ReactNode {
  const filled = Math.min(1, Math.max(0, share)) * around
  const circle = { cx: 8, cy: 8, r: radius, fill: 'none', strokeWidth: 2.5 }
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0 -rotate-90 rtl:-scale-y-100">
      <circle {...circle} className="stroke-line" />
      {filled > 0 && (
        <circle {...circle} strokeDasharray={`${filled} ${around}`} className={classes(className)} />
      )}
    </svg>
  )
}
