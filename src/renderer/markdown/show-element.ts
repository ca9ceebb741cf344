// Leads from a footnote's mark to its note and back, even if the target isn't drawn.
import type { MarkdownActions } from './context.ts'

export const noteId = ({ idPrefix }: MarkdownActions, number: number): string => `${idPrefix}-note-${number}`

/** All marks of a note share this id; the way back leads to the first of them. */
export const markId = ({ idPrefix }: MarkdownActions, number: number): string => `${idPrefix}-mark-${number}`

/** Focuses an element of this text. If it isn't drawn, shows its page first. */
export function showElement({ onReveal }: MarkdownActions, id: string, page: number | null): void {
  if (focusElement(id) || onReveal === null) return
  onReveal(page)
  requestAnimationFrame(() => requestAnimationFrame(() => focusElement(id)))
}

function focusElement(id: string): boolean {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'nearest' })
  element?.focus({ preventScroll: true })
  return element !== null
}
