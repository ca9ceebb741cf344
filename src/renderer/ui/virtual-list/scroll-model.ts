// Where the view of a long list is, and how it reacts to changes: the visible rows stay in place whatever
// happens elsewhere, and a view that follows the end stays there. During a scroll the browser owns the
// position, so corrections shift the rows instead (`shiftPx`); when the scroll ends, the shift moves into the
// position. Pure.
import type { RowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'

/** A row, and its distance below the upper edge of the view. */
export interface ListPlace {
  readonly key: string
  readonly offsetPx: number
}

export type Align = 'center' | { readonly offsetPx: number }

export interface ScrollModel {
  readonly topPx: number
  readonly viewPx: number
  /** How far all rows are drawn below their layout position; negative means above. */
  readonly shiftPx: number
  readonly contentPx: number
  readonly isFollowing: boolean
  readonly isAtEnd: boolean
  /** The part of the layout that is visible. */
  readonly seen: { readonly fromPx: number; readonly toPx: number }
  resize(viewPx: number): void
  /** The browser reports this new position. */
  scrolled(topPx: number): void
  rested(): void
  /** Stops following the end, before the scroll itself has begun. */
  leaveEnd(): void
  followEnd(): void
  /**
   * Runs `update`, which changes the layout, and keeps the visible rows in place; `heldKey` takes precedence.
   */
  change(update: () => void, heldKey?: string | null): void
  /** Like `change`, for a new width: the same part of the top row stays at the upper edge. */
  changeWidth(update: () => void): void
  goTo(index: number, align: Align): void
  goToTop(topPx: number): void
  /** `null` if there are no rows. */
  readPlace(): ListPlace | null
}

/** The end counts as reached within this distance, because positions can be fractions. */
const nearPx = 2
const maxCandidates = 50

export function createScrollModel<Row extends LayoutRow>(layout: RowLayout<Row>): ScrollModel {
  let topPx = 0
  let viewPx = 0
  let shiftPx = 0
  let isFollowing = false
  let isMoving = false

  const contentPx = () => Math.max(0, layout.totalPx + shiftPx)
  const maxTopPx = () => Math.max(0, contentPx() - viewPx)
  const isAtEnd = () => topPx >= maxTopPx() - nearPx
  /** A row's position in the view. */
  const standsAt = (index: number) => layout.topOf(index) + shiftPx - topPx

  const fold = () => {
    topPx -= shiftPx
    shiftPx = 0
  }

  const clamp = () => {
    topPx = Math.min(Math.max(0, topPx), maxTopPx())
  }

  /**
   * Chooses the row to keep in place: the first visible one that is measured, because the heights of others
   * can change.
   */
  const chooseAnchor = (heldKey: string | null): number => {
    const held = heldKey === null ? -1 : layout.indexOf(heldKey)
    if (held >= 0) return held
    const first = layout.indexAt(topPx - shiftPx)
    for (let index = first; index >= 0 && index < layout.rows.length; index += 1) {
      if (standsAt(index) >= viewPx) break
      const row = layout.rows[index]
      if (row && layout.isMeasured(row.key)) return index
    }
    return first
  }

  const settle = () => {
    if (isFollowing) {
      fold()
      topPx = maxTopPx()
      return
    }
    // Rows shifted above the beginning could not be reached, and a shift down would leave a gap.
    const isNearStart = topPx < Math.abs(shiftPx) + viewPx
    if (!isMoving || isNearStart) {
      fold()
      clamp()
    }
  }

  const keep = (index: number, stoodAt: number) => {
    const movedPx = standsAt(index) - stoodAt
    if (isMoving) shiftPx -= movedPx
    else topPx += movedPx
  }

  return {
    get topPx() {
      return topPx
    },
    get viewPx() {
      return viewPx
    },
    get shiftPx() {
      return shiftPx
    },
    get contentPx() {
      return contentPx()
    },
    get isFollowing() {
      return isFollowing
    },
    get isAtEnd() {
      return isFollowing || isAtEnd()
    },
    get seen() {
      return { fromPx: topPx - shiftPx, toPx: topPx - shiftPx + viewPx }
    },
    resize(next) {
      viewPx = next
      settle()
    },
    scrolled(next) {
      const isUp = next < topPx
      isMoving = true
      topPx = next
      if (isUp && !isAtEnd()) isFollowing = false
      if (!isUp && isAtEnd()) isFollowing = true
      if (!isFollowing) settle()
    },
    rested() {
      isMoving = false
      settle()
    },
    leaveEnd() {
      if (topPx > 0) isFollowing = false
    },
    followEnd() {
      isFollowing = true
      isMoving = false
      settle()
    },
    change(update, heldKey = null) {
      const anchor = chooseAnchor(heldKey)
      // If the anchor is removed, the nearest remaining row above it takes its place.
      const candidates: ListPlace[] = []
      for (let index = anchor; index >= 0 && index > anchor - maxCandidates; index -= 1)
        candidates.push({ key: layout.rows[index]?.key ?? '', offsetPx: standsAt(index) })
      update()
      const kept = candidates.find(({ key }) => layout.indexOf(key) >= 0)
      if (kept) keep(layout.indexOf(kept.key), kept.offsetPx)
      settle()
    },
    changeWidth(update) {
      const index = layout.indexAt(topPx - shiftPx)
      const passedPx = index < 0 ? 0 : Math.max(0, -standsAt(index))
      const heightBefore = index < 0 ? 0 : layout.heightOf(index)
      const stoodAt = index < 0 ? 0 : standsAt(index)
      update()
      if (index >= 0 && heightBefore > 0) {
        const passedNow = Math.round((passedPx * layout.heightOf(index)) / heightBefore)
        keep(index, passedPx > 0 ? -passedNow : stoodAt)
      }
      settle()
    },
    goTo(index, align) {
      isFollowing = false
      isMoving = false
      fold()
      const spare = Math.max(0, viewPx - layout.heightOf(index))
      const offsetPx = align === 'center' ? Math.floor(spare / 2) : align.offsetPx
      topPx = layout.topOf(index) - offsetPx
      clamp()
    },
    goToTop(next) {
      isMoving = false
      const isUp = next < topPx
      topPx = next
      fold()
      clamp()
      isFollowing = !isUp && isAtEnd()
    },
    readPlace() {
      const index = chooseAnchor(null)
      const row = layout.rows[index]
      return row ? { key: row.key, offsetPx: standsAt(index) } : null
    },
  }
}
