import { APIError } from 'openai'
import { describe, expect, test } from 'vitest'
import { failureSchema } from '../../contract/failure.ts'
import { failureHelp } from '../../domain/failure-help.ts'
import { failureCodes } from '../../domain/failure.ts'
import { fail, failureFromApiError, failureFromThrown } from './failure-mapper.ts'
import { canary } from './test-support.ts'

const nowMs = Date.UTC(2026, 10, 1)
const apiError = (status: number, error: object | undefined, headers: Record<string, string> = {}) =>
  APIError.generate(status, error && { error }, undefined, new Headers(headers))

describe('failureFromThrown: answers of the API', () => {
  test.each([
    [401, { code: 'invalid_api_key' }, 'openai/invalid-key', 'replace-key'],
    [401, { code: null, type: 'invalid_request_error' }, 'openai/invalid-key', 'replace-key'],
    [401, { code: 'ip_not_authorized' }, 'openai/ip-not-authorized', 'check-network'],
    [
      401,
      { message: 'You must be a member of an organization to use the API.' },
      'openai/not-in-organization',
      'replace-key',
    ],
    [401, { message: 'Your IP 1.2.3.4 is not authorized.' }, 'openai/ip-not-authorized', 'check-network'],
    [403, { code: 'unsupported_country_region_territory' }, 'openai/unsupported-region', 'never'],
    [403, { code: null }, 'openai/permission-denied', 'change-permissions'],
    [401, { code: 'missing_scope' }, 'openai/permission-denied', 'change-permissions'],
    [
      401,
      { message: 'You have insufficient permissions for this operation. Missing scopes: model.request.' },
      'openai/permission-denied',
      'change-permissions',
    ],
    [404, { code: 'model_not_found' }, 'openai/model-not-found', 'choose-model'],
    [404, { message: 'no such model' }, 'openai/model-not-found', 'choose-model'],
    [400, { code: 'context_length_exceeded' }, 'openai/context-too-long', 'new-conversation'],
    [
      400,
      { code: 'unsupported_parameter', type: 'invalid_request_error' },
      'openai/bad-request',
      'choose-model',
    ],
    [400, { code: 'billing_hard_limit_reached' }, 'openai/billing-hard-limit', 'raise-limit'],
    [422, { message: 'no' }, 'openai/bad-request', 'choose-model'],
    [429, { code: 'rate_limit_exceeded', type: 'tokens' }, 'openai/rate-limited', 'after'],
    [429, { code: null, type: 'requests' }, 'openai/rate-limited', 'after'],
    [429, { code: null, type: 'rate_limit_error' }, 'openai/rate-limited', 'after'],
    [429, { code: 'slow_down', type: 'rate_limit_error' }, 'openai/slow-down', 'after'],
    [
      429,
      { code: 'insufficient_quota', type: 'insufficient_quota' },
      'openai/insufficient-quota',
      'add-credits',
    ],
    [429, { code: null, type: 'insufficient_quota' }, 'openai/insufficient-quota', 'add-credits'],
    [
      429,
      { code: 'credit_balance_exhausted', type: 'insufficient_quota' },
      'openai/credit-exhausted',
      'add-credits',
    ],
    [429, { code: 'organization_spend_limit_exceeded' }, 'openai/organization-spend-limit', 'raise-limit'],
    [429, { code: 'project_spend_limit_exceeded' }, 'openai/project-spend-limit', 'raise-limit'],
    [429, { code: 'organization_usage_limit_exceeded' }, 'openai/organization-usage-limit', 'raise-limit'],
    [429, { code: 'billing_hard_limit_reached' }, 'openai/billing-hard-limit', 'raise-limit'],
    [402, { message: 'pay' }, 'openai/credit-exhausted', 'add-credits'],
    [408, undefined, 'network/timeout', 'try-again'],
    [409, {}, 'openai/bad-request', 'choose-model'],
    [500, { code: 'server_error' }, 'openai/server-error', 'try-again'],
    [502, undefined, 'openai/server-error', 'try-again'],
    [503, { code: 'server_is_overloaded' }, 'openai/overloaded', 'try-again'],
    [503, undefined, 'openai/overloaded', 'try-again'],
    [504, undefined, 'network/timeout', 'try-again'],
    [407, undefined, 'network/proxy', 'check-network'],
    [407, { message: 'sign in' }, 'network/proxy', 'check-network'],
    [511, undefined, 'openai/not-an-api', 'check-base-url'],
    [404, undefined, 'openai/not-an-api', 'check-base-url'],
    [405, undefined, 'openai/not-an-api', 'check-base-url'],
  ])('%i %j is %s', (status, body, code, help) => {
    const failure = failureFromThrown(apiError(status, body), nowMs)
    expect(failure.code).toBe(code)
    expect(failure.retry.kind === 'action' ? failure.retry.action : failure.retry.kind).toBe(help)
    expect(failureSchema.safeParse(failure).success).toBe(true)
  })

  test('a page instead of an API refusal is a wrong address; a broken gateway is not', () => {
    const page = { 'content-type': 'text/html; charset=utf-8' }
    expect(failureFromThrown(apiError(403, undefined, page), nowMs).code).toBe('openai/not-an-api')
    expect(failureFromThrown(apiError(502, undefined, page), nowMs).code).toBe('openai/server-error')
    expect(failureFromThrown(apiError(511, undefined, page), nowMs).code).toBe('openai/not-an-api')
    expect(failureFromThrown(apiError(407, undefined, page), nowMs)).toMatchObject({
      code: 'network/proxy',
      data: { status: 407 },
    })
  })

  test('names the missing scope, and nothing else of the message', () => {
    const message = `Insufficient permissions. Missing scopes: api.model.read. Key ${canary}.`
    const failure = failureFromThrown(apiError(403, { message }), nowMs)
    expect(failure).toMatchObject({
      code: 'openai/permission-denied',
      data: { scope: 'api.model.read', status: 403 },
    })
    expect(JSON.stringify(failure)).not.toContain(canary)
  })

  test.each([
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': '3600' }, 3_600_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '0.05' }, 50],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1_500],
    [{ 'retry-after': 'Sun, 01 Nov 2026 00:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Sun, 01 Nov 2026 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'Sat, 31 Oct 2026 00:00:00 GMT' }, 0],
    [{ 'retry-after': '-5' }, 5_000],
    [{ 'retry-after': 'soon' }, 5_000],
    [{ 'retry-after': '1e99' }, 5_000],
    [{}, 5_000],
  ])('waits as long as %j asks: %i ms', (headers, delayMs) => {
    const failure = failureFromThrown(apiError(429, { code: 'rate_limit_exceeded' }, headers), nowMs)
    expect(failure.retry).toEqual({ kind: 'after', delayMs })
  })

  test('waiting never helps against an empty balance, whatever a header says', () => {
    const failure = failureFromThrown(
      apiError(429, { code: 'insufficient_quota' }, { 'retry-after': '1' }),
      nowMs,
    )
    expect(failure.retry).toEqual({ kind: 'action', action: 'add-credits' })
  })
})

describe('failureFromApiError: errors inside a stream', () => {
  test.each([
    ['rate_limit_exceeded', 'openai/rate-limited'],
    ['server_error', 'openai/server-error'],
    ['invalid_prompt', 'openai/bad-request'],
    ['data_residency_mismatch', 'openai/bad-request'],
    ['bio_policy', 'openai/content-filtered'],
    ['misalignment_policy_violation', 'openai/content-filtered'],
    ['cyber_policy', 'openai/content-filtered'],
    ['server_overloaded', 'openai/overloaded'],
    ['usage_limit_exceeded', 'openai/organization-usage-limit'],
    ['insufficient_quota', 'openai/insufficient-quota'],
    [null, 'openai/server-error'],
    [{ a: 1 }, 'openai/server-error'],
  ])('%j is %s', (code, expected) => {
    expect(failureFromApiError({ code }, nowMs).code).toBe(expected)
  })
})

describe('failureFromThrown: connections', () => {
  const caused = (cause: object) => new TypeError('fetch failed', { cause })
  test.each([
    [caused(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })), 'network/dns'],
    [caused(Object.assign(new Error(), { code: 'EAI_AGAIN' })), 'network/dns'],
    [caused(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })])), 'network/refused'],
    [caused(Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'ECONNRESET' })), 'network/reset'],
    [caused(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })), 'network/reset'],
    [caused(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })), 'network/timeout'],
    [caused(new Error('unexpected redirect')), 'network/redirected'],
    [caused(Object.assign(new Error(), { code: 'EHOSTUNREACH' })), 'network/unreachable'],
    [caused(Object.assign(new Error(), { code: 'ENETUNREACH' })), 'network/unreachable'],
    [caused(Object.assign(new Error(), { code: 'EAI_NONAME' })), 'network/dns'],
    [caused(Object.assign(new Error(), { code: 'HOSTNAME_MISMATCH' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' })), 'network/tls'],
    [caused(Object.assign(new Error(), { code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' })), 'network/reset'],
    [caused(new Error('bad port')), 'key/bad-base-url'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'network/dns'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'network/refused'],
    [new Error('net::ERR_CERT_DATE_INVALID'), 'network/tls'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'network/tls'],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'network/tls'],
    [new Error('net::ERR_CONNECTION_RESET'), 'network/reset'],
    [new Error('net::ERR_EMPTY_RESPONSE'), 'network/reset'],
    [new Error('net::ERR_INCOMPLETE_CHUNKED_ENCODING'), 'network/reset'],
    [new Error('net::ERR_CONNECTION_TIMED_OUT'), 'network/timeout'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'network/unreachable'],
    [new Error(`Attempted to redirect, but redirect policy was 'error'`), 'network/redirected'],
    [new SyntaxError('Error reading response'), 'openai/unreadable-answer'],
    ['a string', 'bug/unexpected'],
    [undefined, 'bug/unexpected'],
  ])('%s is %s', (thrown, code) => {
    expect(failureFromThrown(thrown, nowMs).code).toBe(code)
  })

  test.each([
    ['ERR_PROXY_CONNECTION_FAILED', 'network/proxy'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'network/proxy'],
    ['ERR_PROXY_AUTH_REQUESTED', 'network/proxy'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'network/proxy'],
    ['ERR_PROXY_CERTIFICATE_INVALID', 'network/proxy'],
    ['ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT', 'network/proxy'],
    ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'network/proxy'],
    ['ERR_NO_SUPPORTED_PROXIES', 'network/proxy'],
    ['ERR_PAC_SCRIPT_FAILED', 'network/proxy'],
    ['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'network/proxy'],
    ['ERR_UNEXPECTED_PROXY_AUTH', 'network/unreachable'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'network/tls'],
    ['ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'network/tls'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'network/tls'],
    ['ERR_TLS13_DOWNGRADE_DETECTED', 'network/tls'],
    ['ERR_QUIC_CERT_ROOT_NOT_KNOWN', 'network/tls'],
    ['ERR_SSL_BAD_RECORD_MAC_ALERT', 'network/reset'],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'network/reset'],
    ['ERR_ICANN_NAME_COLLISION', 'network/dns'],
    ['ERR_NETWORK_CHANGED', 'network/reset'],
    ['ERR_NETWORK_IO_SUSPENDED', 'network/reset'],
    ['ERR_SOCKET_NOT_CONNECTED', 'network/reset'],
    ['ERR_INVALID_CHUNKED_ENCODING', 'network/reset'],
    ['ERR_HTTP2_PROTOCOL_ERROR', 'network/reset'],
    ['ERR_TIMED_OUT', 'network/timeout'],
    ['ERR_INVALID_REDIRECT', 'network/redirected'],
    ['ERR_INVALID_HTTP_RESPONSE', 'openai/not-an-api'],
    ['ERR_UNSAFE_PORT', 'key/bad-base-url'],
    ['ERR_ADDRESS_UNREACHABLE', 'network/unreachable'],
    ['ERR_NETWORK_ACCESS_DENIED', 'network/unreachable'],
    ['ERR_FAILED', 'network/unreachable'],
  ])('Chromium’s %s is %s', (name, code) => {
    expect(failureFromThrown(new Error(`net::${name}`), nowMs).code).toBe(code)
  })

  test.each([
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (407) !== 200 when HTTP Tunneling' }],
    [{ code: 'UND_ERR_PRX_TLS', message: 'Secure Proxy Connection failed' }],
    [{ code: 'ERR_PROXY_TUNNEL', message: 'Connection to establish proxy tunnel timed out after 5ms' }],
  ])('a proxy that Node’s fetch could not pass: %j', ({ code, message }) => {
    const cause = Object.assign(new Error(message), { code })
    expect(failureFromThrown(new TypeError('fetch failed', { cause }), nowMs).code).toBe('network/proxy')
  })

  test('says nothing that an error said', () => {
    const thrown = new TypeError(`Headers.append: "Bearer ${canary}" is an invalid header value`)
    expect(JSON.stringify(failureFromThrown(thrown, nowMs))).not.toContain('canary')
  })
})

test.each(failureCodes)('%s is helped as its words advise', (code) => {
  const { action } = failureHelp[code]
  const { retry } = fail(code)
  expect(failureSchema.safeParse(fail(code)).success).toBe(true)
  if (retry.kind === 'after') {
    expect(code).toMatch(/^openai\/(rate-limited|slow-down)$/u)
    expect(retry.delayMs).toBeGreaterThan(0)
  } else expect(retry).toEqual(action ? { kind: 'action', action } : { kind: 'never' })
})
