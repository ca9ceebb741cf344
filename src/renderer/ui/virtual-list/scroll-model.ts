// Where a view onto a long list stands, and how it answers to change: what a reader sees stays exactly where
// it is, whatever is measured, put in or taken out elsewhere; a view that follows the end stays at it.
// While a scroll is under way its position belongs to the browser: then not the position is corrected but where
// the rows are drawn (`shiftPx`), and the two are brought together when it rests. Pure: every number is passed in.
import type { RowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'

/** A row, and how far below the upper edge of the view it stands. */
export interface ListPlace {
  readonly key: string
  readonly offsetPx: number
}

export type Align = 'center' | { readonly offsetPx: number }

export interface ScrollModel {
  readonly topPx: number
  readonly viewPx: number
  /** How much lower than by the layout alone everything is drawn; negative: higher. */
  readonly shiftPx: number
  readonly contentPx: number
  readonly isFollowing: boolean
  readonly isAtEnd: boolean
  /** From where in the layout to where the view reaches. */
  readonly seen: { readonly fromPx: number; readonly toPx: number }
  resize(viewPx: number): void
  /** The browser says that the position is now this. */
  scrolled(topPx: number): void
  rested(): void
  /** Leaves the end, before the first pixel of the way has been scrolled. */
  leaveEnd(): void
  followEnd(): void
  /** Does what changes the layout, and keeps in place what is seen; of it rather `heldKey`, if it is there. */
  change(update: () => void, heldKey?: string | null): void
  /** Heights of another width: of the row at the upper edge, the same part stays there. */
  changeWidth(update: () => void): void
  goTo(index: number, align: Align): void
  goToTop(topPx: number): void
  /** `null` without rows. */
  readPlace(): ListPlace | null
}

/** The end counts as reached this near to it: positions may be fractions. */
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
  /** Where a row stands in the view. */
  const standsAt = (index: number) => layout.topOf(index) + shiftPx - topPx

  const fold = () => {
    topPx -= shiftPx
    shiftPx = 0
  }

  const clamp = () => {
    topPx = Math.min(Math.max(0, topPx), maxTopPx())
  }

  /** A row that is seen; of several the first that has been drawn, for the others may yet turn out otherwise. */
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
    // What has been shifted out above the beginning could not be reached, and below it would be a gap.
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
      // Where the anchor goes, the nearest row above it that stays takes its part.
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
