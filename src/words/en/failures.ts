// Every failure in words: a title, what happened and what to do, the likely cause; and what buttons say. One
// table, complete by the compiler; each group of codes has its own file.
import type { FailureAction, FailureCode } from '../../domain/failure.ts'
import type { FailureWords } from '../failure-words.ts'
import { accessFailureWords } from './failures/access.ts'
import { ipcFailureWords, localFailureWords } from './failures/app.ts'
import { creditFailureWords } from './failures/credit.ts'
import { importFailureWords } from './failures/import.ts'
import { keyFailureWords } from './failures/key.ts'
import { keychainFailureWords } from './failures/keychain.ts'
import { networkFailureWords } from './failures/network.ts'
import { requestFailureWords } from './failures/request.ts'

const codes: Record<FailureCode, FailureWords> = {
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

/** The label of each action's button. Some only try again, once the person has fixed the cause. */
const actions: Record<FailureAction, string> = {
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
  'allow-server': 'Ask me again',
  'unlock-keyring': 'Try again',
  'free-disk-space': 'Try again',
  'new-conversation': 'New chat',
  'try-again': 'Try again',
}

export const failures = {
  codes,
  actions,
  why: (cause: string): string => `Why: ${cause}`,
  meaning: 'What this means',
}
