// A question that main asks, in a dialog that the system draws: before a limit is loosened, a key is removed or
// sent elsewhere, a link is opened. A script in the page can't answer it. Every question looks alike: what it is
// about with its figures, a button with a verb, and Cancel, which is the default and what Escape means. One is open
// at a time in a window; another is refused, not queued. After some that were cancelled, no more are shown for a while.
import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import { createAllowance, type Allowance, type Rate } from '../../domain/allowance.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { askInDialog } from './one-dialog.ts'

export interface Question {
  readonly title: string
  /** Names what it is about, and the figures. */
  readonly message: string
  readonly detail: string
  /** The button that agrees: a verb. */
  readonly act: string
}

/**
 * Fails with `ipc/declined` if the person cancels, with `ipc/question-open` while another dialog is open, with
 * `ipc/too-often` after too many that were cancelled.
 */
export type Ask = (window: BrowserWindow, question: Question) => Promise<Result<void>>

export type ShowMessageBox = (
  window: BrowserWindow,
  options: MessageBoxOptions,
) => Promise<Pick<MessageBoxReturnValue, 'response'>>

/** Nobody cancels more often by mistake, and a page that asks again and again is soon quiet. */
export const cancelled: Rate = { atOnce: 5, perMinute: 5 }

const [agree, cancel] = [0, 1]

const draw = ({ title, message, detail, act }: Question): MessageBoxOptions => ({
  type: 'question',
  title,
  message,
  detail,
  buttons: [act, words.native.cancel],
  // A key that was pressed before the dialog was there must not agree to anything.
  defaultId: cancel,
  cancelId: cancel,
  noLink: true,
})

export function createAsk(show: ShowMessageBox, nowMs: () => number): Ask {
  const allowances = new WeakMap<BrowserWindow, Allowance>()

  return async (window, question) => {
    const allowance = allowances.get(window) ?? createAllowance(cancelled, nowMs)
    allowances.set(window, allowance)
    if (!allowance.has()) return err(makeFailure('ipc/too-often'))
    const answer = await askInDialog(window, () => show(window, draw(question)))
    if (answer === null) return err(makeFailure('ipc/question-open'))
    if (answer.response === agree) return ok(undefined)
    allowance.take()
    return err(makeFailure('ipc/declined'))
  }
}
