// Decides which block a line begins, after its containers' markers. Each function closes what the new block
// ends, opens it and moves past its marker.
import type { Line } from './line.ts'
import type { Started } from './make-room.ts'
import type { Draft } from './open-block.ts'
import { startFootnote, startItem, startQuote } from './start-container.ts'
import { startSetext, startTable } from './start-from-paragraph.ts'
import { startFence, startHeading, startHtml, startIndented, startMath, startRule } from './start-leaf.ts'

/** Tries to begin a block inside `draft.spine[depth - 1]`, the innermost block that the line continues. */
export function startBlock(draft: Draft, line: Line, depth: number): Started {
  const isIndented = line.indent >= 4
  const code = line.nextCode
  if (isIndented) return startIndented(draft, line, depth)
  switch (code) {
    case 62: // >
      return startQuote(draft, line, depth)
    case 35: // #
      return startHeading(draft, line, depth)
    case 96: // `
    case 126: // ~
      return startFence(draft, line, depth)
    case 60: // <
      return startHtml(draft, line, depth)
    case 36: // $
    case 92: // \
      return startMath(draft, line, depth)
    case 91: // [
      return startFootnote(draft, line, depth)
    case 61: // =
      return startSetext(draft, line, depth)
    case 124: // |
    case 58: // :
      return startTable(draft, line, depth)
    case 45: // -
      return (
        startTable(draft, line, depth) ??
        startSetext(draft, line, depth) ??
        startRule(draft, line, depth) ??
        startItem(draft, line, depth)
      )
    case 42: // *
    case 95: // _
      return startRule(draft, line, depth) ?? (code === 42 ? startItem(draft, line, depth) : null)
    case 43: // +
      return startItem(draft, line, depth)
    default:
      return code >= 48 && code <= 57 ? startItem(draft, line, depth) : null
  }
}
