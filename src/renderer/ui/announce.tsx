// What a screen reader says without anything taking focus. One polite region for the whole window. The last few
// texts stand in it together, so that one that comes right after another doesn't take it back before it is read.
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
    // Additions alone are read: what leaves, and what stands, is old.
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
