// Finds what looks like a secret in a text before it is sent. It would rather miss one than report a false
// one, because people stop reading a warning that is usually wrong.
import { secretKinds, secretPatterns, type SecretKind } from './secret-patterns.ts'

/** In UTF-16 units; `end` is exclusive. */
export interface Secret {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
}

/** Returns the secrets in order, without overlaps. Takes linear time. */
export function findSecrets(text: string): readonly Secret[] {
  const found = [
    ...findPrivateKeys(text),
    ...secretPatterns.flatMap((pattern) => findByPattern(text, pattern)),
  ]
  return mergeSecrets(found)
}

function findByPattern(text: string, { kind, pattern, accepts }: (typeof secretPatterns)[number]): Secret[] {
  const found: Secret[] = []
  for (const match of text.matchAll(pattern)) {
    const value = trimEnd(match.groups?.['value'] ?? match[0])
    if (!accepts(value)) continue
    // The value is at the end of its match, except for what was trimmed or only looked ahead at.
    const start = match.index + match[0].lastIndexOf(value)
    found.push({ kind, start, end: start + value.length })
  }
  return found
}

/** Removes punctuation at the end, which belongs to the sentence, not to the password. */
const trimEnd = (value: string): string => value.replace(/[.:?\]}]{1,3}$/u, '')

const markPattern = /-----(?<mark>BEGIN|END) (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/gu

/** A line of a key, which ordinary words never look like; headers can precede it. */
const linePattern = /[A-Za-z0-9+/=]{40}/u
const maxHeadChars = 2_000

/** Finds private keys, each from its BEGIN to its END line, or without END to its last line. */
function findPrivateKeys(text: string): Secret[] {
  const found: Secret[] = []
  let begin: { readonly start: number; readonly bodyStart: number } | null = null
  const close = (end: number): void => {
    if (begin && linePattern.test(text.slice(begin.bodyStart, Math.min(end, begin.bodyStart + maxHeadChars))))
      found.push({ kind: 'private-key', start: begin.start, end })
    begin = null
  }
  for (const match of text.matchAll(markPattern)) {
    const markEnd = match.index + match[0].length
    if (match.groups?.['mark'] === 'END') close(markEnd)
    else {
      if (begin) close(findBodyEnd(text, begin, match.index))
      begin = { start: match.index, bodyStart: markEnd }
    }
  }
  if (begin) close(findBodyEnd(text, begin, text.length))
  return found
}

function findBodyEnd(text: string, { bodyStart }: { readonly bodyStart: number }, limit: number): number {
  // With the backslash, because in JSON line breaks are written as \n.
  const body = /[A-Za-z0-9+/=\s\\]*/uy
  body.lastIndex = bodyStart
  return Math.min(limit, bodyStart + (body.exec(text)?.[0].trimEnd().length ?? 0))
}

const rank = (kind: SecretKind): number => secretKinds.indexOf(kind)

/** Merges overlapping secrets into one over all of their text, with the best kind. */
function mergeSecrets(found: readonly Secret[]): Secret[] {
  const merged: Secret[] = []
  for (const secret of found.toSorted((a, b) => a.start - b.start || rank(a.kind) - rank(b.kind))) {
    const last = merged.at(-1)
    if (!last || secret.start >= last.end) {
      merged.push(secret)
      continue
    }
    const kind = rank(secret.kind) < rank(last.kind) ? secret.kind : last.kind
    merged[merged.length - 1] = { kind, start: last.start, end: Math.max(last.end, secret.end) }
  }
  return merged
}

/**
 * Returns the last four characters: enough to recognise a secret, too few to use it. Empty for a short
 * secret, a private key or a password.
 */
export function lastFourOf(text: string, { kind, start, end }: Secret): string {
  const isLong = end - start >= 16
  if (!isLong || kind === 'private-key' || kind === 'password' || kind === 'connection-password') return ''
  return text.slice(end - 4, end)
}
