// What the failure mapper looks up: the API's codes, statuses and connection causes, each with the failure
// it is. What helps against a failure is in domain/failure-help.ts.
import type { FailureCode } from '../../domain/failure.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'

/** By `error.code`, or by `error.type` if that is missing. */
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
  ['rate_limit_error', 'openai/rate-limited'],
  ['slow_down', 'openai/slow-down'],
  ['insufficient_quota', 'openai/insufficient-quota'],
  ['credit_balance_exhausted', 'openai/credit-exhausted'],
  ['organization_spend_limit_exceeded', 'openai/organization-spend-limit'],
  ['project_spend_limit_exceeded', 'openai/project-spend-limit'],
  ['organization_usage_limit_exceeded', 'openai/organization-usage-limit'],
  ['usage_limit_exceeded', 'openai/organization-usage-limit'],
  ['billing_hard_limit_reached', 'openai/billing-hard-limit'],
  ['billing_not_active', 'openai/insufficient-quota'],
  ['server_is_overloaded', 'openai/overloaded'],
  ['server_overloaded', 'openai/overloaded'],
  ['overloaded', 'openai/overloaded'],
  ['overloaded_error', 'openai/overloaded'],
  ['server_error', 'openai/server-error'],
  ['internal_error', 'openai/server-error'],
  ['vector_store_timeout', 'openai/server-error'],
  ['content_filter', 'openai/content-filtered'],
  ['content_policy_violation', 'openai/content-filtered'],
  ['bio_policy', 'openai/content-filtered'],
  ['cyber_policy', 'openai/content-filtered'],
  ['misalignment_policy_violation', 'openai/content-filtered'],
  ['image_content_policy_violation', 'openai/content-filtered'],
  ['unsupported_parameter', 'openai/bad-request'],
  ['unsupported_value', 'openai/bad-request'],
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
  if (status === 407) return 'network/proxy'
  if (status === 408) return 'network/timeout'
  if (status === 413) return 'openai/context-too-long'
  if (status === 429) return 'openai/rate-limited'
  if (status === 503 || status === 529) return 'openai/overloaded'
  if (status === 504) return 'network/timeout'
  // The network wants a sign-in in the browser first.
  if (status === 511) return 'openai/not-an-api'
  return status >= 500 ? 'openai/server-error' : 'openai/bad-request'
}

/**
 * Codes, names and messages of connection errors: Node's, undici's and Chromium's
 * (net/base/net_error_list.h). The first match counts. No match gives `network/unreachable`; so do errors of
 * the route itself, such as EHOSTUNREACH, ENETUNREACH, ERR_ADDRESS_UNREACHABLE and ERR_INTERNET_DISCONNECTED.
 */
export const causeCodes: readonly (readonly [RegExp, FailureCode])[] = [
  // First, because these names contain others' names: a proxy's certificate, a redirect by a proxy. Not
  // ERR_UNEXPECTED_PROXY_AUTH, which is a server's own 407, so the request did arrive.
  [
    /ERR_(?!UNEXPECTED_)\w*PROX(Y|IES)|ERR_TUNNEL_|ERR_SOCKS_|ERR_PAC_SCRIPT|UND_ERR_PRX_TLS|Proxy response \(/u,
    'network/proxy',
  ],
  [
    /unexpected redirect|attempted to redirect|ERR_(UNSAFE|INVALID|TOO_MANY)_REDIRECT/iu,
    'network/redirected',
  ],
  [
    /^(ENOTFOUND|EAI_[A-Z]+)$|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION|ERR_DNS|ERR_ICANN_NAME/u,
    'network/dns',
  ],
  [/^ECONNREFUSED$|ERR_CONNECTION_REFUSED/u, 'network/refused'],
  // These alerts can come after the request was sent, so nobody can say that the key was not sent.
  [/ERR_SSL_\w*(BAD_RECORD_MAC|DECRYPT|DECOMPRESS|ALERT_(BAD_)?CERT)|ERR_BAD_SSL_CLIENT/u, 'network/reset'],
  [
    /CERT|ERR_TLS|ERR_SSL_|ERR_NO_SSL_|ERR_(INVALID_)?ECH_|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|^EPROTO$|HPKP/u,
    'network/tls',
  ],
  [/^(HOSTNAME_MISMATCH|INVALID_CA|CRL_\w+)$|ERR_INSECURE_RESPONSE/u, 'network/tls'],
  [
    /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|^ETIMEDOUT$|ERR_(CONNECTION_)?TIMED_OUT|timed? ?out/iu,
    'network/timeout',
  ],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/u,
    'network/reset',
  ],
  // Something is there, but it doesn't speak HTTP.
  [/ERR_INVALID_HTTP_RESPONSE/u, 'openai/not-an-api'],
  [/^(HPE_|Z_)\w+$|^terminated$|other side closed/u, 'network/reset'],
  [/ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/u, 'network/reset'],
  [/ERR_(INCOMPLETE|INVALID)_CHUNKED|ERR_CONTENT_LENGTH_MISMATCH|ERR_HTTP2|ERR_QUIC/u, 'network/reset'],
  [/ERR_NETWORK_(CHANGED|IO_SUSPENDED)/u, 'network/reset'],
  // Ports of other services, which browsers and fetch refuse.
  [/ERR_UNSAFE_PORT|^bad port$/u, 'key/bad-base-url'],
]

/** Milliseconds to wait if a failure passes by itself and the server names no time. */
export const defaultDelaysMs: Partial<Record<FailureCode, number>> = {
  'openai/rate-limited': 5_000,
  'openai/slow-down': 15_000,
}

/** By the API's name of the parameter that it refused; the values are the person's own settings. */
export const refusedParameters: ReadonlyMap<string, keyof Parameters> = new Map([
  ['temperature', 'temperature'],
  ['max_output_tokens', 'maxOutputTokens'],
  ['max_tokens', 'maxOutputTokens'],
  ['max_completion_tokens', 'maxOutputTokens'],
  ['reasoning', 'reasoningEffort'],
  ['reasoning.effort', 'reasoningEffort'],
  ['reasoning_effort', 'reasoningEffort'],
  ['instructions', 'systemPrompt'],
] satisfies [string, keyof Parameters][])
