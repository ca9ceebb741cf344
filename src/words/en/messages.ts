// The words of a conversation: its messages, what can be done with them, finding in them, and what is said
// aloud while an answer is written.
import { count, formatWhole } from '../format.ts'

const inSeconds = (seconds: number): string =>
  seconds < 100 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`

export const messages = {
  messages: 'Messages',
  you: 'You',
  answerBy: (name: string): string => `Answer by ${name}`,
  jump: 'Jump to latest',

  copy: 'Copy as Markdown',
  copied: 'Copied',
  edit: 'Edit',
  regenerate: 'Try again',
  branches: (of: 'question' | 'answer'): string => (of === 'answer' ? 'Answers' : 'Versions'),
  previousBranch: (of: 'question' | 'answer'): string =>
    of === 'answer' ? 'Previous answer' : 'Previous version',
  nextBranch: (of: 'question' | 'answer'): string => (of === 'answer' ? 'Next answer' : 'Next version'),
  branchShort: (position: number, total: number): string => `${position}/${total}`,
  branchSpoken: (position: number, total: number): string => `${position} of ${total}`,

  editField: 'Edit your message',
  editSend: 'Send',
  editCancel: 'Cancel',
  editNote: 'Asks again. What was there is kept, and you can step back to it.',
  editEmpty: 'Write something first, then send it.',
  editTooLong: 'This message is too long to send.',

  waiting: 'Waiting for the first word',
  queued: 'Queued. It begins as soon as another answer ends.',
  keychainAsks: (name: string): string =>
    `${name} is waiting for you in its own window. The answer comes as soon as you have replied there.`,
  stopping: 'Stopping',
  retryIn: (seconds: number): string =>
    seconds > 0 ? `Trying again in ${inSeconds(seconds)}` : 'Trying again',
  retryAttempts: (attempts: number): string =>
    `${count(attempts, { one: 'request', other: 'requests' })} sent so far.`,
  stop: 'Stop',

  stopped: 'Stopped. What had arrived is kept.',
  stoppedEmpty: 'Stopped before the first word.',
  interrupted: 'Interrupted when Latchkey closed. What had arrived is kept.',
  goOn: 'Continue',
  tryAgain: 'Try again',
  sendAnyway: 'Send once anyway',
  tryAgainIn: (seconds: number): string => `Try again in ${inSeconds(seconds)}`,

  tokens: (total: number): string => count(total, { one: 'token', other: 'tokens' }),
  tokensDetail: (input: number, output: number): string =>
    `${count(input, { one: 'input token', other: 'input tokens' })}, ${count(output, { one: 'output token', other: 'output tokens' })}`,
  seconds: (seconds: string): string => `${seconds} s`,
  free: 'free practice',
  unpriced: 'unpriced',
  unpricedWhy: 'The price of this model is not known, so its cost is not counted.',
  estimatedWhy: 'An estimate: the server did not say how many tokens were used.',

  find: 'Find in this chat',
  findField: 'Find in this chat',
  findPlaceholder: 'Find',
  findCount: (position: number, total: number, isComplete: boolean): string =>
    `${formatWhole(position)} of ${formatWhole(total)}${isComplete ? '' : '+'}`,
  findNone: 'Not found',
  findSearching: 'Searching',
  findPrevious: 'Previous match',
  findNext: 'Next match',
  findClose: 'Close',

  menu: 'More about this chat',
  copyAll: 'Copy chat as Markdown',
  copiedAll: 'The chat was copied as Markdown.',
  titleBy: (model: string, cost: string): string => `Title by ${model}, ${cost}`,
  titleUnpriced: 'unpriced',
  copyLast: 'Copy last answer',
  regenerateLast: 'Try the last answer again',
  goOnLast: 'Continue the last answer',
  previousOfLast: 'Previous answer',
  nextOfLast: 'Next answer',
  jumpToEnd: 'Jump to the latest message',

  announceBegin: 'The answer has begun.',
  announceEnd: 'The answer is complete.',
  announceStopped: 'The answer was stopped.',
  announceFailed: (title: string): string => `No complete answer. ${title}.`,
  announceQueued: 'Queued.',
  announceRetry: (title: string, seconds: number): string =>
    `${title}. Trying again in ${count(seconds, { one: 'second', other: 'seconds' })}.`,
  announceCode: (lines: number): string => `Code, ${count(lines, { one: 'line', other: 'lines' })}.`,
  announceTable: (rows: number): string => `Table, ${count(rows, { one: 'row', other: 'rows' })}.`,
  announceFormula: 'Formula.',
  notShown: 'The message is no longer there.',
} as const
