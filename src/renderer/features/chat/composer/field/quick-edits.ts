// Large edits of a text field, without the browser's own way of doing them: it puts in line by line, and takes
// twenty seconds over 66,000 lines. Its undoing knows nothing of these, so they have one of their own, which
// steps in wherever the text is exactly what such an edit had left.

interface Edit {
  readonly before: string
  readonly after: string
  /** Where the cursor was, and where it came to stand. */
  readonly cursorBefore: number
  readonly cursorAfter: number
}

const maxEdits = 20
const maxNativeChars = 4_000
const maxNativeLines = 100

/** Whether the browser does it in no time. */
export const isQuickNatively = (text: string): boolean =>
  text.length <= maxNativeChars && text.split('\n', maxNativeLines + 1).length <= maxNativeLines

export interface QuickEdits {
  /** Puts `text` in the place of what stands between, and the cursor after it. */
  replace(start: number, end: number, text: string): void
  /** Answers whether there was one to undo. */
  undo(): boolean
  redo(): boolean
  /** The text is another one now. */
  forget(): void
}

/** Of what a text field has, what is needed here. */
export interface EditedField {
  value: string
  readonly selectionStart: number
  setRangeText(text: string, start: number, end: number, mode: 'end'): void
  setSelectionRange(start: number, end: number): void
}

/** `onEdit` is told after each, since the browser tells nobody. */
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
