// Draws a growing text in one way. Both sides of a race run the same code: a root of their own, one state for
// each piece that arrives, and React's own timing.
import { useLayoutEffect, useState, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import type { Drawing } from './bench-api.ts'
import { readDrawing, readSigns, type Signs } from './read-drawing.ts'

/** A text that grows; a view gets its `State`. */
export interface GrowingText<State> {
  readonly state: State
  append(delta: string): State
  /** Marks the text as complete. */
  settle(): State
}

export interface View<State> {
  readonly state: State
  readonly isStreaming: boolean
}

export interface Stage {
  append(delta: string): void
  settle(): void
  readSigns(): Signs
  readDrawing(): Promise<Drawing>
  /** How many states have been drawn, the first included. Absent if pieces may be drawn together. */
  countDrawn?(): number
  close(): void
}

export interface Side {
  /** Starts with an empty text. */
  start(host: HTMLElement): Promise<Stage>
  /** Draws a whole text at once. */
  draw(host: HTMLElement, text: string): Promise<Stage>
}

export function createSide<State>(
  grow: () => GrowingText<State>,
  read: (text: string) => State,
  View: ComponentType<View<State>>,
): Side {
  const open = async (host: HTMLElement, growing: GrowingText<State>, first: View<State>): Promise<Stage> => {
    const root = createRoot(host)
    let drawn = 0
    const set = await new Promise<(view: View<State>) => void>((resolve) => {
      function Live() {
        const [view, setView] = useState(first)
        useLayoutEffect(() => resolve(setView), [])
        useLayoutEffect(() => void (drawn += 1), [view])
        return <View {...view} />
      }
      root.render(<Live />)
    })
    return {
      append: (delta) => set({ state: growing.append(delta), isStreaming: true }),
      readSigns: () => readSigns([host]),
      readDrawing: async () => readDrawing(host),
      countDrawn: () => drawn,
      settle: () => set({ state: growing.settle(), isStreaming: false }),
      close: () => root.unmount(),
    }
  }
  return {
    start(host) {
      const growing = grow()
      return open(host, growing, { state: growing.state, isStreaming: true })
    },
    draw: (host, text) => open(host, grow(), { state: read(text), isStreaming: false }),
  }
}

/** For a peer, which gets all the text each time. */
export function growString(): GrowingText<string> {
  let text = ''
  return {
    state: '',
    append: (delta) => (text += delta),
    settle: () => text,
  }
}
