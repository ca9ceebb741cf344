// Replaces large pieces of a text field's text quickly: the browser inserts line by line and takes twenty
// seconds for 66,000 lines. Its undo doesn't know these edits, so they have their own, which works only while
// the text is exactly what such an edit left.

interface Edit {
  readonly before: string
  readonly after: string
  /** The cursor's position before and after the edit. */
  readonly cursorBefore: number
  readonly cursorAfter: number
}

const maxEdits = 20
const maxNativeChars = 4_000
const maxNativeLines = 100

/** Returns true if the browser's own insertion is fast enough. */
export const isQuickNatively = (text: string): boolean =>
  text.length <= maxNativeChars && text.split('\n', maxNativeLines + 1).length <= maxNativeLines

export interface QuickEdits {
  /** Replaces the text from `start` to `end`, and puts the cursor after it. */
  replace(start: number, end: number, text: string): void
  /** Returns true if there was an edit to undo. */
  undo(): boolean
  redo(): boolean
  /** Drops all edits, because the field now contains another text. */
  forget(): void
}

/** The members of a text field that this file uses. */
export interface EditedField {
  value: string
  readonly selectionStart: number
  setRangeText(text: string, start: number, end: number, mode: 'end'): void
  setSelectionRange(start: number, end: number): void
}

/** @param onEdit called after each edit, because the browser sends no event for it. */
export function trackQuickEdits(field: EditedField, onEdit: () => void): QuickEdits {
  let done: readonly Edit[] = []
  let undone: readonly Edit[] = []

  const put = (text: string, cursor: number) => {
    field.value = text
    field.setSelectionRange(cursor, cursor)
    onEdit()
  }
  return {
    replace(start, end, text) {
      const before = field.value
      const cursorBefore = field.selectionStart
      field.setRangeText(text, start, end, 'end')
      const edit = { before, after: field.value, cursorBefore, cursorAfter: field.selectionStart }
      done = [...done, edit].slice(-maxEdits)
      undone = []
      onEdit()
    },
    undo() {
      const last = done.at(-1)
      if (!last || field.value !== last.after) return false
      done = done.slice(0, -1)
      undone = [...undone, last]
      put(last.before, last.cursorBefore)
      return true
    },
    redo() {
      const last = undone.at(-1)
      if (!last || field.value !== last.before) return false
      undone = undone.slice(0, -1)
      done = [...done, last]
      put(last.after, last.cursorAfter)
      return true
    },
    forget() {
      done = []
      undone = []
    },
  }
}
