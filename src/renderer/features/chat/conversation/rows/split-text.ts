// A person's long text in pieces, so that no more of it is drawn than can be seen. Pure.

export interface TextPiece {
  readonly text: string
  /** What stood between this piece and the next: a line break or a space, or nothing. */
  readonly joint: string
}

const pieceChars = 3_000

/** Together with their joints the pieces are the text. Breaks at the end of a line if there is one, else of a word. */
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
  // Not in the first half: a piece should be worth its row.
  const earliest = from + ((to - from) >> 1)
  for (const joint of ['\n', ' ']) {
    const at = text.lastIndexOf(joint, to)
    if (at > earliest) return [at, joint]
  }
  const last = text.charCodeAt(to - 1)
  const isHalf = last >= 0xd8_00 && last <= 0xdb_ff
  return [isHalf && to - 1 > from ? to - 1 : to, '']
}
