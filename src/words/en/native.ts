// The words of what the system draws for us: menus, dialogs, notifications. The window's own are in the files beside it.
import type { AlertFacts } from '../../domain/usage/alert.ts'
import type { BudgetStatus } from '../../domain/budgets/budget.ts'
import type { KeyHint } from '../../domain/keys/lifecycle.ts'
import { formatNanoUsd } from '../usd.ts'
import { budgetOfPeriod, nameScope } from './budget-names.ts'
import { plural } from '../format.ts'
import { nativeQuestions, quoted } from './native-questions.ts'

const hintSentences: Record<KeyHint, (label: string) => string> = {
  'revoke-old': (label) => `${label} was replaced and still waits to be revoked at OpenAI.`,
  'rotate-now': (label) => `It is time to rotate ${label}.`,
  'rotate-soon': (label) => `${label} is to be rotated soon.`,
  unused: (label) => `${label} has not been used for a month.`,
  'same-key': (label) => `${label} is the same key as another entry.`,
  restricted: (label) => `${label} lacks a permission.`,
  unscoped: (label) => `${label} may do all that its owner may.`,
}

/** A notification shows few lines; what is left out stands in the list of keys. */
const maxReminders = 3

interface Reminder {
  readonly label: string
  readonly hint: KeyHint
}

/** For one notification, the most pressing first. */
function keyReminder(entries: readonly Reminder[]): { readonly title: string; readonly body: string } {
  const sentences = entries
    .slice(0, maxReminders)
    .map(({ label, hint }) => hintSentences[hint](quoted(label)))
  const left = entries.length - sentences.length
  if (left > 0) sentences.push(`${left} more in Keys.`)
  return {
    title: plural(entries.length, { one: 'A key needs a look', other: 'Some keys need a look' }),
    body: sentences.join(' '),
  }
}

/** `keyLabel`: `null` where the key isn't listed any more. */
function alert(
  facts: Exclude<AlertFacts, { kind: 'refusal-burst' }>,
  keyLabel: string | null,
): { readonly title: string; readonly body: string } {
  if (facts.kind === 'unusual-base-url')
    return {
      title: 'A key was used at an unusual address',
      body: `${keyLabel === null ? 'A key' : quoted(keyLabel)} was used at ${facts.baseUrl}. It is usually used at ${facts.usualBaseUrl}.`,
    }
  const [today, median, usual] = [facts.spentNanoUsd, facts.medianNanoUsd, facts.usualUpToNanoUsd].map(
    (one) => formatNanoUsd(one),
  )
  return {
    title: 'Spending is far above your usual day',
    body: `${today} today. A usual day costs ${median}, and up to ${usual}.`,
  }
}

/** `keyLabel`: of a key's budget; `null` where the key isn't listed any more. */
function budgetWarning(
  { budget: { scope, period, limitNanoUsd, isHard, warnAtPercent }, spentNanoUsd }: BudgetStatus,
  keyLabel: string | null,
): { readonly title: string; readonly body: string } {
  const name = scope.kind === 'project' ? scope.project : keyLabel
  const [spent, limit] = [formatNanoUsd(spentNanoUsd), formatNanoUsd(limitNanoUsd)]
  const isUp = spentNanoUsd >= limitNanoUsd
  const sentences = [
    `${budgetOfPeriod[period]} ${nameScope(scope.kind, name === null ? null : quoted(name))}: ${spent} of ${limit} is spent.`,
    ...(isHard ? ['Requests that could go past it are not sent.'] : []),
  ]
  return {
    title: isUp ? 'A budget is used up' : `${warnAtPercent ?? 100}% of a budget is spent`,
    body: sentences.join(' '),
  }
}

export const native = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    newConversation: 'New Chat',
    prompts: 'Prompts',
    keys: 'Keys',
    usage: 'Usage',
    settings: 'Settings…',
    find: 'Find in Chat…',
    search: 'Search All Chats…',
    palette: 'Commands…',
    sidebar: 'Show or Hide Sidebar',
    stop: 'Stop Answer',
    speech: 'Speech',
    help: 'Help',
    guide: 'Key Guide',
  },
  chooseEnv: { title: 'Import keys from a .env file', button: 'Import' },
  chooseExport: { title: 'Choose a usage or costs export of OpenAI', button: 'Compare' },
  saveUsage: { title: 'Export usage', button: 'Export' },
  keyReminder,
  budgetWarning,
  alert,
  /** The button that every question has. */
  cancel: 'Cancel',
  ...nativeQuestions,
  link: {
    title: 'Open this link in your browser?',
    detail: (address: string) => address,
    act: 'Open',
    message: (host: string) => `The link leads to ${host}.`,
    mailMessage: (address: string) => `The link writes a message to ${address}.`,
  },
  sendKey: {
    title: 'Use another server?',
    allowMessage: (origin: string) => `Your key and what you write will be sent to ${origin}.`,
    allowDetail:
      'The people who run that server can use the key and read your messages. You can take this back in Settings, under Servers.',
    /** `lastFour`: empty if the key is too short to show them. */
    moveMessage: (origin: string, lastFour: string) =>
      lastFour === ''
        ? `The key will be sent to ${origin}.`
        : `The key ending in ${lastFour} will be sent to ${origin}.`,
    pasteMessage: (origin: string) => `The key on the clipboard will be sent to ${origin}.`,
    keyDetail:
      'The people who run that server can use the key. Allow it only if the key is meant for that server.',
    act: 'Send it there',
  },
  start: {
    title: 'Latchkey can’t open its data',
    newer:
      'Your chats were saved by a newer version of Latchkey. Nothing was changed. Install that version or a later one to go on.',
    damaged:
      'The file that holds your chats can’t be read. It was left as it is. Restore it from a backup, or move it away to start fresh.',
    readOnly: 'Latchkey may not write to its folder. Allow it to, and start again.',
    full: 'The disk is full. Free some space and start again.',
    other:
      'The file that holds your chats can’t be opened now. It was left as it is. Close other programs that may be using it, and start again.',
    bugTitle: 'Latchkey couldn’t start',
    bug: 'Something in Latchkey went wrong. Your chats and keys were left as they are. Start it again; if that doesn’t help, install the latest version.',
  },
} as const
