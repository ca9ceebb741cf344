// The composer's text field, controlled directly instead of by React, so that typing into 200,000 characters
// costs as little as typing into ten. Every insertion by the app can be undone.
import {
  useEffect,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { readIsMac } from '../../../../base/key-press.ts'
import { attachField, noteTyped, readDraft, type ChatKey } from '../../../../stores/drafts.ts'
import { restoreDraft, saveDrafts, startSaving } from './draft-saver.ts'
import { markLength } from './long-text.ts'
import { isQuickNatively, trackQuickEdits, type QuickEdits } from './quick-edits.ts'

export interface ComposerField {
  readonly ref: RefObject<HTMLTextAreaElement | null>
  /** Replaces the text from `start` to `end`, and focuses the field. */
  readonly replace: (start: number, end: number, text: string) => void
  /** Returns true if the key was an undo or redo that was handled here. */
  readonly onUndoKey: (event: KeyboardEvent) => boolean
  readonly onInput: () => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onBlur: () => void
}

/** @param onEdit called after each change of the field's text by typing, pasting, `replace` or undo. */
export function useComposerField(chatKey: ChatKey, onEdit: () => void): ComposerField {
  const ref = useRef<HTMLTextAreaElement>(null)
  const edits = useRef<QuickEdits>(null)
  const onInput = () => {
    const field = ref.current
    if (!field) return
    const { value } = field
    markLength(field, value)
    noteTyped(chatKey, value)
    onEdit()
  }
  const noticeInput = useRef(onInput)
  useLayoutEffect(() => {
    noticeInput.current = onInput
  })

  const replaceQuickly = (start: number, end: number, text: string) => {
    // Before the text is inserted; otherwise it is laid out twice, once the slow way.
    if (ref.current) markLength(ref.current, ref.current.value.slice(0, start) + text)
    edits.current?.replace(start, end, text)
  }
  const replace = (start: number, end: number, text: string) => {
    const field = ref.current
    if (!field) return
    field.focus()
    field.setSelectionRange(start, end)
    // `execCommand` is deprecated, but only its insertions join the browser's own undo history.
    if (isQuickNatively(text) && document.execCommand('insertText', false, text)) return
    replaceQuickly(start, end, text)
  }
  const put = useRef(replace)
  useLayoutEffect(() => {
    put.current = replace
  })

  useLayoutEffect(() => {
    const field = ref.current
    if (!field) return undefined
    edits.current ??= trackQuickEdits(field, () => noticeInput.current())
    const write = (text: string) => {
      markLength(field, text)
      field.value = text
      edits.current?.forget()
    }
    const { text } = readDraft(chatKey)
    // Equal when a new chat has just begun and keeps the field's text: then the cursor must not move.
    if (field.value !== text) write(text)
    const insert = (piece: string) => put.current(field.selectionStart, field.selectionEnd, piece)
    return attachField({ key: chatKey, write, insert })
  }, [chatKey])

  useEffect(() => {
    startSaving()
    void restoreDraft(chatKey)
  }, [chatKey])

  return {
    ref,
    replace,
    onUndoKey: (event) => {
      const step = readUndoKey(event)
      return step !== null && edits.current !== null && edits.current[step]()
    },
    onInput,
    onPaste(event) {
      const field = ref.current
      const text = event.clipboardData.getData('text/plain').replaceAll(/\r\n?/gu, '\n')
      if (!field || text === '' || isQuickNatively(text)) return
      event.preventDefault()
      replaceQuickly(field.selectionStart, field.selectionEnd, text)
      // Keep the end of the pasted text visible, as after any paste.
      if (field.selectionStart === field.textLength) field.scrollTop = field.scrollHeight
    },
    onBlur: saveDrafts,
  }
}

function readUndoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  const isMac = readIsMac()
  if (event.altKey || !(isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey))
    return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !isMac && !event.shiftKey ? 'redo' : null
}
