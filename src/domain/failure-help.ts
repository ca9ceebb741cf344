// What helps against each failure: the button's action, and the chapter of the guide that says more. Complete by the
// compiler; in the groups that the guide's list of errors has.
import type { FailureAction, FailureCode } from './failure.ts'
import type { GuideTopic } from './guide-topic.ts'

interface FailureHelp {
  /** What its button does where main asked for nothing else; `null`: no button would help. */
  readonly action: FailureAction | null
  readonly topic: GuideTopic
}

const help = (action: FailureAction | null, topic: GuideTopic): FailureHelp => ({ action, topic })

/** What concerns the window's own requests; it is not in the guide's list. */
const ipc = {
  'ipc/invalid-input': help(null, 'errors'),
  'ipc/unknown-route': help(null, 'errors'),
  'ipc/unknown-sender': help(null, 'errors'),
  'ipc/empty-message': help(null, 'errors'),
  'ipc/link-refused': help(null, 'errors'),
  'ipc/declined': help(null, 'errors'),
  'ipc/question-open': help(null, 'errors'),
  'ipc/changed': help(null, 'errors'),
  'ipc/too-often': help(null, 'errors'),
} as const satisfies Partial<Record<FailureCode, FailureHelp>>

const groups = {
  key: {
    'key/empty': help(null, 'get'),
    'key/malformed': help(null, 'get'),
    'key/too-long': help(null, 'get'),
    'key/has-space': help(null, 'get'),
    'key/has-line-break': help(null, 'get'),
    'key/has-quote': help(null, 'get'),
    'key/unprintable': help(null, 'get'),
    'key/admin': help(null, 'get'),
    'key/duplicate': help(null, 'protect'),
    'key/not-found': help('choose-key', 'get'),
    'key/not-held': help('add-key', 'protect'),
    'key/disabled': help('enable-key', 'rotate'),
    'key/other-origin': help('add-key', 'other-servers'),
    'key/bad-base-url': help('check-base-url', 'other-servers'),
    'key/insecure-base-url': help('check-base-url', 'other-servers'),
    'key/refused-base-url': help('allow-server', 'other-servers'),
    'key/changed-server': help('try-again', 'other-servers'),
    'key/clipboard-empty': help('try-again', 'get'),
    'key/no-model-to-try': help('try-again', 'get'),
  },
  keychain: {
    'keychain/locked': help('unlock-keyring', 'protect'),
    'keychain/no-collection': help('try-again', 'protect'),
    'keychain/unavailable': help('try-again', 'protect'),
    'keychain/silent': help('try-again', 'protect'),
    'keychain/lost': help('add-again', 'protect'),
    'keychain/corrupt': help('replace-key', 'rotate'),
    'keychain/not-saved': help('try-again', 'protect'),
    'keychain/still-stored': help('try-again', 'protect'),
  },
  import: {
    'import/unreadable': help(null, 'protect'),
    'import/nothing-found': help('add-key', 'protect'),
    'import/changed': help(null, 'protect'),
    'import/not-writable': help('try-again', 'protect'),
    'import/not-held': help(null, 'protect'),
  },
  access: {
    'openai/invalid-key': help('replace-key', 'get'),
    'openai/permission-denied': help('change-permissions', 'get'),
    'openai/ip-not-authorized': help('check-network', 'errors'),
    'openai/not-in-organization': help('replace-key', 'get'),
    'openai/unsupported-region': help(null, 'other-servers'),
    'openai/model-not-found': help('choose-model', 'errors'),
  },
  credit: {
    'openai/rate-limited': help('try-again', 'errors'),
    'openai/slow-down': help('try-again', 'errors'),
    'openai/insufficient-quota': help('add-credits', 'fund'),
    'openai/credit-exhausted': help('add-credits', 'fund'),
    'openai/organization-spend-limit': help('raise-limit', 'limit'),
    'openai/project-spend-limit': help('raise-limit', 'limit'),
    'openai/organization-usage-limit': help('raise-limit', 'limit'),
    'openai/billing-hard-limit': help('raise-limit', 'limit'),
  },
  request: {
    'openai/context-too-long': help('new-conversation', 'errors'),
    'openai/bad-request': help('choose-model', 'errors'),
    'openai/overloaded': help('try-again', 'errors'),
    'openai/server-error': help('try-again', 'errors'),
    'openai/content-filtered': help(null, 'errors'),
    'openai/output-limit': help(null, 'errors'),
    'openai/cut-short': help('try-again', 'errors'),
    'openai/not-an-api': help('check-base-url', 'other-servers'),
    'openai/unreadable-answer': help('try-again', 'other-servers'),
  },
  network: {
    'network/dns': help('check-network', 'errors'),
    'network/proxy': help('check-network', 'errors'),
    'network/refused': help('check-network', 'other-servers'),
    'network/tls': help('check-network', 'errors'),
    'network/reset': help('try-again', 'errors'),
    'network/timeout': help('try-again', 'errors'),
    'network/stalled': help('try-again', 'errors'),
    'network/redirected': help('check-base-url', 'other-servers'),
    'network/unreachable': help('check-network', 'errors'),
  },
  local: {
    'budget/hard-limit': help('raise-budget', 'limit'),
    'budget/unpriced': help('set-price', 'limit'),
    'budget/exists': help(null, 'limit'),
    'budget/not-found': help(null, 'limit'),
    'usage/not-written': help(null, 'errors'),
    'usage/file-unreadable': help(null, 'errors'),
    'usage/file-too-large': help(null, 'errors'),
    'usage/not-an-export': help(null, 'errors'),
    'store/full': help('free-disk-space', 'errors'),
    'store/read-only': help('try-again', 'errors'),
    'store/busy': help('try-again', 'errors'),
    'store/corrupt': help(null, 'errors'),
    'store/newer': help(null, 'errors'),
    'store/not-found': help(null, 'errors'),
    'bug/unexpected': help('try-again', 'errors'),
  },
} as const satisfies Record<string, Partial<Record<FailureCode, FailureHelp>>>

export type FailureGroup = keyof typeof groups

export const failureHelp: Record<FailureCode, FailureHelp> = {
  ...ipc,
  ...groups.key,
  ...groups.import,
  ...groups.keychain,
  ...groups.access,
  ...groups.credit,
  ...groups.request,
  ...groups.network,
  ...groups.local,
}

// Object.keys and Object.entries forget that these tables have no other keys.
const listCodes = (group: object) => Object.keys(group) as FailureCode[]

/** In the order of the guide's list of errors. */
export const failureGroups: readonly {
  readonly group: FailureGroup
  readonly codes: readonly FailureCode[]
}[] = (Object.keys(groups) as FailureGroup[]).map((group) => ({ group, codes: listCodes(groups[group]) }))
