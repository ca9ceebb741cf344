// Finds the assignments in a text such as a `.env` file: `X=…`, `export X=…`, `set X=…`, `X: …`, in three
// kinds of quotes, over several lines, with a comment behind or commented out as a whole. Each has its lines.
// Never throws; a quote that is never closed doesn't swallow the lines below.
import { splitLines } from './lines.ts'

export interface Assignment {
  /** Empty for a key alone on its line. */
  readonly name: string
  readonly value: string
  /** Line numbers from 1, ascending, without a gap. */
  readonly lines: readonly number[]
  readonly isCommentedOut: boolean
}

export interface AssignmentsRead {
  readonly assignments: readonly Assignment[]
  /** Lines that are neither blank nor a comment. */
  readonly saying: ReadonlySet<number>
}

const maxValueLines = 200

const commentPattern = /^\s*(?:#|\/\/|;|rem\s)/iu
const headPattern =
  /^\s*(?<comment>(?:#+|\/\/|;|rem\s)\s*)?(?:-\s+)?(?:(?:export|set|env)\s+|\$env:)?(?<quote>["']?)(?<name>[A-Za-z_][\w.-]*)\k<quote>\s*[=:]\s*/iu
/** Windows quotes the whole assignment. */
const quotedWholePattern = /^\s*(?<comment>rem\s+)?set\s+"(?<name>[A-Za-z_][\w.-]*)=(?<value>[^"]*)"\s*$/iu
const bareKeyPattern =
  /^\s*(?<comment>(?:#+|\/\/|;|rem\s)\s*)?(?:-\s+)?(?<quote>["'`]?)(?<value>sk-[\w-]{16,})\k<quote>[,;]?\s*(?:#.*)?$/iu

const afterQuotePattern = /^\s*(?:[,;]\s*)?(?:(?:#|\/\/).*)?$/u
/** Matches only a new assignment, never the last line of base64. */
const nextAssignmentPattern = /^\s*(?:export\s+)?[A-Z_][A-Z0-9_]*\s*=(?!=?\s*$)/u

export function readAssignments(text: string): AssignmentsRead {
  const lines = splitLines(text).map((line) => line.replace(/[\r\n]+$/u, ''))
  const assignments: Assignment[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const found = readAt(lines, index)
    if (found === null) continue
    assignments.push(found)
    index += found.lines.length - 1
  }
  const saying = lines.flatMap((line, index) =>
    line.trim() === '' || commentPattern.test(line) ? [] : [index + 1],
  )
  return { assignments, saying: new Set(saying) }
}

function readAt(lines: readonly string[], index: number): Assignment | null {
  const line = lines[index] ?? ''
  const whole = quotedWholePattern.exec(line) ?? bareKeyPattern.exec(line)
  if (whole?.groups) {
    const { comment, name = '', value = '' } = whole.groups
    return { name, value, lines: [index + 1], isCommentedOut: comment !== undefined }
  }
  const head = headPattern.exec(line)
  if (!head?.groups) return null
  const isCommentedOut = head.groups['comment'] !== undefined
  const rest = line.slice(head[0].length)
  const quoted = readQuoted(rest, isCommentedOut ? [] : lines.slice(index + 1, index + maxValueLines))
  const value = quoted?.value ?? readPlain(rest, isCommentedOut)
  const own = Array.from({ length: quoted?.lineCount ?? 1 }, (_, offset) => index + 1 + offset)
  return { name: head.groups['name'] ?? '', value, lines: own, isCommentedOut }
}

/**
 * Reads an unquoted value. No key has a `#` in it, so what follows one is a comment. In a commented-out line
 * only the first word counts, since any words may follow.
 */
function readPlain(rest: string, isCommentedOut: boolean): string {
  const value = rest.replace(/#.*$/u, '').trim()
  const word = isCommentedOut ? (/^\S*/u.exec(value)?.[0] ?? '') : value
  return word.replace(/[,;]$/u, '')
}

function readQuoted(
  rest: string,
  following: readonly string[],
): { readonly value: string; readonly lineCount: number } | null {
  const quote = rest.charAt(0)
  if (quote !== '"' && quote !== "'" && quote !== '`') return null
  const parts: string[] = []
  for (const [index, line] of [rest.slice(1), ...following].entries()) {
    if (index > 0 && nextAssignmentPattern.test(line)) return null
    const end = findQuote(line, quote)
    if (end === -1) {
      parts.push(line)
      continue
    }
    if (!afterQuotePattern.test(line.slice(end + 1))) return null
    parts.push(line.slice(0, end))
    const value = parts.join('\n')
    return { value: quote === '"' ? unescape(value) : value, lineCount: index + 1 }
  }
  return null
}

function findQuote(line: string, quote: string): number {
  const hasEscapes = quote === '"'
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === quote) return at
    if (hasEscapes && line[at] === '\\') at += 1
  }
  return -1
}

const escapes: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' }

const unescape = (value: string): string =>
  value.replaceAll(/\\(?<letter>[\s\S])/gu, (_whole, letter: string) => escapes[letter] ?? letter)
