// Checks the form of an API key before it is stored or sent, because a client library quotes a key with a
// line break in its error's message. No failure contains any part of what was typed.
import { isOpenAiOrigin } from '../base-url.ts'
import { makeFailure, type FailureCode } from '../failure.ts'
import type { KeyKind } from './key.ts'
import { err, ok, type Err, type Result } from '../result.ts'

export interface ParsedKey {
  readonly secret: string
  /** Empty if the key is so short that its last four characters would reveal it. */
  readonly lastFour: string
  readonly kind: KeyKind
}

const maxOpenAiChars = 203
const maxOtherChars = 200
const minCharsToShowFour = 16
// The most that a window can send. A longer text is no key.
const maxPeeledChars = 10_000

const openAiPattern = /^sk-[A-Za-z0-9_-]{20,200}$/u
const adminPattern = /^sk-admin-/iu
const prefixPatterns = [
  /^(?:export|set)\s+[A-Za-z_][A-Za-z0-9_]*\s*=/iu,
  /^OPENAI_API_KEY\s*[=:]/iu,
  /^(?:Authorization\s*:\s*)?Bearer\s/iu,
]
const quotePairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
]

type Refusal = Extract<
  FailureCode,
  | 'key/empty'
  | 'key/has-line-break'
  | 'key/has-space'
  | 'key/has-quote'
  | 'key/unprintable'
  | 'key/too-long'
  | 'key/admin'
  | 'key/malformed'
>

/** Characters that no key contains, each with its failure. The first match counts. */
const strangers: readonly (readonly [RegExp, Refusal])[] = [
  [/[\n\r\u0085\u2028\u2029]/u, 'key/has-line-break'],
  [/[\t\p{Zs}]/u, 'key/has-space'],
  [/["'`´‘-‟«»‹›「-』〝-〟＂＇]/u, 'key/has-quote'],
  [/[^\x21-\x7e]/u, 'key/unprintable'],
]

const refuse = (code: Refusal): Err => err(makeFailure(code, 'replace-key'))

function unquote(text: string): string {
  const pair = quotePairs.find(
    ([open, close]) => text.length >= 2 && text.startsWith(open) && text.endsWith(close),
  )
  return pair ? text.slice(1, -1) : text
}

/** Removes what is copied along with a key from a page, an `.env` file or a shell. */
function peel(typed: string): string {
  let text = typed.trim()
  if (text.length > maxPeeledChars) return text
  for (;;) {
    const prefix = prefixPatterns
      .map((pattern) => pattern.exec(text)?.[0] ?? '')
      .find((found) => found !== '')
    const peeled = unquote(text.slice(prefix?.length ?? 0).trim()).trim()
    if (peeled === text) return text
    text = peeled
  }
}

function readKind(secret: string): KeyKind {
  if (secret.startsWith('sk-proj-')) return 'project'
  return secret.startsWith('sk-svcacct-') ? 'service-account' : 'user'
}

/**
 * Parses what was typed or pasted as a key. An OpenAI key must have OpenAI's form; another server's key can
 * be anything printable without spaces and quotes, up to 200 characters. Admin keys are refused for every
 * server, because they can't chat.
 */
export function parseKey(typed: string, baseUrl: string): Result<ParsedKey> {
  const secret = peel(typed)
  if (secret === '') return refuse('key/empty')
  const stranger = strangers.find(([pattern]) => pattern.test(secret))
  if (stranger) return refuse(stranger[1])
  const isOpenAi = isOpenAiOrigin(baseUrl)
  if (secret.length > (isOpenAi ? maxOpenAiChars : maxOtherChars)) return refuse('key/too-long')
  if (adminPattern.test(secret)) return refuse('key/admin')
  if (isOpenAi && !openAiPattern.test(secret)) return refuse('key/malformed')
  const lastFour = secret.length < minCharsToShowFour ? '' : secret.slice(-4)
  return ok({ secret, lastFour, kind: isOpenAi ? readKind(secret) : 'other' })
}
