// Where a key may be sent: an exact base URL. Origins are compared whole, never by part of a string.
// Refuses plain http beyond this machine, and credentials, queries, fragments and keys anywhere.
import { makeFailure } from './failure.ts'
import { holdsKeyLike } from './keys/key-like.ts'
import { openAiBaseUrl } from './chat/model.ts'
import { err, ok, type Err, type Result } from './result.ts'

const maxChars = 500
const loopbackIpv4Pattern = /^127(?:\.\d{1,3}){3}$/u
const schemePattern = /^https?:\/\/[^/]/iu
// Nothing that the URL parser would drop, turn around or guess at.
const strangePattern = /[^\x21-\x7e]|[\\<>"^`{|}]/u

const refuse = (): Err => err(makeFailure('key/bad-base-url', 'check-base-url'))

/** By the parsed host, so that other spellings of an address can't slip by. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || loopbackIpv4Pattern.test(hostname)

/**
 * The base URL as it will be stored and compared: origin and path, without trailing slashes. Nothing is
 * added: no scheme, no `/v1`. A host in other letters must be given in its `xn--` form.
 */
export function parseBaseUrl(typed: string): Result<string> {
  const text = typed.trim()
  if (text.length > maxChars || strangePattern.test(text) || !schemePattern.test(text)) return refuse()
  if (text.includes('?') || text.includes('#') || !URL.canParse(text)) return refuse()
  const url = new URL(text)
  const hasCredentials = /^https?:\/\/[^/]*@/iu.test(text)
  if (hasCredentials || url.hostname === '' || url.hostname.endsWith('.')) return refuse()
  // An address is stored and shown, which a key pasted into it must not be.
  if (holdsKeyLike(text) || holdsKeyLike(url.href)) return refuse()
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return err(makeFailure('key/insecure-base-url', 'check-base-url'))
  }
  return ok(url.origin + url.pathname.replace(/\/+$/u, ''))
}

const openAiOrigin = new URL(openAiBaseUrl).origin

/** For a base URL that parseBaseUrl gave; anything else is not OpenAI's. */
export const isOpenAiOrigin = (baseUrl: string): boolean =>
  URL.canParse(baseUrl) && new URL(baseUrl).origin === openAiOrigin
