// Shows which key and model will answer, and names models, keys and choices. Main decides by the same function, so
// the key that is shown is the key that is used.
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { defaultModelId, isPracticeModel, practiceModelId } from '../../../domain/chat/model.ts'
import { chooseAnswerer } from '../../../domain/chat/answerer.ts'
import type { Choice } from '../drafts.ts'
import { words } from '../../../words/words.ts'

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

/** What main is asked with then: it takes the conversation's own, or the defaults. */
export const noChoice = { keyId: null, modelId: null }

export function resolveAnswerer(known: Known): Answerer {
  const { choice, conversation, keys } = known
  const { keyId, modelId } = chooseAnswerer({
    asked: choice ?? noChoice,
    conversation,
    keys: keys ?? [],
    defaultModelId: known.defaultModelId ?? defaultModelId,
  })
  const isPractice = isPracticeModel(modelId)
  const key = keys?.find(({ id }) => id === keyId)
  return { modelId, key, isPractice, trouble: keys && !isPractice ? findTrouble(key) : null }
}

const findTrouble = (key: Key | undefined): KeyTrouble | null =>
  key === undefined ? 'gone' : key.isEnabled ? null : 'disabled'

/** The keys that may be used. */
export const listUsable = (keys: readonly Key[]): Key[] => keys.filter(({ isEnabled }) => isEnabled)

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
