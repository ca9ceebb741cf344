// Adds the server's host to a failure, so that its words can name the server, and so that nothing leads to
// OpenAI with another server's key. Pure.
import { isOpenAiOrigin } from './base-url.ts'
import type { Failure } from './failure.ts'

const maxHostChars = 300

/**
 * Adds the host if the failure's sentence names it: always for failures on the way to the server, and for
 * refusals if the server is not OpenAI. `baseUrl` comes from parseBaseUrl.
 */
export function nameServer(failure: Failure, baseUrl: string): Failure {
  const { code, data } = failure
  const isOnTheWay = code.startsWith('network/') || code === 'openai/not-an-api'
  const isOthersRefusal = code.startsWith('openai/') && !isOpenAiOrigin(baseUrl)
  if (!isOnTheWay && !isOthersRefusal) return failure
  return { ...failure, data: { ...data, host: new URL(baseUrl).host.slice(0, maxHostChars) } }
}

/** Returns true if, by the failure's data, a server other than OpenAI refused the request. */
export const isOthersRefusal = ({ code, data }: Pick<Failure, 'code' | 'data'>): boolean =>
  code.startsWith('openai/') && code !== 'openai/not-an-api' && data?.['host'] !== undefined
