// What is typed and chosen but not sent, per conversation. What is typed outlives the window: it is kept by main
// (features/chat/composer/field/draft-saver.ts). Typing redraws nothing: a text is read where it is needed, and
// only what is chosen, and why a text came back, is told to what draws it.
import type { Failure } from '../../domain/failure.ts'
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'
import { createStore, useStore } from '../base/store.ts'

/** A conversation, or the one that is not begun yet. */
export type ChatKey = ConversationId | 'new'

export interface Choice {
  readonly keyId: KeyId | null
  readonly modelId: string
}

export interface DraftState {
  /** Why the text is back here instead of sent. */
  readonly failure: Failure | null
  readonly choice: Choice | null
  /** As changed in this window; `null`: as main has them, or for a new chat the default ones. */
  readonly parameters: Parameters | null
}

export interface Draft extends DraftState {
  readonly text: string
}

/** The composer's field, while it stands. */
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

/** Whether anything has been put there, were it only to be taken out again. */
export const isTouched = (key: ChatKey): boolean => texts.has(key)

/** Told of each change of a text, by hand or not. Answers how to stop it. */
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

/** What the field holds now; it knows already. */
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

/** At the cursor of the field where it stands, else after what is typed. */
export function writeInField(key: ChatKey, text: string): void {
  if (field?.key === key) return field.insert(text)
  const before = readText(key)
  changeDraft(key, { text: before === '' ? text : `${before}\n${text}` })
}

/** Text that could not be sent comes back, before anything typed since. */
export function giveBack(key: ChatKey, text: string, failure: Failure): void {
  const since = readText(key)
  changeDraft(key, { text: since === '' ? text : `${text}\n${since}`, failure })
}

/** A conversation that has begun takes over what was chosen and typed for it. */
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
