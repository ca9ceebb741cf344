// Text with its matches marked by weight and background, so that the mark doesn't depend on colour alone.
import type { ReactNode } from 'react'
import type { MarkedText } from '../../domain/chat/search.ts'

export function Marked({ text, marks }: MarkedText): ReactNode {
  const pieces: ReactNode[] = []
  let end = 0
  for (const mark of marks) {
    if (mark.start > end) pieces.push(text.slice(end, mark.start))
    pieces.push(
      <mark key={mark.start} className="rounded-small bg-brass/20 font-semibold text-ink">
        {text.slice(mark.start, mark.end)}
      </mark>,
    )
    end = mark.end
  }
  pieces.push(text.slice(end))
  return pieces
}
