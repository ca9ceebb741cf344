// What a screen reader says without anything taking focus. One polite region for the whole window.
import type { ReactNode } from 'react'
import { createStore, useStore } from '../store.ts'

const said = createStore({ text: '', turn: 0 })

export function announce(text: string): void {
  said.change(({ turn }) => ({ text, turn: turn + 1 }))
}

export function LiveRegion(): ReactNode {
  const { text, turn } = useStore(said, (state) => state)
  return (
    <div role="status" aria-live="polite" className="sr-only" data-testid="announcer">
      {/* The key makes the same text count as new. */}
      <span key={turn}>{text}</span>
    </div>
  )
}
