// A shortcut drawn as keys: ⇧⌘F on macOS, Ctrl Shift F elsewhere.
import type { ReactNode } from 'react'

interface KeySignsProps {
  /** One string for each key, in the platform's order. */
  readonly pieces: readonly string[]
}

export function KeySigns({ pieces }: KeySignsProps): ReactNode {
  return (
    <kbd className="flex shrink-0 gap-1 font-sans text-tiny text-quiet">
      {pieces.map((piece) => (
        <span
          key={piece}
          className="grid h-5 min-w-5 place-items-center rounded-small border border-line bg-surface px-1"
        >
          {piece}
        </span>
      ))}
    </kbd>
  )
}
