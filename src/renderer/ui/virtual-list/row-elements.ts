// The elements of the drawn rows: measures them, observes them and positions them. A position is written only
// if it changed, so that a growing row costs only the rows below it.
import type { RowLayout } from './row-layout.ts'
import type { VirtualRow } from './virtual-row.ts'

export type RowSize = readonly [key: string, heightPx: number]

export interface RowElements {
  elementOf(key: string): HTMLElement | undefined
  /** Returns a function that removes the row. */
  addRow(key: string, element: HTMLElement): () => void
  addGroup(group: string, element: HTMLElement): () => void
  measure(keys: readonly string[]): RowSize[]
  /**
   * Reports changed row sizes within the same frame; an empty list means that the scroller's size changed.
   */
  observe(scroller: HTMLElement, onSizes: (sizes: readonly RowSize[]) => void): () => void
  place<Row extends VirtualRow>(rows: readonly Row[], layout: RowLayout<Row>, shiftPx: number): void
  /** Writes a position and height, if they changed. */
  write(element: HTMLElement, topPx: number, heightPx: number | null): void
}

export function createRowElements(): RowElements {
  const rows = new Map<string, HTMLElement>()
  const groups = new Map<string, HTMLElement>()
  const written = new WeakMap<HTMLElement, string>()
  const unobserved = new Set<HTMLElement>()
  let observer: ResizeObserver | null = null
  let frame = 0

  // In the next frame, because rows drawn during the observer's callback would be too late for it.
  const observeSoon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      for (const element of unobserved) observer?.observe(element)
      if (observer) unobserved.clear()
    })
  }

  const write = (element: HTMLElement, topPx: number, heightPx: number | null) => {
    const place = `${topPx} ${heightPx}`
    if (written.get(element) === place) return
    written.set(element, place)
    element.style.top = `${topPx}px`
    if (heightPx !== null) element.style.height = `${heightPx}px`
  }

  return {
    elementOf: (key) => rows.get(key),
    addRow(key, element) {
      rows.set(key, element)
      unobserved.add(element)
      observeSoon()
      return () => {
        if (rows.get(key) === element) rows.delete(key)
        unobserved.delete(element)
        observer?.unobserve(element)
      }
    },
    addGroup(group, element) {
      groups.set(group, element)
      return () => {
        if (groups.get(group) === element) groups.delete(group)
      }
    },
    measure(keys) {
      return keys.flatMap((key) => {
        const element = rows.get(key)
        return element ? [[key, element.getBoundingClientRect().height] as const] : []
      })
    },
    observe(scroller, onSizes) {
      observer = new ResizeObserver((entries) =>
        onSizes(
          entries.flatMap(({ target, borderBoxSize }) => {
            const key = target instanceof HTMLElement ? target.dataset['row'] : undefined
            if (key === undefined || rows.get(key) !== target) return []
            return [[key, borderBoxSize[0]?.blockSize ?? 0] as const]
          }),
        ),
      )
      observer.observe(scroller)
      for (const element of rows.values()) unobserved.add(element)
      observeSoon()
      return () => {
        observer?.disconnect()
        observer = null
        cancelAnimationFrame(frame)
        frame = 0
      }
    },
    place(drawn, layout, shiftPx) {
      let first = 0
      for (const [at, row] of drawn.entries()) {
        if (row.group !== drawn[first]?.group) first = at
        const [top, head] = [layout.indexOf(row.key), layout.indexOf(drawn[first]?.key ?? '')]
        const element = rows.get(row.key)
        const group = row.group === undefined ? undefined : groups.get(row.group)
        const [topPx, headPx] = [layout.topOf(top), layout.topOf(head)]
        if (element) write(element, group ? topPx - headPx : topPx + shiftPx, null)
        if (group && row.group !== drawn[at + 1]?.group)
          write(group, headPx + shiftPx, topPx + layout.heightOf(top) - headPx)
      }
    },
    write,
  }
}
