// The working part of a virtual list: which rows are drawn, where they stand, and how the scroller is moved.
// All corrections are made before the browser paints: in the layout effect of the commit that drew, or in the
// observer of the same frame. A row that grows moves elements, and draws nothing anew.
import { createStore, type Store } from '../../base/store.ts'
import { findReached, listDrawn, openRows, type OpenRow } from './drawn-rows.ts'
import { listHeldKeys } from './held-rows.ts'
import { createRowElements, type RowElements, type RowSize } from './row-elements.ts'
import { createRowLayout } from './row-layout.ts'
import { createScrollModel, type Align, type ListPlace } from './scroll-model.ts'
import type { VirtualRow } from './virtual-row.ts'

/** Where a list begins. A row that isn't opened yet is found by its group. */
export type ListStart = 'start' | 'end' | (ListPlace & { readonly group?: string | undefined })

export interface ListView<Row extends VirtualRow> {
  /** In order. */
  readonly drawn: Store<readonly Row[]>
  readonly isAtEnd: Store<boolean>
  readonly elements: RowElements
  readRows(): readonly Row[]
  /** Scrolls there; `false` when there is no such row. With the group also a row that isn't opened yet. */
  jumpTo(key: string, align: Align, group?: string): boolean
  jumpToEnd(): void
  jumpToStart(): void
  scrollBy(deltaPx: number): void
  /** Draws the first and the last row too, and selects from the one to the other. */
  selectAll(): void
  /** `null` at the end that it follows. */
  readPlace(): ListPlace | null
  /** The next change of the rows keeps this one in place, wherever else one looks. */
  holdRow(key: string): void

  // What follows is for the component alone.
  attach(scroller: HTMLElement, content: HTMLElement): () => void
  setRows(rows: readonly Row[], openRow: OpenRow<Row> | undefined): void
  afterCommit(): void
  leaveEnd(): void
}

/** Drawn beyond each edge of the view, so that what comes into sight has been measured before. */
const beyondPx = 600
/** What opens may be smaller than thought, so that more comes near; a bound, should it never end. */
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

  /** By what was heard last: asking the document here would make it lay everything out. */
  const isShown = () => scroller !== null && model.viewPx > 0

  /** The scroller may have moved since it was last heard of. */
  const sync = () => {
    const topPx = scroller?.scrollTop ?? 0
    if (!scroller || Math.abs(topPx - knownTopPx) <= 0.5) return
    knownTopPx = topPx
    // A view that has become higher is moved up by the browser; that is no reader's doing.
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

  /** Heights on the way turn out as they do; what was aimed at stays the aim until all is measured. */
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
      // Asked here already, so that rows are drawn before the first frame.
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
