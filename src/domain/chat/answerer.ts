// Chooses the key and the model that answer. Pure. A conversation keeps its own; a new one uses the default
// key, or the practice guide if there is no key. A key that is gone or disabled is never replaced silently:
// the request fails with the reason.
import type { KeyId } from '../ids.ts'
import type { Key } from '../keys/key.ts'
import { isPracticeModel, practiceModelId } from './model.ts'

export interface Answerer {
  /** `null` for the practice guide, or if a key is needed and there is none. */
  readonly keyId: KeyId | null
  readonly modelId: string
}

export interface AnswererFacts {
  readonly asked: { readonly keyId: KeyId | null; readonly modelId: string | null }
  /** `null` for a new conversation. */
  readonly conversation: Answerer | null
  readonly keys: readonly Pick<Key, 'id' | 'isDefault' | 'isEnabled'>[]
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
  const keyId = asked.keyId ?? conversation?.keyId ?? defaultKeyId
  const keptModelId = ownModelId === null || isPracticeModel(ownModelId) ? realModelId : ownModelId
  return { keyId, modelId: asked.modelId ?? keptModelId ?? practiceModelId }
}
