// Patterns for uncertain costs, which also work without colour and on paper.
import type { ReactNode } from 'react'

/** For estimated costs, drawn over a colour. */
export const Dots = ({ id }: { readonly id: string }): ReactNode => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
    <circle cx="2.5" cy="2.5" r="1.1" className="fill-surface" />
  </pattern>
)

interface HatchProps {
  readonly id: string
  /** True if drawn over a group's colour. */
  readonly isOnColour: boolean
}

/** For requests without a price. */
export const Hatch = ({ id, isOnColour }: HatchProps): ReactNode => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width={isOnColour ? 2 : 1.5} height="5" className={isOnColour ? 'fill-surface' : 'fill-quiet'} />
  </pattern>
)
