// The composer's text field, driven by hand and not by React: typing into 200,000 characters must cost no more
// than typing into ten. The browser's own undoing is kept for all that is put in by the app.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { attachField, noteTyped, readDraft, type ChatKey } from '../drafts.ts'
import { readDirection } from './direction.ts'
import { restoreDraft, saveDrafts, startSaving } from './draft-saver.ts'

/**
 * From here on a field is as high as it may get, and must do without two things that lay all of its text out at
 * each key: sizing itself by it, and finding each paragraph's own direction. With them a key in the middle of
 * 200,000 characters took 240 ms here, without them 25.
 */
const longChars = 4_000

/** The browser puts in each line by itself, and looks at all of the text each time: 5,500 took two minutes. */
const maxLinesAtOnce = 100

export interface ComposerField {
  readonly ref: RefObject<HTMLTextAreaElement | null>
  readonly onInput: () => void
  readonly onBlur: () => void
}

export function useComposerField(chatKey: ChatKey, onEdit: () => void): ComposerField {
  const ref = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    const field = ref.current
    if (!field) return undefined
    const { text } = readDraft(chatKey)
    // Not when a chat has just begun and takes over what is there: the cursor stays where it is.
    if (field.value !== text) writeText(field, text)
    return attachField({
      key: chatKey,
      write: (next) => writeText(field, next),
      insert: (piece) => void insertText(field, piece),
    })
  }, [chatKey])

  useEffect(() => {
    startSaving()
    void restoreDraft(chatKey)
  }, [chatKey])

  return {
    ref,
    onInput() {
      const field = ref.current
      if (!field) return
      const { value } = field
      markLength(field, value)
      noteTyped(chatKey, value)
      onEdit()
    },
    onBlur: saveDrafts,
  }
}

function markLength(field: HTMLTextAreaElement, text: string): void {
  const isLong = text.length > longChars
  if (isLong === 'long' in field.dataset) return
  field.toggleAttribute('data-long', isLong)
  field.dir = isLong ? readDirection(text) : 'auto'
}

function writeText(field: HTMLTextAreaElement, text: string): void {
  markLength(field, text)
  field.value = text
}

/** Answers whether the browser's own undoing takes it back. */
function insertText(field: HTMLTextAreaElement, text: string): boolean {
  field.focus()
  const isFew = text.split('\n', maxLinesAtOnce + 1).length <= maxLinesAtOnce
  // Deprecated, and the one way that a person can undo.
  if (isFew && document.execCommand('insertText', false, text)) return true
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return false
}

/** Puts `text` in the place of what stands between. Answers whether the browser's own undoing takes it back. */
export function replaceRange(field: HTMLTextAreaElement, start: number, end: number, text: string): boolean {
  field.setSelectionRange(start, end)
  return insertText(field, text)
}
