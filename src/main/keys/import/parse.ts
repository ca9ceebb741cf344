// Finds the keys in a text such as a `.env` file. Pure. Only `typed` contains any part of a key, and a key
// that is meant for another server never gets OpenAI's address.
import { isOpenAiOrigin, parseBaseUrl } from '../../../domain/base-url.ts'
import { parseKey } from '../../../domain/keys/format.ts'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { readAssignments, type Assignment } from './assignments.ts'
import { isOthersKey, isOthersName, readBaseUrlName, readKeyName, showName } from './names.ts'

/** One key, even if the text has it several times. */
export interface FoundKey {
  /** The key as the file has it; not checked. */
  readonly typed: string
  /** The server it is for; not checked. `null` if the text names several and doesn't say which. */
  readonly baseUrl: string | null
  /** True if the key's form is that of another service than the one at the base URL. */
  readonly isOthers: boolean
  /** The variable's name as a window can show it; empty for a key without a name. */
  readonly variable: string
  /** Line numbers from 1, ascending; all lines of each assignment. */
  readonly lines: readonly number[]
  /** True if the key is commented out wherever it occurs. */
  readonly isCommentedOut: boolean
}

export interface EnvRead {
  readonly keys: readonly FoundKey[]
  /** How many lines have no key, without blank lines and comments. */
  readonly otherLines: number
}

/** The contract's limit. */
const maxKeys = 500

const keyStartPattern = /^\s*sk-[A-Za-z0-9_-]{16}/u
const referencePattern = /^\s*(?:\$[{(\w]|%\w+%|\{\{)/u

export function parseEnvText(text: string): EnvRead {
  const { assignments, saying } = readAssignments(text)
  const keys = findKeys(assignments)
  const keyLines = new Set(keys.flatMap(({ lines }) => lines))
  return { keys, otherLines: [...saying].filter((line) => !keyLines.has(line)).length }
}

/** Returns the keys in the order in which they first occur. */
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

/** `rank`: if a key occurs twice, the lower one decides its name and address. */
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

/**
 * Returns a function that finds a key's address: the one with the same prefix before `OPENAI_`, or else the
 * one without a prefix.
 */
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
