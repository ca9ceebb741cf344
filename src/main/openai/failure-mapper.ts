// Turns errors of OpenAI's library, and errors that an API sends in mid-stream, into failures: by the error's
// own code first, then its type, then the status, then the connection's cause. Pure. No text of an API or a
// library gets into a failure, since it may quote a prompt or a key.
import {
  makeFailure,
  type Failure,
  type FailureCode,
  type FailureData,
  type Retry,
} from '../../domain/failure.ts'
import { failureHelp } from '../../domain/failure-help.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import {
  causeCodes,
  codeByStatus,
  codeTable,
  defaultDelaysMs,
  refusedParameters,
  statusTypeTable,
} from './failure-tables.ts'

/** The relevant facts of an API error; none of them checked. */
export interface ApiErrorFacts {
  readonly status?: number | undefined
  readonly code?: unknown
  readonly type?: unknown
  readonly param?: unknown
  readonly message?: unknown
  readonly headers?: Headers | undefined
}

/** Makes a failure with the action that its words advise. */
export function fail(code: FailureCode, data?: FailureData): Failure {
  const { action } = failureHelp[code]
  const delayMs = defaultDelaysMs[code]
  const helps: Retry = action ? { kind: 'action', action } : { kind: 'never' }
  return makeFailure(code, delayMs === undefined ? helps : { kind: 'after', delayMs }, data)
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const scopePattern = /missing scopes?:\s*([a-z]\w*(?:\.\w+)*)/iu

function findCode(facts: ApiErrorFacts): FailureCode {
  const code = textOf(facts.code).toLowerCase()
  const type = textOf(facts.type).toLowerCase()
  const message = textOf(facts.message)
  const status = facts.status
  // A restricted key gets 401 or 403; only the message tells it from an invalid key.
  if (scopePattern.test(message) || /insufficient permissions/iu.test(message))
    return 'openai/permission-denied'
  const byCode = codeTable.get(code)
  if (byCode) return byCode
  if (status === 401 && /member of an organization/iu.test(message)) return 'openai/not-in-organization'
  if (status === 401 && /\bIP\b.*not authorized/u.test(message)) return 'openai/ip-not-authorized'
  const byType = codeTable.get(type) ?? statusTypeTable.get(`${status ?? ''} ${type}`)
  if (byType) return byType
  if (status === undefined) return 'openai/server-error'
  return codeByStatus(status)
}

/** For an error answer, or an error inside a stream. */
export function failureFromApiError(facts: ApiErrorFacts, nowMs: number): Failure {
  const code = findCode(facts)
  const scope =
    code === 'openai/permission-denied' ? scopePattern.exec(textOf(facts.message))?.[1] : undefined
  const parameter =
    code === 'openai/bad-request' ? refusedParameters.get(textOf(facts.param).toLowerCase()) : undefined
  const retryAfterMs = parseRetryAfterMs(facts.headers, nowMs)
  const data: FailureData = {
    ...(facts.status === undefined ? {} : { status: facts.status }),
    ...(scope === undefined || holdsKeyLike(scope) ? {} : { scope }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(retryAfterMs === null ? {} : { retryAfterMs, retryAtMs: nowMs + retryAfterMs }),
  }
  const failure = fail(code, Object.keys(data).length > 0 ? data : undefined)
  const mayWait =
    failure.retry.kind === 'after' || code === 'openai/overloaded' || code === 'openai/server-error'
  return retryAfterMs !== null && mayWait
    ? { ...failure, retry: { kind: 'after', delayMs: retryAfterMs } }
    : failure
}

/**
 * Yields the codes, messages and names along a chain of causes; some libraries put several errors into one.
 */
function* walkCauses(error: unknown, depth = 0): Generator<string> {
  if (!isObject(error) || depth > 6) return
  yield textOf(error['code'])
  yield error instanceof Error ? error.message : ''
  yield error instanceof Error ? error.name : ''
  if (Array.isArray(error['errors'])) {
    for (const inner of error['errors']) yield* walkCauses(inner, depth + 1)
  }
  yield* walkCauses(error['cause'], depth + 1)
}

function failureFromConnection(error: unknown): Failure {
  const clues = [...walkCauses(error)].filter((clue) => clue !== '')
  const found = causeCodes.find(([pattern]) => clues.some((clue) => pattern.test(clue)))
  return fail(found?.[1] ?? 'network/unreachable')
}

/**
 * For anything that the library threw. It checks the shape, so the library need not be loaded for it: an
 * error with a status or a body is the API's, any other is the connection's.
 */
export function failureFromThrown(thrown: unknown, nowMs: number): Failure {
  if (thrown instanceof SyntaxError) return fail('openai/unreadable-answer')
  if (!isObject(thrown)) return fail('bug/unexpected')
  const status = typeof thrown['status'] === 'number' ? thrown['status'] : undefined
  const error = thrown['error']
  if (!('requestID' in thrown) || (status === undefined && error === undefined))
    return failureFromConnection(thrown)
  const headers = thrown['headers'] instanceof Headers ? thrown['headers'] : undefined
  // An API refuses in JSON, so an HTML page means that something else is at this address. A proxy's page is
  // different: its status (407, or 500 and above) says what it is.
  const isPage =
    headers?.get('content-type')?.startsWith('text/html') === true &&
    status !== undefined &&
    status < 500 &&
    status !== 407
  if (error === undefined && (status === 404 || status === 405 || isPage)) {
    return fail('openai/not-an-api', { status: status ?? 0 })
  }
  const body = isObject(error) ? error : { message: error }
  return failureFromApiError(
    {
      status,
      code: body['code'],
      type: body['type'],
      param: body['param'],
      message: body['message'],
      headers,
    },
    nowMs,
  )
}

const maxDelayMs = 7 * 24 * 60 * 60 * 1_000

/** Returns milliseconds from now, or `null` if the headers say nothing usable. */
function parseRetryAfterMs(headers: Headers | undefined, nowMs: number): number | null {
  const inMs = headers?.get('retry-after-ms')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/u.test(inMs)) return clamp(Number(inMs))
  const plain = headers?.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/u.test(plain)) return clamp(Number(plain) * 1_000)
  // A date begins with a letter; anything else, such as a negative number, is ignored.
  if (!/^[A-Z]/iu.test(plain)) return null
  const atMs = Date.parse(plain)
  return Number.isNaN(atMs) ? null : clamp(atMs - nowMs)
}

const clamp = (delayMs: number): number => Math.min(Math.max(0, Math.ceil(delayMs)), maxDelayMs)
