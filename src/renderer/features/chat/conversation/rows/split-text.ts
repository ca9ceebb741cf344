// Splits a user's long text into pieces, so that only the visible ones are drawn. Pure.

export interface TextPiece {
  readonly text: string
  /** The character between this piece and the next: a line break, a space or nothing. */
  readonly joint: string
}

const pieceChars = 3_000

/** The pieces with their joints are the text. Breaks at a line's end if possible, else after a word. */
export function splitText(text: string, maxChars = pieceChars): TextPiece[] {
  const pieces: TextPiece[] = []
  let start = 0
  while (text.length - start > maxChars) {
    const [end, joint] = findBreak(text, start, start + maxChars)
    pieces.push({ text: text.slice(start, end), joint })
    start = end + joint.length
  }
  pieces.push({ text: text.slice(start), joint: '' })
  return pieces
}

function findBreak(text: string, from: number, to: number): [end: number, joint: string] {
  // Not in the first half, so that no piece is too short.
  const earliest = from + ((to - from) >> 1)
  for (const joint of ['\n', ' ']) {
    const at = text.lastIndexOf(joint, to)
    if (at > earliest) return [at, joint]
  }
  const last = text.charCodeAt(to - 1)
  const isHalf = last >= 0xd8_00 && last <= 0xdb_ff
  return [isHalf && to - 1 > from ? to - 1 : to, '']
}
