// The words for what goes wrong in Latchkey itself, with its data, and with what its window asks.
import { budgetPeriods } from '../../../domain/budgets/budget.ts'
import type { FailureCode, FailureData } from '../../../domain/failure.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { formatNanoUsd } from '../../usd.ts'
import { budgetOfPeriod, nameScope } from '../budget-names.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type IpcCode = Extract<FailureCode, `ipc/${string}`>
type LocalCode = Extract<
  FailureCode,
  `budget/${string}` | `usage/${string}` | `store/${string}` | `bug/${string}`
>

export const ipcFailureWords = {
  'ipc/invalid-input': {
    title: 'That could not be used',
    explanation: 'Something entered here is not in a form that Latchkey takes. Check it and try again.',
    cause: 'Likely a text is too long, or a key stands where a name belongs.',
  },
  'ipc/unknown-route': {
    title: 'Not available',
    explanation:
      'This version of Latchkey has no such action. Restart the app, and update it if that does not help.',
    cause: 'Likely the window is older or newer than the rest of the app.',
  },
  'ipc/unknown-sender': {
    title: 'Request refused',
    explanation: 'The request did not come from the Latchkey window, so nothing was done. Restart the app.',
    cause: 'Likely the window was closed or reloaded while it was asking.',
  },
  'ipc/empty-message': {
    title: 'Nothing to send',
    explanation: 'The message is empty. Write something, then send it.',
    cause: 'It held nothing but spaces.',
  },
  'ipc/link-refused': {
    title: 'Link not opened',
    explanation:
      'Only https and mail links without a password in them are opened. Copy the address if you trust it.',
    cause: 'Other kinds of links can start programs or hide where they lead.',
  },
  'ipc/declined': {
    title: 'Cancelled',
    explanation: 'You cancelled it, so nothing was changed.',
    cause: 'Latchkey asks before it loosens a limit or removes a key.',
  },
  'ipc/question-open': {
    title: 'Another question is open',
    explanation: 'Nothing was changed. Answer the question that is open, then try again.',
    cause: 'Latchkey asks one question at a time.',
  },
  'ipc/changed': {
    title: 'It changed while you were asked',
    explanation: 'What you agreed to no longer fits, so nothing was done. Look at it again, then try again.',
    cause: 'Another answer ended, or something was changed, while the question was open.',
  },
  'ipc/too-often': {
    title: 'That was asked for too often',
    explanation: 'Nothing was changed. Wait a minute, then try again.',
    cause:
      'What the window can ask for in a minute is limited, so that nothing in it can fill your disk or your screen.',
  },
} as const satisfies Record<IpcCode, FailureWords>

export const localFailureWords = {
  'budget/hard-limit': {
    title: 'Your budget has no room for this',
    explanation: (data) =>
      describeLimit(data) ??
      'The request was not sent, because it could go past the limit you set. Raise the budget to go on.',
    cause:
      'What was spent in this period, together with the least this request could cost, is more than the budget.',
  },
  'budget/unpriced': {
    title: 'This model has no known price',
    explanation: (data) =>
      `The request was not sent: with a limit that stops requests, ${fact(data, 'modelId', 'this model')} needs ` +
      'a price first. Set one, or send this once without.',
    cause: 'Neither the price list that comes with Latchkey nor your own prices have this model.',
  },
  'budget/exists': {
    title: 'There is such a budget already',
    explanation: 'Each key, each project and all together have one budget for a period. Change that one.',
    cause: 'A budget for the same thing and the same period was added before.',
  },
  'budget/not-found': {
    title: 'This budget is no longer here',
    explanation: 'Nothing was changed. Add it again if you want it back.',
    cause: 'It was removed in the meantime.',
  },
  'usage/not-written': {
    title: 'The file could not be written',
    explanation: 'Nothing was exported, and your history is as it was. Choose another place, and try again.',
    cause: 'Likely the disk is full, or files may not be written there.',
  },
  'usage/file-unreadable': {
    title: 'The export could not be read',
    explanation:
      'Nothing was compared. Check that the file is still there and may be read, then choose it again.',
    cause: 'Likely it was moved, or belongs to another account of this computer.',
  },
  'usage/file-too-large': {
    title: 'The file is too large',
    explanation: 'Export a shorter period at OpenAI, then compare that.',
    cause: 'Files up to 50 MB are compared.',
  },
  'usage/not-an-export': {
    title: 'This is no usage or costs export of OpenAI',
    explanation:
      'Nothing was compared. At OpenAI, open Usage, choose Export, and take the CSV or JSON file that comes.',
    cause: 'The file lacks the columns that such an export has.',
  },
  'store/full': {
    title: 'The disk is full',
    explanation: 'This could not be saved, and nothing was changed. Free some space, then try again.',
    cause: 'The disk with Latchkey’s data, or your share of it, has no room left.',
  },
  'store/read-only': {
    title: 'The data folder can’t be written',
    explanation: 'Nothing was changed. Allow writing to Latchkey’s data folder, then try again.',
    cause: 'Likely its permissions were changed, or the disk has a fault.',
  },
  'store/busy': {
    title: 'The data is in use',
    explanation: 'Another program holds Latchkey’s data. Try again in a moment.',
    cause: 'Likely a backup or a virus scan is reading it.',
  },
  'store/corrupt': {
    title: 'The data could not be read',
    explanation:
      'The file is damaged and was kept as it is. Restart Latchkey so that it can restore the newest backup.',
    cause: 'Likely the disk has a fault, or another program wrote to the file.',
  },
  'store/newer': {
    title: 'Saved by a newer Latchkey',
    explanation: 'This version can’t open the data, and has left it unharmed. Update Latchkey.',
    cause: 'A newer version was used with this data before.',
  },
  'store/not-found': {
    title: 'No longer here',
    explanation: 'It was deleted, so nothing was done. Choose another from the list.',
    cause: 'Likely it was deleted a moment ago.',
  },
  'bug/unexpected': {
    title: 'Something in Latchkey went wrong',
    explanation: 'Nothing saved was lost. Try again, and restart Latchkey if it stays.',
    cause: 'This is a fault of the app.',
  },
} as const satisfies Record<LocalCode, FailureWords>

/** In figures; `null` where they are not told. */
export function describeLimit(data: FailureData): string | null {
  const { scope, name, limitNanoUsd, spentNanoUsd, reservedNanoUsd, requestNanoUsd } = data
  const period = budgetPeriods.find((one) => one === data['period'])
  const kind = (['all', 'key', 'project'] as const).find((one) => one === scope)
  if (!period || !kind) return null
  const [limit, spent, request] = [limitNanoUsd, spentNanoUsd, requestNanoUsd].map(money)
  const reserved =
    reservedNanoUsd === 0 ? '' : ` and ${money(reservedNanoUsd)} reserved by answers being written`
  return (
    `${budgetOfPeriod[period]} ${nameScope(kind, typeof name === 'string' ? name : null)} is ${limit}. ` +
    `${spent} is spent${reserved}; this request could cost ${request}.`
  )
}

// Main tells amounts as whole nano-dollars.
const money = (amount: FailureData[string] | undefined): string =>
  formatNanoUsd((typeof amount === 'number' ? amount : 0) as NanoUsd)
