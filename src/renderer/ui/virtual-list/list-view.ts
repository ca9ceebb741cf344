// The working part of a virtual list: which rows are drawn and where, and how the scroller moves. Every
// correction happens before the browser paints: in the layout effect of the same commit, or in the resize
// observer of the same frame. A row that grows moves elements without rendering anything again.
import { createStore, type Store } from '../../base/store.ts'
import { findReached, listDrawn, openRows, type OpenRow } from './drawn-rows.ts'
import { listHeldKeys } from './held-rows.ts'
import { createRowElements, type RowElements, type RowSize } from './row-elements.ts'
import { createRowLayout } from './row-layout.ts'
import { createScrollModel, type Align, type ListPlace } from './scroll-model.ts'
import type { VirtualRow } from './virtual-row.ts'

/** Where a list begins. `group` also finds a row that is still closed. */
export type ListStart = 'start' | 'end' | (ListPlace & { readonly group?: string | undefined })

export interface ListView<Row extends VirtualRow> {
  /** The drawn rows, in the order of the list. */
  readonly drawn: Store<readonly Row[]>
  readonly isAtEnd: Store<boolean>
  readonly elements: RowElements
  readRows(): readonly Row[]
  /**
   * Scrolls to a row; with `group` also to one that is still closed. Returns false if there is no such row.
   */
  jumpTo(key: string, align: Align, group?: string): boolean
  jumpToEnd(): void
  jumpToStart(): void
  scrollBy(deltaPx: number): void
  /** Draws the first and last row too, and selects everything between them. */
  selectAll(): void
  /** The row at the reader's place; `null` if the list follows its end. */
  readPlace(): ListPlace | null
  /** The next change of the rows keeps this row in place instead of the one at the top of the view. */
  holdRow(key: string): void

  // The rest is only for the component.
  attach(scroller: HTMLElement, content: HTMLElement): () => void
  setRows(rows: readonly Row[], openRow: OpenRow<Row> | undefined): void
  afterCommit(): void
  leaveEnd(): void
}

/**
 * Rows are drawn this far beyond each edge of the view, so that they are measured before they are visible.
 */
const beyondPx = 600
/**
 * Opened rows can be smaller than estimated, so that more come near. This limit ends the loop for certain.
 */
const maxRounds = 20

export function createListView<Row extends VirtualRow>(start: ListStart): ListView<Row> {
  const layout = createRowLayout<Row>()
  const model = createScrollModel(layout)
  const elements = createRowElements()
  const drawn = createStore<readonly Row[]>([])
  const isAtEnd = createStore(true)
  let scroller: HTMLElement | null = null
  let content: HTMLElement | null = null
  let widthPx = 0
  let knownTopPx = 0
  let openRow: OpenRow<Row> = () => null
  let hasBegun = false
  let jump: { readonly key: string; readonly align: Align } | null = null
  let heldKey: string | null = null
  let alsoHeld: readonly string[] = []

  /** Uses the last known height, because asking the document here would force a layout. */
  const isShown = () => scroller !== null && model.viewPx > 0

  /** Reads the scroller's position, which may have changed since its last event. */
  const sync = () => {
    const topPx = scroller?.scrollTop ?? 0
    if (!scroller || Math.abs(topPx - knownTopPx) <= 0.5) return
    knownTopPx = topPx
    // When the view becomes higher, the browser moves it up; that isn't the reader scrolling.
    model.resize(scroller.clientHeight)
    if (Math.abs(topPx - model.topPx) <= 0.5) return
    jump = null
    model.scrolled(topPx)
  }

  const open = (reach: readonly [number, number], which: OpenRow<Row>): boolean => {
    const rows = openRows(layout.rows, reach, which)
    if (rows) model.change(() => layout.setRows(rows))
    return rows !== null
  }

  const readReach = () => {
    const { fromPx, toPx } = model.seen
    return { fromPx: fromPx - beyondPx, toPx: toPx + beyondPx }
  }

  const draw = () => {
    if (!scroller) return
    for (let round = 0; round < maxRounds && open(findReached(layout, readReach()), openRow); round += 1);
    const rows = listDrawn(layout, readReach(), new Set([...listHeldKeys(scroller), ...alsoHeld]))
    drawn.change((before) => (isSame(before, rows) ? before : rows))
  }

  const place = () => {
    if (!scroller || !content) return
    elements.write(content, 0, model.contentPx)
    elements.place(drawn.read(), layout, model.shiftPx)
    if (Math.abs(model.topPx - knownTopPx) > 0.5) {
      scroller.scrollTop = model.topPx
      knownTopPx = scroller.scrollTop
    }
    isAtEnd.change(() => model.isAtEnd)
  }

  const update = () => {
    if (!isShown()) return
    if (!hasBegun && layout.rows.length > 0) {
      hasBegun = true
      if (start === 'end') model.followEnd()
      else if (start !== 'start' && !aim(start.key, start, start.group)) model.followEnd()
    }
    draw()
    place()
  }

  const aim = (key: string, align: Align, group?: string): boolean => {
    if (layout.indexOf(key) < 0 && group !== undefined)
      open([0, layout.rows.length - 1], (row) => (row.group === group ? openRow(row) : null))
    const index = layout.indexOf(key)
    if (index < 0) return false
    jump = { key, align }
    model.goTo(index, align)
    return true
  }

  /** Rows on the way get their real heights; the target stays the same until all are measured. */
  const aimAgain = (isDone: boolean) => {
    const index = jump ? layout.indexOf(jump.key) : -1
    if (jump && index >= 0) model.goTo(index, jump.align)
    if (isDone || index < 0) jump = null
  }

  const note = (sizes: readonly RowSize[]) => {
    for (const [key, heightPx] of sizes) layout.measure(key, heightPx)
  }

  const onSizes = (sizes: readonly RowSize[]) => {
    if (!scroller) return
    model.resize(scroller.clientHeight)
    if (!isShown()) return
    sync()
    if (scroller.clientWidth === widthPx) model.change(() => note(sizes))
    else {
      widthPx = scroller.clientWidth
      model.changeWidth(() => {
        layout.doubtHeights()
        note(sizes)
      })
    }
    update()
  }

  const move = (act: () => void) => {
    sync()
    jump = null
    act()
    update()
  }

  return {
    drawn,
    isAtEnd,
    elements,
    readRows: () => layout.rows,
    jumpTo(key, align, group) {
      sync()
      const isThere = aim(key, align, group)
      if (isThere) update()
      return isThere
    },
    jumpToEnd: () => move(() => model.followEnd()),
    jumpToStart: () => move(() => model.goToTop(0)),
    scrollBy: (deltaPx) => move(() => model.goToTop(model.topPx + deltaPx)),
    selectAll() {
      open([0, 0], openRow)
      open([layout.rows.length - 1, layout.rows.length - 1], openRow)
      const [first, last] = [layout.rows[0]?.key ?? '', layout.rows.at(-1)?.key ?? '']
      alsoHeld = [first, last]
      update()
      requestAnimationFrame(() => {
        alsoHeld = []
        const [from, to] = [elements.elementOf(first), elements.elementOf(last)]
        if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length)
      })
    },
    readPlace: () => (model.isFollowing ? null : model.readPlace()),
    holdRow(key) {
      heldKey = key
    },
    leaveEnd: () => model.leaveEnd(),
    attach(nextScroller, nextContent) {
      scroller = nextScroller
      content = nextContent
      // Measured here, so that rows are drawn before the first frame.
      widthPx = scroller.clientWidth
      model.resize(scroller.clientHeight)
      const onScroll = () => {
        sync()
        update()
      }
      const onRest = () => {
        sync()
        model.rested()
        update()
      }
      nextScroller.addEventListener('scroll', onScroll, { passive: true })
      nextScroller.addEventListener('scrollend', onRest, { passive: true })
      const unobserve = elements.observe(nextScroller, onSizes)
      return () => {
        nextScroller.removeEventListener('scroll', onScroll)
        nextScroller.removeEventListener('scrollend', onRest)
        unobserve()
        scroller = null
        content = null
      }
    },
    setRows(rows, nextOpenRow) {
      openRow = nextOpenRow ?? (() => null)
      sync()
      model.change(() => layout.setRows(rows), heldKey)
      heldKey = null
      update()
    },
    afterCommit() {
      if (!isShown()) return
      sync()
      const sizes = elements.measure(drawn.read().flatMap(({ key }) => (layout.isMeasured(key) ? [] : key)))
      if (sizes.length > 0) model.change(() => note(sizes))
      aimAgain(sizes.length === 0)
      update()
    },
  }
}

const isSame = <Row>(a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index])
