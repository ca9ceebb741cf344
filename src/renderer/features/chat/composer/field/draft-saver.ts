// Keeps what is typed with main, so that it is still there at the next start: a moment after the last key, and
// at once when the window is left or hidden. What is sent is saved as nothing. Reading back never overwrites
// what was typed meanwhile.
import { maxMessageChars } from '../../../../../domain/chat/message.ts'
import { api } from '../../../../base/api.ts'
import { changeDraft, isTouched, readDraft, watchTexts, type ChatKey } from '../../../../stores/drafts.ts'

const quickMs = 400
/** A long text is a large write each time. */
const longMs = 1_500
const longChars = 50_000

const timers = new Map<ChatKey, ReturnType<typeof setTimeout>>()
/** As main has them, as far as it is known here. */
const saved = new Map<ChatKey, string>()
const asked = new Set<ChatKey>()

const conversationOf = (key: ChatKey) => (key === 'new' ? null : key)

async function save(key: ChatKey): Promise<void> {
  clearTimeout(timers.get(key))
  timers.delete(key)
  const text = readDraft(key).text.slice(0, maxMessageChars)
  if (text === (saved.get(key) ?? '')) return
  saved.set(key, text)
  // What main would not write, because it looks like a key or the disk is full, is in this window still.
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

/** Now, where a moment later may be too late. Main takes them in the order in which they leave. */
export function saveDrafts(): void {
  for (const key of timers.keys()) void save(key)
}

/** Reads what an earlier window left, the first time that a conversation is opened in this one. */
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
  // Main has it until something else is saved, also when what was typed since takes its place.
  if (!saved.has(key)) saved.set(key, text)
  if (!isTouched(key)) changeDraft(key, { text })
}

let hasStarted = false

/** From the first composer on, for as long as the window lives. */
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
