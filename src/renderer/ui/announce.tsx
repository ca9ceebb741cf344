// Announces texts to screen readers without moving the focus, in one polite region for the whole window. The
// last few texts stay in it, so that a new one doesn't remove the one before until it was read.
import type { ReactNode } from 'react'
import { createStore, useStore } from '../base/store.ts'

interface Said {
  readonly turn: number
  readonly text: string
}

const maxStanding = 3

const said = createStore<readonly Said[]>([])

export function announce(text: string): void {
  if (text === '') return
  said.change((before) => [...before.slice(1 - maxStanding), { turn: (before.at(-1)?.turn ?? 0) + 1, text }])
}

export function LiveRegion(): ReactNode {
  const texts = useStore(said, (state) => state)
  return (
    // Only additions are read: removed and remaining texts are old.
    <div
      role="status"
      aria-live="polite"
      aria-atomic={false}
      aria-relevant="additions"
      className="sr-only"
      data-testid="announcer"
    >
      {texts.map(({ turn, text }) => (
        <p key={turn}>{text}</p>
      ))}
    </div>
  )
}
