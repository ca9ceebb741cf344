// What the failure mapper looks up: the API's codes, statuses and connection causes, each with the failure
// it is, and for each failure what helps.
import type { Failure, FailureAction, FailureCode, Retry } from '../../domain/failure.ts'

/** By `error.code`, and where that is missing by `error.type`. */
export const codeTable: ReadonlyMap<string, FailureCode> = new Map([
  ['invalid_api_key', 'openai/invalid-key'],
  ['account_deactivated', 'openai/invalid-key'],
  ['ip_not_authorized', 'openai/ip-not-authorized'],
  ['ip_address_not_authorized', 'openai/ip-not-authorized'],
  ['invalid_organization', 'openai/not-in-organization'],
  ['not_in_organization', 'openai/not-in-organization'],
  ['mismatched_organization', 'openai/not-in-organization'],
  ['unsupported_country_region_territory', 'openai/unsupported-region'],
  ['insufficient_permissions', 'openai/permission-denied'],
  ['missing_scope', 'openai/permission-denied'],
  ['model_not_found', 'openai/model-not-found'],
  ['model_not_available', 'openai/model-not-found'],
  ['context_length_exceeded', 'openai/context-too-long'],
  ['string_above_max_length', 'openai/context-too-long'],
  ['rate_limit_exceeded', 'openai/rate-limited'],
  ['slow_down', 'openai/slow-down'],
  ['insufficient_quota', 'openai/insufficient-quota'],
  ['credit_balance_exhausted', 'openai/credit-exhausted'],
  ['organization_spend_limit_exceeded', 'openai/organization-spend-limit'],
  ['project_spend_limit_exceeded', 'openai/project-spend-limit'],
  ['organization_usage_limit_exceeded', 'openai/organization-usage-limit'],
  ['billing_hard_limit_reached', 'openai/billing-hard-limit'],
  ['billing_not_active', 'openai/insufficient-quota'],
  ['server_is_overloaded', 'openai/overloaded'],
  ['overloaded', 'openai/overloaded'],
  ['overloaded_error', 'openai/overloaded'],
  ['server_error', 'openai/server-error'],
  ['internal_error', 'openai/server-error'],
  ['vector_store_timeout', 'openai/server-error'],
  ['content_filter', 'openai/content-filtered'],
  ['content_policy_violation', 'openai/content-filtered'],
  ['bio_policy', 'openai/content-filtered'],
  ['misalignment_policy_violation', 'openai/content-filtered'],
  ['image_content_policy_violation', 'openai/content-filtered'],
  ['invalid_prompt', 'openai/bad-request'],
  ['data_residency_mismatch', 'openai/bad-request'],
] satisfies [string, FailureCode][])

/** Types that mean something only with their status, as "status type". */
export const statusTypeTable: ReadonlyMap<string, FailureCode> = new Map([
  ['429 requests', 'openai/rate-limited'],
  ['429 tokens', 'openai/rate-limited'],
  ['503 service_unavailable_error', 'openai/overloaded'],
] satisfies [string, FailureCode][])

export function codeByStatus(status: number): FailureCode {
  if (status >= 300 && status < 400) return 'network/redirected'
  if (status === 401) return 'openai/invalid-key'
  if (status === 402) return 'openai/credit-exhausted'
  if (status === 403) return 'openai/permission-denied'
  if (status === 404) return 'openai/model-not-found'
  if (status === 407) return 'network/unreachable'
  if (status === 408) return 'network/timeout'
  if (status === 413) return 'openai/context-too-long'
  if (status === 429) return 'openai/rate-limited'
  if (status === 503 || status === 529) return 'openai/overloaded'
  if (status === 504) return 'network/timeout'
  return status >= 500 ? 'openai/server-error' : 'openai/bad-request'
}

/** Codes, names and messages of connection errors: Node's, undici's and Chromium's. The first that fits. */
export const causeCodes: readonly (readonly [RegExp, FailureCode])[] = [
  [
    /unexpected redirect|attempted to redirect|ERR_UNSAFE_REDIRECT|ERR_TOO_MANY_REDIRECTS/iu,
    'network/redirected',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA)$|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION|ERR_DNS/u,
    'network/dns',
  ],
  [/^ECONNREFUSED$|ERR_CONNECTION_REFUSED/u, 'network/refused'],
  [
    /CERT|^ERR_TLS|^ERR_SSL|ERR_SSL_|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|^EPROTO$|HPKP|DEPTH_ZERO/u,
    'network/tls',
  ],
  [
    /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|^ETIMEDOUT$|ERR_(CONNECTION_)?TIMED_OUT|timed? ?out/iu,
    'network/timeout',
  ],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/u,
    'network/reset',
  ],
  [/^(HPE_|Z_)\w+$|^terminated$|other side closed/u, 'network/reset'],
  [/ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED/u, 'network/reset'],
  [/ERR_CONTENT_LENGTH_MISMATCH|ERR_HTTP2|ERR_QUIC/u, 'network/reset'],
]

type Help = Retry | FailureAction

/** Whether and how a failure may go away. A rate limit's delay is replaced by what the server says. */
export const retryByCode: Partial<Record<FailureCode, Help>> = {
  'openai/invalid-key': 'replace-key',
  'openai/ip-not-authorized': 'choose-key',
  'openai/not-in-organization': 'replace-key',
  'openai/unsupported-region': { kind: 'never' },
  'openai/permission-denied': 'choose-key',
  'openai/model-not-found': 'choose-model',
  'openai/context-too-long': 'new-conversation',
  'openai/bad-request': 'choose-model',
  'openai/rate-limited': { kind: 'after', delayMs: 5_000 },
  'openai/slow-down': { kind: 'after', delayMs: 15_000 },
  'openai/insufficient-quota': 'add-credits',
  'openai/credit-exhausted': 'add-credits',
  'openai/organization-spend-limit': 'raise-limit',
  'openai/project-spend-limit': 'raise-limit',
  'openai/organization-usage-limit': 'raise-limit',
  'openai/billing-hard-limit': 'raise-limit',
  'openai/overloaded': 'try-again',
  'openai/server-error': 'try-again',
  'openai/content-filtered': { kind: 'never' },
  'openai/output-limit': { kind: 'never' },
  'openai/cut-short': 'try-again',
  'openai/not-an-api': 'check-base-url',
  'openai/unreadable-answer': 'try-again',
  'network/dns': 'check-network',
  'network/refused': 'check-network',
  'network/tls': 'check-network',
  'network/reset': 'try-again',
  'network/timeout': 'try-again',
  'network/stalled': 'try-again',
  'network/redirected': 'check-base-url',
  'network/unreachable': 'check-network',
}

/** One sentence each, for the log. */
export const messages: Partial<Record<FailureCode, Failure['message']>> = {
  'openai/invalid-key': 'The API does not know this key.',
  'openai/ip-not-authorized': 'The key may not be used from this network address.',
  'openai/not-in-organization': 'The key belongs to no organization that may use the API.',
  'openai/unsupported-region': 'The API is not offered in this region.',
  'openai/permission-denied': 'The key is valid but lacks a permission.',
  'openai/model-not-found': 'The model does not exist, or this key may not use it.',
  'openai/context-too-long': 'The conversation is longer than the model can read.',
  'openai/bad-request': 'The API refused the request as it was sent.',
  'openai/rate-limited': 'Too many requests or tokens at once.',
  'openai/slow-down': 'The API asks for slower requests.',
  'openai/insufficient-quota': 'The account has no quota left.',
  'openai/credit-exhausted': 'The account has no credit left.',
  'openai/organization-spend-limit': "The organization's spending limit is reached.",
  'openai/project-spend-limit': "The project's spending limit is reached.",
  'openai/organization-usage-limit': "The organization's usage limit is reached.",
  'openai/billing-hard-limit': "The account's hard billing limit is reached.",
  'openai/overloaded': 'The API is overloaded.',
  'openai/server-error': 'The API had an error of its own.',
  'openai/content-filtered': 'The answer was stopped by the content filter.',
  'openai/output-limit': 'The answer reached the longest length allowed.',
  'openai/cut-short': 'The answer ended without saying that it was complete.',
  'openai/not-an-api': 'The server answered with a page, not with an API answer.',
  'openai/unreadable-answer': 'The answer could not be read.',
  'network/dns': 'The name of the server was not found.',
  'network/refused': 'The server refused the connection.',
  'network/tls': "The server's certificate was not accepted.",
  'network/reset': 'The connection broke.',
  'network/timeout': 'The server did not answer in time.',
  'network/stalled': 'The answer fell silent.',
  'network/redirected': 'The server pointed to another address, which was not followed.',
  'network/unreachable': 'The server could not be reached.',
  'bug/unexpected': 'Something unexpected happened.',
}
