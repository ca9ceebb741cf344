// Which key and model will answer: what was chosen here, else the conversation's own, else the defaults.
// It is what main will do, so that the key that is shown is the key that is asked with: a key that is gone
// or disabled is never replaced in silence by another.
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { defaultModelId, isPracticeModel, practiceModelId } from '../../../domain/chat/model.ts'
import { words } from '../../../words/words.ts'
import type { Choice } from '../drafts.ts'

/** Why the key that is wanted can't answer. */
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
  /** `null` until they are read. */
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

/** Those that may be asked with. */
export const listUsable = (keys: readonly Key[]): Key[] => keys.filter(({ isEnabled }) => isEnabled)

/** A key that was rotated since it was chosen stands for the one that took its place. */
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

/** What main is asked with. Without a choice it decides by itself, as `resolveAnswerer` does. */
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

/** As it is called wherever several are listed: two may have the same label. */
export const nameKey = ({ label, lastFour }: Key): string =>
  lastFour === '' ? label : `${label} …${lastFour}`

const separator = '\n'

/** A choice as one string, for a menu. Model names hold no line break. */
export const writeChoice = (keyId: KeyId | null, modelId: string): string =>
  `${keyId ?? ''}${separator}${modelId}`

export function readChoice(value: string, keys: readonly Key[]): Choice {
  const [id = '', modelId = practiceModelId] = value.split(separator)
  return { keyId: keys.find((key) => key.id === id)?.id ?? null, modelId }
}
