// Decides which key and model will answer: the choice made here, else the conversation's own, else the
// defaults. It matches main's decision, so that the shown key is the one used. A removed or disabled key is
// never silently replaced.
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { defaultModelId, isPracticeModel, practiceModelId } from '../../../domain/chat/model.ts'
import { words } from '../../../words/en/window.ts'
import type { Choice } from '../drafts.ts'

/** Why the wanted key can't answer. */
type KeyTrouble = 'gone' | 'disabled'

export interface Answerer {
  readonly modelId: string
  readonly key: Key | undefined
  readonly isPractice: boolean
  readonly trouble: KeyTrouble | null
}

interface Known {
  readonly choice: Choice | null
  readonly conversation: Conversation | null
  /** `null` until the keys are read. */
  readonly keys: readonly Key[] | null
  readonly defaultModelId: string | undefined
}

export function resolveAnswerer(known: Known): Answerer {
  const { choice, conversation, keys } = known
  const modelId = choice?.modelId ?? conversation?.modelId ?? known.defaultModelId ?? defaultModelId
  const standard = keys?.find(({ isDefault, isEnabled }) => isDefault && isEnabled)
  const isPractice = isPracticeModel(modelId) || (!standard && !conversation && !choice)
  if (isPractice) return { modelId: practiceModelId, key: undefined, isPractice, trouble: null }
  const keyId = choice?.keyId ?? conversation?.keyId ?? null
  const key = keyId === null ? standard : followReplacement(keyId, keys ?? [])
  return { modelId, key, isPractice, trouble: keys && findTrouble(key) }
}

const findTrouble = (key: Key | undefined): KeyTrouble | null =>
  key === undefined ? 'gone' : key.isEnabled ? null : 'disabled'

/** The keys that may be used. */
export const listUsable = (keys: readonly Key[]): Key[] => keys.filter(({ isEnabled }) => isEnabled)

/** Follows a disabled key to the one that replaced it, so that a choice survives a rotation. */
function followReplacement(keyId: KeyId, keys: readonly Key[]): Key | undefined {
  const find = (id: KeyId) => keys.find((key) => key.id === id)
  let key = find(keyId)
  for (let steps = 0; key && steps < keys.length; steps += 1) {
    const next = key.isEnabled || key.replacedById === null ? undefined : find(key.replacedById)
    if (!next) break
    key = next
  }
  return key
}

/** What to send to main. Without a choice main decides by itself, in the same way as `resolveAnswerer`. */
export function askedWith(
  choice: Choice | null,
  keys: readonly Key[],
): { readonly keyId: KeyId | null; readonly modelId: string | null } {
  if (choice === null) return { keyId: null, modelId: null }
  const { keyId, modelId } = choice
  return { keyId: keyId && (followReplacement(keyId, keys)?.id ?? keyId), modelId }
}

export const nameModel = (modelId: string): string =>
  isPracticeModel(modelId) ? words.chat.practiceName : modelId

/** A key's name in lists, with its last four characters, because labels need not be unique. */
export const nameKey = ({ label, lastFour }: Key): string =>
  lastFour === '' ? label : `${label} …${lastFour}`

const separator = '\n'

/** Writes a choice as one string, for a menu. Model names contain no line break. */
export const writeChoice = (keyId: KeyId | null, modelId: string): string =>
  `${keyId ?? ''}${separator}${modelId}`

export function readChoice(value: string, keys: readonly Key[]): Choice {
  const [id = '', modelId = practiceModelId] = value.split(separator)
  return { keyId: keys.find((key) => key.id === id)?.id ?? null, modelId }
}
