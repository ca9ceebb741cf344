// A key's base URL, exact: whole origins are compared, never parts of a string. Refuses plain http beyond
// this machine, and any credentials, query, fragment or key in the address.
import { makeFailure } from './failure.ts'
import { holdsKeyLike } from './keys/key-like.ts'
import { openAiBaseUrl } from './chat/model.ts'
import { err, ok, type Err, type Result } from './result.ts'

const maxChars = 500
const loopbackIpv4Pattern = /^127(?:\.\d{1,3}){3}$/u
const schemePattern = /^https?:\/\/[^/]/iu
// Characters that the URL parser would drop, reverse or guess at.
const strangePattern = /[^\x21-\x7e]|[\\<>"^`{|}]/u

const refuse = (): Err => err(makeFailure('key/bad-base-url', 'check-base-url'))

/** Takes the parsed host, so that other spellings of an address can't slip through. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || loopbackIpv4Pattern.test(hostname)

/**
 * Returns the base URL as it is stored and compared: origin and path, without trailing slashes. Nothing is
 * added, neither a scheme nor `/v1`. A host in other letters must be given in its `xn--` form.
 */
export function parseBaseUrl(typed: string): Result<string> {
  const text = typed.trim()
  if (text.length > maxChars || strangePattern.test(text) || !schemePattern.test(text)) return refuse()
  if (text.includes('?') || text.includes('#') || !URL.canParse(text)) return refuse()
  const url = new URL(text)
  const hasCredentials = /^https?:\/\/[^/]*@/iu.test(text)
  if (hasCredentials || url.hostname === '' || url.hostname.endsWith('.')) return refuse()
  // The address is stored and shown, so a key that was pasted into it is refused.
  if (holdsKeyLike(text) || holdsKeyLike(url.href)) return refuse()
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return err(makeFailure('key/insecure-base-url', 'check-base-url'))
  }
  return ok(url.origin + url.pathname.replace(/\/+$/u, ''))
}

const openAiOrigin = new URL(openAiBaseUrl).origin

/** Expects a base URL from parseBaseUrl; any other text is not OpenAI's. */
export const isOpenAiOrigin = (baseUrl: string): boolean =>
  URL.canParse(baseUrl) && new URL(baseUrl).origin === openAiOrigin

/**
 * Returns true if a server needs nobody's permission: OpenAI's, and any on this machine. Expects a base URL from
 * parseBaseUrl, or its origin; any other text needs it.
 */
export const isAlwaysAllowed = (baseUrl: string): boolean =>
  isOpenAiOrigin(baseUrl) || (URL.canParse(baseUrl) && isLoopbackHost(new URL(baseUrl).hostname))
