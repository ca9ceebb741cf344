// Which server a failure is of: for the words that name it, and so that nothing leads to OpenAI with another
// server's key. Pure.
import { isOpenAiOrigin } from './base-url.ts'
import type { Failure } from './failure.ts'

const maxHostChars = 300

/**
 * With the server's host in its data, where the sentence names it: on the way there always, and of what was
 * refused where that wasn't OpenAI. `baseUrl` is one that parseBaseUrl gave.
 */
export function nameServer(failure: Failure, baseUrl: string): Failure {
  const { code, data } = failure
  const isOnTheWay = code.startsWith('network/') || code === 'openai/not-an-api'
  const isOthersRefusal = code.startsWith('openai/') && !isOpenAiOrigin(baseUrl)
  if (!isOnTheWay && !isOthersRefusal) return failure
  return { ...failure, data: { ...data, host: new URL(baseUrl).host.slice(0, maxHostChars) } }
}

/** It was refused by a server that isn't OpenAI, as far as its data tell. */
export const isOthersRefusal = ({ code, data }: Pick<Failure, 'code' | 'data'>): boolean =>
  code.startsWith('openai/') && code !== 'openai/not-an-api' && data?.['host'] !== undefined
