// Decides which key and model answer. Main asks by it, and the window shows by it what main will do. A conversation
// keeps its own key; a new one takes the default key, or the practice guide if there is none. A rotated key is
// followed to its replacement. No other missing or disabled key is replaced: the person is told instead.
import type { KeyId } from '../ids.ts'
import type { Key } from '../keys/key.ts'
import { isPracticeModel, practiceModelId } from './model.ts'

export interface Answerer {
  /** `null` for the practice guide, or if a key is needed and there is none. */
  readonly keyId: KeyId | null
  readonly modelId: string
}

/** The fields of a key that the decision needs. */
export type AnswererKey = Pick<Key, 'id' | 'isDefault' | 'isEnabled' | 'replacedById'>

export interface AnswererFacts {
  readonly asked: { readonly keyId: KeyId | null; readonly modelId: string | null }
  /** `null` for a new conversation. */
  readonly conversation: Answerer | null
  readonly keys: readonly AnswererKey[]
  readonly defaultModelId: string
}

export function chooseAnswerer({ asked, conversation, keys, defaultModelId }: AnswererFacts): Answerer {
  const realModelId = isPracticeModel(defaultModelId) ? null : defaultModelId
  const ownModelId = conversation?.modelId ?? null
  const practice: Answerer = { keyId: null, modelId: practiceModelId }
  if (asked.modelId !== null && isPracticeModel(asked.modelId)) return practice
  const defaultKeyId = keys.find((key) => key.isDefault && key.isEnabled)?.id ?? null
  if (asked.modelId === null && asked.keyId === null) {
    if (ownModelId !== null && isPracticeModel(ownModelId)) return practice
    if (conversation === null && (defaultKeyId === null || realModelId === null)) return practice
  }
  const wantedKeyId = asked.keyId ?? conversation?.keyId ?? null
  const keyId = wantedKeyId === null ? defaultKeyId : followReplacement(wantedKeyId, keys)
  const keptModelId = ownModelId === null || isPracticeModel(ownModelId) ? realModelId : ownModelId
  return { keyId, modelId: asked.modelId ?? keptModelId ?? practiceModelId }
}

/** Follows a rotated key to its replacement, unless the rotated key was enabled again. */
function followReplacement(keyId: KeyId, keys: readonly AnswererKey[]): KeyId {
  const find = (id: KeyId) => keys.find((key) => key.id === id)
  let id = keyId
  // Keys can replace each other in a circle: after as many steps as there are keys, all have been seen.
  for (let steps = 0; steps < keys.length; steps += 1) {
    const key = find(id)
    const next = key && !key.isEnabled && key.replacedById !== null ? find(key.replacedById) : undefined
    if (!next) break
    id = next.id
  }
  return id
}
