// Every failure in words: a title, what happened and what to do, the likely cause, the button, the guide's
// chapter. One table, complete by the compiler; each group of codes has its own file.
import type { Failure, FailureAction, FailureCode } from '../../domain/failure.ts'
import type { GuideTopic } from '../../domain/guide-topic.ts'
import type { FailureWords } from './failure-facts.ts'
import { accessFailureWords } from './failures/access.ts'
import { ipcFailureWords, localFailureWords } from './failures/app.ts'
import { creditFailureWords } from './failures/credit.ts'
import { importFailureWords } from './failures/import.ts'
import { keyFailureWords } from './failures/key.ts'
import { keychainFailureWords } from './failures/keychain.ts'
import { networkFailureWords } from './failures/network.ts'
import { requestFailureWords } from './failures/request.ts'

export const failureWords: Record<FailureCode, FailureWords> = {
  ...ipcFailureWords,
  ...keyFailureWords,
  ...importFailureWords,
  ...keychainFailureWords,
  ...accessFailureWords,
  ...creditFailureWords,
  ...requestFailureWords,
  ...networkFailureWords,
  ...localFailureWords,
}

/** What the button of each says; some only do the same again once a person has mended the cause. */
export const actionLabels: Record<FailureAction, string> = {
  'replace-key': 'Replace this key',
  'add-key': 'Add a key',
  'add-again': 'Add it again',
  'choose-key': 'Choose another key',
  'enable-key': 'Enable this key',
  'add-credits': 'Add credit at OpenAI',
  'raise-limit': 'Open limits at OpenAI',
  'change-permissions': 'Open key permissions at OpenAI',
  'raise-budget': 'Change the budget',
  'set-price': 'Set a price',
  'choose-model': 'Choose another model',
  'check-network': 'Try again',
  'check-base-url': 'Check the base URL',
  'unlock-keyring': 'Try again',
  'free-disk-space': 'Try again',
  'new-conversation': 'New chat',
  'try-again': 'Try again',
}

export interface FailureDescription {
  readonly title: string
  /** What happened and what to do. */
  readonly sentence: string
  readonly cause: string
  readonly topic: GuideTopic
}

/** What a window shows for a failure, or for a code alone. */
export function describeFailure({ code, data }: Pick<Failure, 'code' | 'data'>): FailureDescription {
  const { title, explanation, cause, topic } = failureWords[code]
  const sentence = typeof explanation === 'string' ? explanation : explanation(data ?? {})
  return { title, sentence, cause, topic }
}
