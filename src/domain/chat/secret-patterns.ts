// The form of each kind of secret. Each pattern has a fixed beginning and bounded repetitions, so that no
// text takes quadratic time; `accepts` checks what a pattern can't express.
import { isCardNumber } from './card-number.ts'

export const secretKinds = [
  'private-key',
  'api-key',
  'aws-key',
  'github-token',
  'gitlab-token',
  'slack-token',
  'google-key',
  'stripe-key',
  'signed-token',
  'connection-password',
  'password',
  'token',
  'card-number',
] as const

/** In the order of preference: an earlier kind wins where several match. */
export type SecretKind = (typeof secretKinds)[number]

export interface SecretPattern {
  readonly kind: SecretKind
  /** A global pattern. Its group `value` is the secret; without such a group the whole match is. */
  readonly pattern: RegExp
  readonly accepts: (value: string) => boolean
}

const always = (): boolean => true

/** Text in the place of a secret: an example, a blank to fill in, or a redacted one. */
const placeholderPattern =
  /x{4}|\*{3}|\.{3}|…|•{3}|your|change.?me|replace.?me|placeholder|redacted|removed|<|>|\{\{|\}\}|^[$%]/iu

const isFilledIn = (value: string): boolean =>
  !placeholderPattern.test(value) && new Set(value).size >= Math.min(8, value.length / 2)

const hasDigit = (value: string): boolean => /\d/u.test(value)
const hasLetter = (value: string): boolean => /\p{L}/u.test(value)

const isRandomKey = (value: string): boolean => isFilledIn(value) && hasDigit(value) && hasLetter(value)

const uuidPattern = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu
/** A path through a program's names, such as request.body.password, or a call. */
const codePattern = /^[\p{L}_$][\w$]*(?:(?:\.|::|->)[\w$[\]]+)+$/u

/** Returns the entropy in bits per character, by how often each occurs. */
function measureEntropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const times of counts.values()) bits -= (times / value.length) * Math.log2(times / value.length)
  return bits
}

const countClasses = (value: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\d/u, /[^\p{L}\d]/u].filter((pattern) => pattern.test(value)).length

const isAnyone = (value: string): boolean => codePattern.test(value) || uuidPattern.test(value)

/** Returns true if the value mixes kinds of characters, as passwords must, or is long and random. */
const isPasswordLike = (value: string): boolean =>
  isFilledIn(value) &&
  !isAnyone(value) &&
  hasDigit(value) &&
  (countClasses(value) >= 3 || (value.length >= 12 && measureEntropy(value) >= 3))

const isTokenLike = (value: string): boolean =>
  value.length >= 16 && isRandomKey(value) && !isAnyone(value) && measureEntropy(value) >= 3

const isConnectionPassword = (value: string): boolean =>
  isFilledIn(value) && !/^(pass(word)?|pw|pwd|secret|user)$/iu.test(value)

const isCard = (value: string): boolean => {
  const groups = value.split(/[ -]/u).map(({ length }) => length)
  const separators = new Set(value.replaceAll(/\d/gu, ''))
  const isWritten = groups.length === 1 || /^(4,4,4,\d|4,4,4,4(,[1-3])?|4,6,[45])$/u.test(groups.join(','))
  return isWritten && separators.size <= 1 && isCardNumber(value.replaceAll(/[ -]/gu, ''))
}

// Between a name and its value: `password=`, `"password": "`, `password => '`, `password is `.
const assigns = /["'\]]{0,2}[ \t]{0,3}(?::=|=>|[:=]|\bis\b)[ \t]{0,3}["'`]?/u.source
const assigned = /(?<value>[^\s"'`,;()]{8,200})/u.source

export const secretPatterns: readonly SecretPattern[] = [
  {
    kind: 'api-key',
    pattern: /(?<![A-Za-z0-9_-])(?:sk-[A-Za-z0-9_-]{20,250}|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{34})/gu,
    accepts: isRandomKey,
  },
  {
    kind: 'aws-key',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/gu,
    accepts: isFilledIn,
  },
  {
    kind: 'aws-key',
    pattern: new RegExp(
      `aws.{0,12}secret.{0,16}?${assigns}(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])`,
      'giu',
    ),
    accepts: isFilledIn,
  },
  {
    kind: 'github-token',
    pattern: /(?<![A-Za-z0-9_])(?:gh[oprsu]_[A-Za-z0-9]{36,250}|github_pat_[A-Za-z0-9_]{22,250})/gu,
    accepts: isFilledIn,
  },
  { kind: 'gitlab-token', pattern: /(?<![A-Za-z0-9_-])glpat-[A-Za-z0-9_-]{20,250}/gu, accepts: isFilledIn },
  {
    kind: 'slack-token',
    pattern: /(?<![A-Za-z0-9_-])xox[abeoprs]-[A-Za-z0-9-]{10,250}/gu,
    accepts: isRandomKey,
  },
  {
    kind: 'google-key',
    pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/gu,
    accepts: isFilledIn,
  },
  { kind: 'stripe-key', pattern: /(?<![A-Za-z0-9_])[rs]k_live_[A-Za-z0-9]{16,250}/gu, accepts: isFilledIn },
  {
    kind: 'signed-token',
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{10,1000}/gu,
    accepts: always,
  },
  {
    kind: 'connection-password',
    pattern:
      /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'<>]{0,100}:(?<value>[^\s@/"'<>]{3,200})@[^\s/"'<>@]/giu,
    accepts: isConnectionPassword,
  },
  {
    kind: 'password',
    pattern: new RegExp(`(?:passw(?:or)?d|passphrase|pwd)${assigns}${assigned}`, 'giu'),
    accepts: isPasswordLike,
  },
  {
    kind: 'token',
    pattern: new RegExp(
      `(?:secret|token|bearer|credential|(?:api|access|auth|private)[_ -]?key)[A-Za-z0-9_-]{0,20}(?:${assigns}|[ \\t])${assigned}`,
      'giu',
    ),
    accepts: isTokenLike,
  },
  { kind: 'card-number', pattern: /(?<![\d.,+-])\d(?:[ -]?\d){12,18}(?![\d])(?![.,-]\d)/gu, accepts: isCard },
]
