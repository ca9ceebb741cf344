// The key guide, in English: its chapters, and its list of errors.
import type { FailureGroup } from '../../domain/failure-help.ts'
import type { GuideTopic } from '../../domain/guide-topic.ts'
import { fundText, getText, limitText } from './guide-account.ts'
import { errorsText, otherServersText, protectText, rotateText } from './guide-care.ts'

interface ChapterWords {
  readonly title: string
  /** Markdown, without a heading of its own. */
  readonly text: string
}

const topics: Record<GuideTopic, ChapterWords> = {
  get: { title: 'Get a key', text: getText },
  fund: { title: 'Fund it', text: fundText },
  limit: { title: 'Limit what it spends', text: limitText },
  protect: { title: 'Protect it', text: protectText },
  rotate: { title: 'Rotate it', text: rotateText },
  'other-servers': { title: 'Use other servers', text: otherServersText },
  errors: { title: 'What each error means', text: errorsText },
}

const groups: Record<FailureGroup, string> = {
  key: 'The key',
  keychain: 'The keychain',
  import: 'Importing keys',
  access: 'What OpenAI refuses: access',
  credit: 'What OpenAI refuses: credit and limits',
  request: 'What OpenAI refuses: the request',
  network: 'The way there',
  local: 'Latchkey and its data',
}

export const guide = {
  topics,
  groups,
  title: 'Key guide',
  chapters: 'Chapters',
  previous: 'Previous',
  next: 'Next',
  back: 'Back',
  find: 'Find an error',
  nothingFound: (text: string): string => `No error here speaks of “${text}”.`,
  helps: 'What helps:',
  readOn: (chapter: string): string => `Read on: ${chapter}`,
}
