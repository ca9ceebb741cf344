// What is typed and chosen but not sent, for each conversation. Main keeps the texts beyond the window's life
// (features/chat/composer/field/draft-saver.ts). Typing renders nothing: texts are read when needed, and only
// the choices and failures are in a store.
import type { Failure } from '../../domain/failure.ts'
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'
import { createStore, useStore } from '../base/store.ts'

/** A conversation, or the one that hasn't begun yet. */
export type ChatKey = ConversationId | 'new'

export interface Choice {
  readonly keyId: KeyId | null
  readonly modelId: string
}

export interface DraftState {
  /** Why the text came back instead of being sent. */
  readonly failure: Failure | null
  readonly choice: Choice | null
  /** The parameters chosen in this window; `null` means main's, or the defaults for a new chat. */
  readonly parameters: Parameters | null
}

export interface Draft extends DraftState {
  readonly text: string
}

/** The composer's field, while it is mounted. */
export interface DraftField {
  readonly key: ChatKey
  write(text: string): void
  insert(text: string): void
}

const empty: DraftState = { failure: null, choice: null, parameters: null }
const states = createStore<ReadonlyMap<ChatKey, DraftState>>(new Map())
const texts = new Map<ChatKey, string>()
const listeners = new Set<(key: ChatKey) => void>()
let field: DraftField | null = null

const readText = (key: ChatKey): string => texts.get(key) ?? ''
const readState = (key: ChatKey): DraftState => states.read().get(key) ?? empty

export const readDraft = (key: ChatKey): Draft => ({ ...readState(key), text: readText(key) })
export const useDraft = (key: ChatKey): DraftState => useStore(states, (all) => all.get(key) ?? empty)

/** Returns true if a text was set here, even if it is empty again. */
export const isTouched = (key: ChatKey): boolean => texts.has(key)

/**
 * Calls `listener` after each change of a text, by typing or by the app. Returns a function that stops it.
 */
export function watchTexts(listener: (key: ChatKey) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function attachField(next: DraftField): () => void {
  field = next
  return () => {
    if (field === next) field = null
  }
}

/** Stores the field's text without writing it to the field again. */
export function noteTyped(key: ChatKey, text: string): void {
  texts.set(key, text)
  for (const listener of listeners) listener(key)
}

export function changeDraft(key: ChatKey, { text, ...change }: Partial<Draft>): void {
  if (Object.keys(change).length > 0)
    states.change((all) => new Map(all).set(key, { ...(all.get(key) ?? empty), ...change }))
  if (text === undefined) return
  noteTyped(key, text)
  if (field?.key === key) field.write(text)
}

/** Inserts at the cursor if the chat's field is mounted, else appends a line to the draft. */
export function writeInField(key: ChatKey, text: string): void {
  if (field?.key === key) return field.insert(text)
  const before = readText(key)
  changeDraft(key, { text: before === '' ? text : `${before}\n${text}` })
}

/** Puts a text that could not be sent back, before anything typed since. */
export function giveBack(key: ChatKey, text: string, failure: Failure): void {
  const since = readText(key)
  changeDraft(key, { text: since === '' ? text : `${text}\n${since}`, failure })
}

/** Moves the draft of the new chat to the conversation that has begun. */
export function adoptNewDraft(conversationId: ConversationId): void {
  const text = readText('new')
  const state = states.read().get('new')
  states.change((all) => {
    const next = new Map(all)
    next.delete('new')
    return state ? next.set(conversationId, state) : next
  })
  noteTyped(conversationId, text)
  noteTyped('new', '')
}
