// Which key and model answer. Pure. A conversation keeps its own; a new one takes the default key, and
// without one the practice guide. A key that is gone or disabled is never replaced in silence by another:
// whoever asks with it is told.
import type { KeyId } from '../ids.ts'
import type { Key } from '../keys/key.ts'
import { isPracticeModel, practiceModelId } from './model.ts'

export interface Answerer {
  /** `null` with the practice guide alone, or when there is no key although one is needed. */
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
