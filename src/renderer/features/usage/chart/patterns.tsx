// What isn't certain, as a pattern: it says the same without its colour, and on paper.
import type { ReactNode } from 'react'

/** Over a colour: estimated. */
export const Dots = ({ id }: { readonly id: string }): ReactNode => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
    <circle cx="2.5" cy="2.5" r="1.1" className="fill-surface" />
  </pattern>
)

interface HatchProps {
  readonly id: string
  /** Over a group's colour rather than by itself. */
  readonly isOnColour: boolean
}

/** Unpriced. */
export const Hatch = ({ id, isOnColour }: HatchProps): ReactNode => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width={isOnColour ? 2 : 1.5} height="5" className={isOnColour ? 'fill-surface' : 'fill-quiet'} />
  </pattern>
)
