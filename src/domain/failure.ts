// Everything that can be expected to go wrong, as a closed list of codes.
// The words a person reads for each code are in words/en/failures.ts; nothing here is shown.

export const failureCodes = [
  'ipc/invalid-input',
  'ipc/unknown-route',
  'ipc/unknown-sender',
  'ipc/empty-message',
  'ipc/link-refused',
  'ipc/declined',
  'ipc/question-open',
  'ipc/changed',
  'ipc/too-often',

  'key/empty',
  'key/malformed',
  'key/too-long',
  'key/has-space',
  'key/has-line-break',
  'key/has-quote',
  'key/unprintable',
  'key/admin',
  'key/duplicate',
  'key/not-found',
  'key/not-held',
  'key/disabled',
  'key/other-origin',
  'key/bad-base-url',
  'key/insecure-base-url',
  'key/refused-base-url',
  'key/changed-server',
  'key/clipboard-empty',
  'key/no-model-to-try',

  'import/unreadable',
  'import/nothing-found',
  'import/changed',
  'import/not-writable',
  'import/not-held',

  'keychain/locked',
  'keychain/no-collection',
  'keychain/unavailable',
  'keychain/silent',
  'keychain/lost',
  'keychain/corrupt',
  'keychain/not-saved',
  'keychain/still-stored',

  'openai/invalid-key',
  'openai/ip-not-authorized',
  'openai/not-in-organization',
  'openai/unsupported-region',
  'openai/permission-denied',
  'openai/model-not-found',
  'openai/context-too-long',
  'openai/bad-request',
  'openai/rate-limited',
  'openai/slow-down',
  'openai/insufficient-quota',
  'openai/credit-exhausted',
  'openai/organization-spend-limit',
  'openai/project-spend-limit',
  'openai/organization-usage-limit',
  'openai/billing-hard-limit',
  'openai/overloaded',
  'openai/server-error',
  'openai/content-filtered',
  'openai/output-limit',
  'openai/cut-short',
  'openai/not-an-api',
  'openai/unreadable-answer',

  'network/dns',
  'network/proxy',
  'network/refused',
  'network/tls',
  'network/reset',
  'network/timeout',
  'network/stalled',
  'network/redirected',
  'network/unreachable',

  'budget/hard-limit',
  'budget/unpriced',
  'budget/exists',
  'budget/not-found',

  'usage/not-written',
  'usage/file-unreadable',
  'usage/file-too-large',
  'usage/not-an-export',

  'store/full',
  'store/read-only',
  'store/busy',
  'store/corrupt',
  'store/newer',
  'store/not-found',

  'bug/unexpected',
] as const

export type FailureCode = (typeof failureCodes)[number]

/** What a person can do about a failure; the window shows each as one button. */
export const failureActions = [
  'replace-key',
  'add-key',
  'add-again',
  'choose-key',
  'enable-key',
  'add-credits',
  'raise-limit',
  'change-permissions',
  'raise-budget',
  'set-price',
  'choose-model',
  'check-network',
  'check-base-url',
  'allow-server',
  'unlock-keyring',
  'free-disk-space',
  'new-conversation',
  'try-again',
] as const

export type FailureAction = (typeof failureActions)[number]

export type Retry =
  | { readonly kind: 'never' }
  | { readonly kind: 'after'; readonly delayMs: number }
  | { readonly kind: 'action'; readonly action: FailureAction }

/** Short, harmless facts for a failure's sentence. Never a key, never a raw API message. */
export type FailureData = { readonly [name: string]: string | number | boolean }

export interface Failure {
  readonly code: FailureCode
  readonly retry: Retry
  readonly data?: FailureData | undefined
}

export function makeFailure(
  code: FailureCode,
  retry: Retry | FailureAction = { kind: 'never' },
  data?: FailureData,
): Failure {
  const asRetry: Retry = typeof retry === 'string' ? { kind: 'action', action: retry } : retry
  return data ? { code, retry: asRetry, data } : { code, retry: asRetry }
}

/** For a place that shows failures: a person who cancelled main's question knows it. */
export const unlessDeclined = (failure: Failure | null): Failure | null =>
  failure?.code === 'ipc/declined' ? null : failure
