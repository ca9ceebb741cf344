// Saves drafts with main, so that they survive a restart: a moment after the last key, and at once when the
// window loses the focus or is hidden. A sent draft is saved as ''. Reading a draft back never overwrites
// newer typing.
import { maxMessageChars } from '../../../../../domain/chat/message.ts'
import { api } from '../../../../base/api.ts'
import { changeDraft, isTouched, readDraft, watchTexts, type ChatKey } from '../../../../stores/drafts.ts'

const quickMs = 400
/** Longer pause for a long text, because each save writes all of it. */
const longMs = 1_500
const longChars = 50_000

const timers = new Map<ChatKey, ReturnType<typeof setTimeout>>()
/** The texts that main has, as far as this window knows. */
const saved = new Map<ChatKey, string>()
const asked = new Set<ChatKey>()

const conversationOf = (key: ChatKey) => (key === 'new' ? null : key)

async function save(key: ChatKey): Promise<void> {
  clearTimeout(timers.get(key))
  timers.delete(key)
  const text = readDraft(key).text.slice(0, maxMessageChars)
  if (text === (saved.get(key) ?? '')) return
  saved.set(key, text)
  // A draft that main didn't save, because it looks like a key or the disk is full, stays in this window.
  const answer = await api.chat.saveDraft({ conversationId: conversationOf(key), text })
  if (!answer.ok && saved.get(key) === text) saved.delete(key)
}

function saveSoon(key: ChatKey): void {
  clearTimeout(timers.get(key))
  const delayMs = readDraft(key).text.length > longChars ? longMs : quickMs
  timers.set(
    key,
    setTimeout(() => void save(key), delayMs),
  )
}

/**
 * Saves at once all drafts that wait for their pause. Main handles the requests in the order they were sent.
 */
export function saveDrafts(): void {
  for (const key of timers.keys()) void save(key)
}

/** Reads the stored draft when a conversation is first opened in this window. */
export async function restoreDraft(key: ChatKey): Promise<void> {
  if (asked.has(key) || isTouched(key)) return
  asked.add(key)
  const answer = await api.chat.readDraft({ conversationId: conversationOf(key) })
  if (!answer.ok) {
    asked.delete(key)
    return
  }
  const { text } = answer.value
  if (text === '') return
  // Main keeps this text until another is saved, even if newer typing replaces it here.
  if (!saved.has(key)) saved.set(key, text)
  if (!isTouched(key)) changeDraft(key, { text })
}

let hasStarted = false

/** Starts with the first composer, and runs for as long as the window lives. */
export function startSaving(): void {
  if (hasStarted) return
  hasStarted = true
  watchTexts(saveSoon)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveDrafts()
  })
  window.addEventListener('pagehide', saveDrafts)
  window.addEventListener('blur', saveDrafts)
}
