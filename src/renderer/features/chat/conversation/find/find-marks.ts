// Marks the matches in the drawn rows with the CSS Custom Highlight API, so that no element changes.
import { findAll, foldWithOrigin } from './fold-text.ts'

const allName = 'find'
const currentName = 'find-current'
const placeName = 'find-place'

export interface MarkedRow {
  readonly key: string
  readonly element: HTMLElement
}

/** The parts of a row that aren't its text. */
const notWords = 'button, .sr-only, [aria-hidden="true"], [data-code-head], [data-math], textarea'
const blocks = 'p, li, h2, h3, td, th, pre, [data-line], blockquote, [dir="auto"]'

/** Marks all matches, and one by its row and number; returns that one's range. */
export function markRows(
  rows: readonly MarkedRow[],
  query: string,
  current: { readonly key: string; readonly nth: number } | null,
): Range | null {
  if (!('highlights' in CSS)) return null
  const all = new Highlight()
  const one = new Highlight()
  one.priority = 1
  let found: Range | null = null
  for (const { key, element } of rows) {
    const ranges = findRanges(element, query)
    for (const range of ranges) all.add(range)
    if (key === current?.key) found = ranges[Math.min(current.nth, ranges.length - 1)] ?? null
  }
  if (found) one.add(found)
  CSS.highlights.set(allName, all)
  CSS.highlights.set(currentName, one)
  return found
}

export function clearMarks(): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete(allName)
  CSS.highlights.delete(currentName)
}

/** Marks a single match of a row as the place that was jumped to; returns its range. */
export function markPlace(element: HTMLElement, query: string, nth: number): Range | null {
  const ranges = findRanges(element, query)
  const range = ranges[Math.min(nth, ranges.length - 1)] ?? null
  if (range && 'highlights' in CSS) CSS.highlights.set(placeName, new Highlight(range))
  return range
}

export function clearPlace(): void {
  if ('highlights' in CSS) CSS.highlights.delete(placeName)
}

interface Scrolled {
  scrollBy(deltaPx: number): void
}

/** Scrolls the range to the middle, unless it is already well inside the view. */
export function bringNear(range: Range, view: Scrolled, scroller: HTMLElement): void {
  const [mark, frame] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const marginPx = frame.height / 6
  if (mark.top >= frame.top + marginPx && mark.bottom <= frame.bottom - marginPx) return
  view.scrollBy(mark.top - frame.top - frame.height / 2)
}

function findRanges(element: HTMLElement, query: string): Range[] {
  const { nodes, starts, text } = readWords(element)
  const folded = foldWithOrigin(text)
  const toPoint = (at: number): readonly [Text, number] | null => {
    const index = starts.findLastIndex((start) => start <= at)
    const node = nodes[index]
    return node ? [node, Math.min(node.length, at - (starts[index] ?? 0))] : null
  }
  return findAll(folded.text, query).flatMap((at) => {
    const from = toPoint(folded.toOriginal(at))
    const last = toPoint(folded.toOriginal(at + query.length) - 1)
    if (!from || !last) return []
    const range = new Range()
    range.setStart(...from)
    range.setEnd(last[0], Math.min(last[0].length, last[1] + 1))
    return [range]
  })
}

interface Words {
  readonly nodes: readonly Text[]
  /** The index in the text at which each node begins. */
  readonly starts: readonly number[]
  readonly text: string
}

/** The text of a row as one string, with a line break between blocks so that no match spans two. */
function readWords(element: HTMLElement): Words {
  const [nodes, starts]: [Text[], number[]] = [[], []]
  let text = ''
  let block: Element | null = null
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(notWords) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (!(node instanceof Text)) continue
    const own = node.parentElement?.closest(blocks) ?? null
    if (block !== own && text !== '') text += '\n'
    block = own
    nodes.push(node)
    starts.push(text.length)
    text += node.data
  }
  return { nodes, starts, text }
}
