// Every way in which a server can refuse a key or fail, as it is on the wire, and the failure that Latchkey
// must make of it. The server answers both the model list and chats with it.
import type { FailureCode } from '../../src/domain/failure.ts'
import { answerError, answerHtml, answerRedirect, type FaultScript } from './fault-server.ts'

export interface Refusal {
  readonly name: string
  readonly script: FaultScript
  readonly code: FailureCode
}

const error = (
  status: number,
  code: FailureCode,
  body: { readonly code?: string; readonly type?: string; readonly message?: string },
  headers: Readonly<Record<string, string>> = {},
): Refusal => ({
  name: `${status} ${body.code ?? body.type ?? body.message ?? ''}`.trim(),
  script: answerError(status, { code: null, message: 'raw words of the API', ...body }, headers),
  code,
})

const missingScope =
  'You have insufficient permissions for this operation. Missing scopes: api.model.read. Check that you have ' +
  'the correct role in your organization.'

// Retries go out at once, because these tests are about words, not about waiting.
const atOnce = { 'retry-after': '0' }

export const refusals: readonly Refusal[] = [
  error(401, 'openai/invalid-key', { code: 'invalid_api_key', type: 'invalid_request_error' }),
  error(401, 'openai/ip-not-authorized', { code: 'ip_not_authorized' }),
  error(401, 'openai/not-in-organization', {
    message: 'You must be a member of an organization to use the API.',
  }),
  error(403, 'openai/permission-denied', { message: missingScope }),
  error(403, 'openai/unsupported-region', { code: 'unsupported_country_region_territory' }),
  error(404, 'openai/model-not-found', { code: 'model_not_found' }),
  error(429, 'openai/rate-limited', { code: 'rate_limit_exceeded' }, atOnce),
  error(429, 'openai/slow-down', { code: 'slow_down' }, atOnce),
  error(429, 'openai/insufficient-quota', { code: 'insufficient_quota', type: 'insufficient_quota' }),
  error(429, 'openai/credit-exhausted', { code: 'credit_balance_exhausted', type: 'insufficient_quota' }),
  error(429, 'openai/organization-spend-limit', { code: 'organization_spend_limit_exceeded' }),
  error(429, 'openai/project-spend-limit', { code: 'project_spend_limit_exceeded' }),
  error(429, 'openai/organization-usage-limit', { code: 'organization_usage_limit_exceeded' }),
  error(429, 'openai/billing-hard-limit', { code: 'billing_hard_limit_reached' }),
  error(500, 'openai/server-error', { type: 'server_error' }),
  error(503, 'openai/overloaded', { code: 'server_is_overloaded' }),
  { name: '502 with a page', script: answerHtml(502), code: 'openai/server-error' },
  { name: '200 with a page', script: answerHtml(200), code: 'openai/not-an-api' },
  { name: 'a redirect elsewhere', script: answerRedirect('http://127.0.0.1:9/'), code: 'network/redirected' },
  { name: 'a reset', script: [{ do: 'reset' }], code: 'network/reset' },
]
