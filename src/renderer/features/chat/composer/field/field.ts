// The composer's text field, driven by hand and not by React: typing into 200,000 characters must cost no more
// than typing into ten. All that is put in by the app can be undone.
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
  /** Puts `text` in the place of what stands between. */
  readonly replace: (start: number, end: number, text: string) => void
  /** Answers whether it was for it. */
  readonly onUndoKey: (event: KeyboardEvent) => boolean
  readonly onInput: () => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onBlur: () => void
}

/** `onEdit` is told after each change by the person. */
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
    // Before the text is there, or it is laid out twice, and once the slow way.
    if (ref.current) markLength(ref.current, ref.current.value.slice(0, start) + text)
    edits.current?.replace(start, end, text)
  }
  const replace = (start: number, end: number, text: string) => {
    const field = ref.current
    if (!field) return
    field.focus()
    field.setSelectionRange(start, end)
    // Deprecated, and the one way into the browser's own undoing.
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
    // Not when a chat has just begun and takes over what is there: the cursor stays where it is.
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
      // As after any paste, what was put in last is in sight.
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
