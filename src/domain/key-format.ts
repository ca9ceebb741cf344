// The form of an API key, checked before anything is stored or sent: a client library puts a key with a
// line break whole into its error's message. Promises that no failure holds any part of what was typed.
import { isOpenAiOrigin } from './base-url.ts'
import { makeFailure, type FailureCode } from './failure.ts'
import { err, ok, type Err, type Result } from './result.ts'

export interface ParsedKey {
  readonly secret: string
  /** Empty for a key so short that its last four would give it away. */
  readonly lastFour: string
}

const maxOpenAiChars = 203
const maxOtherChars = 200
const minCharsToShowFour = 16

const openAiPattern = /^sk-[A-Za-z0-9_-]{20,200}$/u
const printablePattern = /^[\x21-\x7e]+$/u
const printableOrSpacePattern = /^[\x20-\x7e]+$/u
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

const messages = {
  'key/empty': 'No key was given.',
  'key/unprintable': 'The key holds characters that no key has, or is too long.',
  'key/admin': 'An admin key manages an organization and cannot chat.',
  'key/malformed': 'The key does not have the form of an OpenAI key.',
} as const satisfies Partial<Record<FailureCode, string>>

const refuse = (code: keyof typeof messages): Err => err(makeFailure(code, messages[code], 'replace-key'))

function unquote(text: string): string {
  const pair = quotePairs.find(
    ([open, close]) => text.length >= 2 && text.startsWith(open) && text.endsWith(close),
  )
  return pair ? text.slice(1, -1) : text
}

/** Takes off what comes along when a key is copied from a page, an `.env` file or a shell. */
function peel(typed: string): string {
  let text = typed.trim()
  for (;;) {
    const prefix = prefixPatterns
      .map((pattern) => pattern.exec(text)?.[0] ?? '')
      .find((found) => found !== '')
    const peeled = unquote(text.slice(prefix?.length ?? 0).trim()).trim()
    if (peeled === text) return text
    text = peeled
  }
}

/**
 * What was typed or pasted as the key that will be stored. OpenAI's keys must have OpenAI's form; another
 * server's key may be anything printable without spaces, up to 200 characters.
 */
export function parseKey(typed: string, baseUrl: string): Result<ParsedKey> {
  const secret = peel(typed)
  if (secret === '') return refuse('key/empty')
  const isOpenAi = isOpenAiOrigin(baseUrl)
  if (!printableOrSpacePattern.test(secret)) return refuse('key/unprintable')
  if (secret.length > (isOpenAi ? maxOpenAiChars : maxOtherChars)) return refuse('key/unprintable')
  if (secret.startsWith('sk-admin-')) return refuse('key/admin')
  if (!(isOpenAi ? openAiPattern : printablePattern).test(secret)) return refuse('key/malformed')
  return ok({ secret, lastFour: secret.length < minCharsToShowFour ? '' : secret.slice(-4) })
}
