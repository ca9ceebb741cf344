// How much a window can make main store, test or show in a minute. A script in the page could otherwise fill the disk
// with copies or drown the person in work. The figures are such that nobody meets them by hand; reading is not limited.
import { createAllowance, type Allowance, type Rate } from '../../domain/allowance.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'

type RouteName = {
  [Domain in keyof Contract]: `${Domain}.${Extract<keyof Contract[Domain], string>}`
}[keyof Contract]

interface RouteLimit {
  readonly routes: readonly RouteName[]
  /** All these routes together. */
  readonly calls: Rate
  /** Of what they are given, as JSON; without it only calls count. */
  readonly chars?: Rate
}

const steady = (perMinute: number): Rate => ({ atOnce: perMinute, perMinute })

export const routeLimits: readonly RouteLimit[] = [
  {
    // Two a second for a minute. Twenty of the longest messages at once.
    routes: ['chat.sendMessage', 'chat.editMessage', 'chat.retryAnswer', 'chat.continueAnswer'],
    calls: steady(120),
    chars: { atOnce: 8_000_000, perMinute: 4_000_000 },
  },
  // The window saves what is typed 150 times a minute at most.
  { routes: ['chat.saveDraft'], calls: steady(300) },
  // A copy can be a whole long conversation.
  { routes: ['conversations.duplicateConversation'], calls: steady(10) },
  // What is deleted can be brought back for a minute only.
  { routes: ['conversations.deleteConversation'], calls: steady(30) },
  {
    routes: [
      'chat.showBranch',
      'conversations.changeConversation',
      'conversations.restoreConversation',
      'conversations.createFolder',
      'conversations.renameFolder',
      'conversations.removeFolder',
      'prompts.savePrompt',
      'prompts.removePrompt',
      'settings.changeSettings',
    ],
    calls: steady(300),
    chars: { atOnce: 8_000_000, perMinute: 4_000_000 },
  },
  {
    routes: [
      'budgets.addBudget',
      'budgets.changeBudget',
      'budgets.removeBudget',
      'prices.saveOwnPrice',
      'prices.removeOwnPrice',
      'usage.dismissAlert',
      'usage.recountSums',
    ],
    calls: steady(120),
  },
  {
    // A file of keys is held, tested and saved at once: it can have hundreds.
    routes: [
      'keys.holdTyped',
      'keys.holdClipboard',
      'keys.moveCandidate',
      'keys.saveCandidate',
      'keys.testKey',
      'keys.changeKey',
      'keys.makeDefault',
      'keys.removeKey',
      'keys.rotateKey',
      'keys.confirmRevoked',
      'keys.takeBackServer',
    ],
    calls: { atOnce: 1_500, perMinute: 300 },
  },
  {
    // Each reads a file or opens a dialog.
    routes: [
      'keys.unlockKeychain',
      'keys.chooseImport',
      'keys.importEnvironment',
      'keys.removeImportedLines',
      'usage.exportRecords',
      'usage.reconcileExport',
    ],
    calls: steady(30),
  },
]

interface Left {
  readonly calls: Allowance
  readonly chars: Allowance | null
}

/** Returns `ipc/too-often`, or `null` if the call may go on. A call that is refused uses nothing up. */
export function createRouteLimits(nowMs: () => number): (name: string, input: unknown) => Failure | null {
  const lefts = new Map<string, Left>()
  for (const { routes, calls, chars } of routeLimits) {
    const left = {
      calls: createAllowance(calls, nowMs),
      chars: chars ? createAllowance(chars, nowMs) : null,
    }
    for (const name of routes) lefts.set(name, left)
  }

  return (name, input) => {
    const left = lefts.get(name)
    if (!left) return null
    const size = left.chars ? JSON.stringify(input).length : 0
    const isRefused = !left.calls.has() || left.chars?.has(size) === false
    if (isRefused) return makeFailure('ipc/too-often')
    left.calls.take()
    left.chars?.take(size)
    return null
  }
}
