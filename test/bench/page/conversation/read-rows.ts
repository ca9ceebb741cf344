// Reads a conversation that draws only the rows near the view: the rows in view, or, by scrolling through
// it, all of them.
import { nextFrame } from '../rest.ts'

export const pageSelector = '.markdown'

export function findScroller(host: Element): HTMLElement {
  const scroller = host.querySelector<HTMLElement>('[role=log]')
  if (!scroller) throw new Error('No conversation is shown')
  return scroller
}

const isInView = (element: Element, view: DOMRect): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > view.top && top < view.bottom
}

/** Rows from top to bottom, whatever their order in the document. */
export function listRowsInView(host: Element): readonly HTMLElement[] {
  const view = findScroller(host).getBoundingClientRect()
  return [...host.querySelectorAll<HTMLElement>('[data-row]')]
    .filter((row) => isInView(row, view))
    .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
}

/** Pages of Markdown by the keys of their rows, from the first to the last. */
export async function readAllPages(host: Element): Promise<readonly Element[]> {
  const scroller = findScroller(host)
  const pages = new Map<string, Element>()
  scroller.scrollTop = 0
  for (let lastTop = -1; scroller.scrollTop !== lastTop;) {
    lastTop = scroller.scrollTop
    await nextFrame()
    await nextFrame()
    for (const row of listRowsInView(host)) {
      const page = row.querySelector(pageSelector)
      const key = row.dataset['row']
      if (page && key !== undefined) pages.set(key, copy(page))
    }
    scroller.scrollTop += scroller.clientHeight / 2
  }
  return [...pages.values()]
}

/**
 * Rows that scroll out of view are removed from the document, so this keeps a copy. Code is copied without
 * its colors, which come a moment after the row; the races that look at a whole text check them.
 */
function copy(element: Element): Element {
  const copied = document.createElement('div')
  copied.append(...Array.from(element.childNodes, (node) => node.cloneNode(true)))
  for (const code of copied.querySelectorAll('pre code')) code.replaceChildren(code.textContent)
  return copied
}
