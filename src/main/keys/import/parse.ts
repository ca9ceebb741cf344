// The keys in a text such as a `.env` file. Pure. Promises that nothing but `typed` holds any part of a key,
// that lines are right, and that a key that is meant for another server is not given OpenAI's address.
import { isOpenAiOrigin, parseBaseUrl } from '../../../domain/base-url.ts'
import { parseKey } from '../../../domain/keys/format.ts'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { readAssignments, type Assignment } from './assignments.ts'
import { isOthersKey, isOthersName, readBaseUrlName, readKeyName, showName } from './names.ts'

/** One key, however often it stands there. */
export interface FoundKey {
  /** What stands there as the key, to be held; not checked. */
  readonly typed: string
  /** Where it may be sent; not checked. `null`: the text doesn't say which of several. */
  readonly baseUrl: string | null
  /** By its form the key of a service that is not the one at the base URL. */
  readonly isOthers: boolean
  /** As a window may show it; empty for a key without a name. */
  readonly variable: string
  /** From 1 on, ascending; all lines of each assignment. */
  readonly lines: readonly number[]
  /** Everywhere it stands. */
  readonly isCommentedOut: boolean
}

export interface EnvRead {
  readonly keys: readonly FoundKey[]
  /** Lines that hold no key, blank ones and comments left out. */
  readonly otherLines: number
}

/** As many as the contract has room for. */
const maxKeys = 500

const keyStartPattern = /^\s*sk-[A-Za-z0-9_-]{16}/u
const referencePattern = /^\s*(?:\$[{(\w]|%\w+%|\{\{)/u

export function parseEnvText(text: string): EnvRead {
  const { assignments, saying } = readAssignments(text)
  const keys = findKeys(assignments)
  const keyLines = new Set(keys.flatMap(({ lines }) => lines))
  return { keys, otherLines: [...saying].filter((line) => !keyLines.has(line)).length }
}

/** In the order in which they first stand there. */
export function findKeys(assignments: readonly Assignment[]): FoundKey[] {
  const findBaseUrl = collectBaseUrls(assignments)
  const found = new Map<string, Candidate>()
  for (const assignment of assignments) {
    const candidate = readCandidate(assignment, findBaseUrl)
    if (candidate === null) continue
    const identity = identify(candidate)
    found.set(identity, merge(found.get(identity), candidate))
  }
  return [...found.values()].slice(0, maxKeys).map(({ rank: _rank, ...key }) => key)
}

/** `rank`: of two places of the same key the lower one says what it is. */
interface Candidate extends FoundKey {
  readonly rank: number
  readonly lines: number[]
}

type FindBaseUrl = (prefix: string) => string | null

function readCandidate(assignment: Assignment, findBaseUrl: FindBaseUrl): Candidate | null {
  const { name, value, lines, isCommentedOut } = assignment
  if (isOthersName(name) || value.trim() === '' || referencePattern.test(value)) return null
  const prefix = readKeyName(name)
  const looksLikeKey = keyStartPattern.test(value)
  if (!looksLikeKey && (prefix === null || isCommentedOut)) return null
  const baseUrl = prefix === null ? openAiBaseUrl : findBaseUrl(prefix)
  const isOthers = isOthersKey(value.trim()) && (baseUrl === null || isOpenAiOrigin(baseUrl))
  if (isOthers && (prefix === null || isCommentedOut)) return null
  return {
    typed: value,
    baseUrl,
    isOthers,
    variable: showName(name),
    lines: [...lines],
    isCommentedOut,
    rank: (isCommentedOut ? 2 : 0) + (prefix === null ? 1 : 0),
  }
}

/** By what precedes `OPENAI_` in its name, a key's own address, or else the one for all. */
function collectBaseUrls(assignments: readonly Assignment[]): FindBaseUrl {
  const byPrefix = new Map<string, Set<string>>()
  for (const { name, value, isCommentedOut } of assignments) {
    const prefix = readBaseUrlName(name)
    if (prefix === null || isCommentedOut || value.trim() === '') continue
    const parsed = parseBaseUrl(value)
    const known = byPrefix.get(prefix) ?? new Set()
    byPrefix.set(prefix, known.add(parsed.ok ? parsed.value : value.trim()))
  }
  return (prefix) => {
    const [only = openAiBaseUrl, ...more] = byPrefix.get(prefix) ?? byPrefix.get('') ?? []
    return more.length > 0 || holdsKeyLike(only) ? null : only
  }
}

function identify({ typed, baseUrl }: Candidate): string {
  const parsed = parseKey(typed, baseUrl ?? openAiBaseUrl)
  return parsed.ok ? parsed.value.secret : typed.trim()
}

function merge(known: Candidate | undefined, next: Candidate): Candidate {
  if (known === undefined) return next
  const leading = next.rank < known.rank ? next : known
  known.lines.push(...next.lines) // assignments come in the order of their lines
  return { ...leading, lines: known.lines }
}
