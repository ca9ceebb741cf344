// Which key and model will answer: what was chosen here, else the conversation's own, else the defaults.
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/key.ts'
import type { Conversation } from '../../../domain/message.ts'
import { defaultModelId, isPracticeModel, practiceModelId } from '../../../domain/model.ts'
import { words } from '../../../domain/words/en.ts'
import type { Choice } from './drafts.ts'

export interface Answerer {
  readonly modelId: string
  readonly key: Key | undefined
  readonly isPractice: boolean
}

interface Known {
  readonly choice: Choice | null
  readonly conversation: Conversation | null
  readonly keys: readonly Key[]
  readonly defaultModelId: string | undefined
}

export function resolveAnswerer(known: Known): Answerer {
  const { choice, conversation, keys } = known
  const wanted = choice?.modelId ?? conversation?.modelId ?? known.defaultModelId ?? defaultModelId
  const isPractice = isPracticeModel(wanted) || (keys.length === 0 && !conversation && !choice)
  if (isPractice) return { modelId: practiceModelId, key: undefined, isPractice }
  const keyId = choice?.keyId ?? conversation?.keyId ?? null
  const key = keys.find(({ id }) => id === keyId) ?? keys.find(({ isDefault }) => isDefault) ?? keys[0]
  return { modelId: wanted, key, isPractice }
}

export const nameModel = (modelId: string): string =>
  isPracticeModel(modelId) ? words.chat.practiceName : modelId

const separator = '\n'

/** A choice as one string, for a menu. Model names hold no line break. */
export const writeChoice = (keyId: KeyId | null, modelId: string): string =>
  `${keyId ?? ''}${separator}${modelId}`

export function readChoice(value: string, keys: readonly Key[]): Choice {
  const [id = '', modelId = practiceModelId] = value.split(separator)
  return { keyId: keys.find((key) => key.id === id)?.id ?? null, modelId }
}
