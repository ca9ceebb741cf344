// The key guide: how to get, fund, limit, protect and rotate a key, in Markdown. What it says of OpenAI's
// pages was true in November 2026; names of buttons may change, so each step also says what it is for.
import type { GuideTopic } from '../../domain/guide-topic.ts'
import type { FailureCode } from '../../domain/failure.ts'
import { accessFailureWords } from './failures/access.ts'
import { localFailureWords } from './failures/app.ts'
import { creditFailureWords } from './failures/credit.ts'
import { importFailureWords } from './failures/import.ts'
import { keyFailureWords } from './failures/key.ts'
import { keychainFailureWords } from './failures/keychain.ts'
import { networkFailureWords } from './failures/network.ts'
import { requestFailureWords } from './failures/request.ts'
import { fundText, getText, limitText } from './guide-account.ts'
import { errorsText, otherServersText, protectText, rotateText } from './guide-care.ts'

export interface GuideWords {
  readonly title: string
  /** Markdown, without a heading of its own. */
  readonly text: string
}

export const guideWords: Record<GuideTopic, GuideWords> = {
  get: { title: 'Get a key', text: getText },
  fund: { title: 'Fund it', text: fundText },
  limit: { title: 'Limit what it spends', text: limitText },
  protect: { title: 'Protect it', text: protectText },
  rotate: { title: 'Rotate it', text: rotateText },
  'other-servers': { title: 'Use other servers', text: otherServersText },
  errors: { title: 'What each error means', text: errorsText },
}

export interface ErrorGroup {
  readonly title: string
  readonly codes: readonly FailureCode[]
}

// Object.keys forgets that these tables have no other keys than their codes.
const codesOf = (table: Partial<Record<FailureCode, unknown>>) => Object.keys(table) as FailureCode[]

/** The guide's list of errors. Only what concerns the window's own requests (ipc) is not in it. */
export const errorGroups: readonly ErrorGroup[] = [
  { title: 'The key', codes: codesOf(keyFailureWords) },
  { title: 'The keychain', codes: codesOf(keychainFailureWords) },
  { title: 'Importing keys', codes: codesOf(importFailureWords) },
  { title: 'What OpenAI refuses: access', codes: codesOf(accessFailureWords) },
  { title: 'What OpenAI refuses: credit and limits', codes: codesOf(creditFailureWords) },
  { title: 'What OpenAI refuses: the request', codes: codesOf(requestFailureWords) },
  { title: 'The way there', codes: codesOf(networkFailureWords) },
  { title: 'Latchkey and its data', codes: codesOf(localFailureWords) },
]
