// Makes room for a new block: closes what can't contain it, and makes the surrounding list loose after a
// blank line.
import { closeFrom } from './close-block.ts'
import type { Draft, OpenBlock, OpenLeaf } from './open-block.ts'

/**
 * `container`: the rest of the line goes on after the marker. `leaf`: the line is used up. `null`: no block
 * begins.
 */
export type Started = 'container' | 'leaf' | null

/**
 * Makes room for a child of the innermost container that the line continues, by closing what can't contain
 * it.
 */
export function makeRoom(draft: Draft, depth: number): void {
  const innermost = draft.spine[depth - 1]
  const isContainer = innermost !== undefined && (innermost.kind === 'document' || isNesting(innermost))
  const room = isContainer ? depth : depth - 1
  closeFrom(draft, draft.spine[room - 1]?.kind === 'list' ? room - 1 : room)
  loosenList(draft)
  markStart(draft)
}

const isNesting = ({ kind }: OpenBlock): boolean =>
  kind === 'quote' || kind === 'item' || kind === 'footnote' || kind === 'list'

/** A blank line between two blocks of an item makes its list loose. */
function loosenList(draft: Draft): void {
  const depth = draft.spine.length - 1
  const [list, item] = [draft.spine[depth - 1], draft.spine[depth]]
  if (item?.kind !== 'item' || list?.kind !== 'list' || item.blocks.length === 0) return
  if (draft.blankDepth !== null && draft.blankDepth < depth) {
    draft.spine[depth - 1] = { ...list, isTight: false }
  }
}

/** Notes the position if a direct child of the document begins with this line. */
function markStart(draft: Draft): void {
  const [document] = draft.spine
  if (draft.spine.length === 1 && document?.kind === 'document') {
    draft.spine[0] = { ...document, start: draft.offset }
  }
}

export function openLeaf(draft: Draft, depth: number, leaf: OpenLeaf): void {
  makeRoom(draft, depth)
  draft.spine.push(leaf)
}
