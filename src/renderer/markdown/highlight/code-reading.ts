// Tokenizes a block of code that can still grow: each settled line once, continuing with the grammar's state.
// The tokens of full groups are shared by everything that shows them; the last, growing group belongs to one
// reading. However the text arrives, the result equals that of reading it all at once.
import type { Code, Group } from '../nodes.ts'
import type { LineReader, LineState } from './line-reader.ts'
import { readPlainLine, type TokenLine } from './token.ts'

/**
 * The lines of a group; `null` if not read yet and therefore plain. Keeps its identity while nothing changes.
 */
export type GroupLines = readonly TokenLine[] | null

export interface CodeReading {
  /**
   * Reads on until `deadlineMs`, a time of `now()`, and returns what is known about each group of `block`.
   * Known groups cost nothing.
   */
  read(block: Code, reader: LineReader, deadlineMs: number): readonly GroupLines[]
  /** The block that the last `read` didn't finish; `null` if it did. */
  readonly unread: Code | null
  /**  True if the growing line has a new end that wasn't read, because the line was read a moment ago. */
  readonly isStale: boolean
  /** Increases whenever more was read, so equal numbers mean equal colours. */
  readonly progress: number
}

interface SettledGroup {
  readonly reader: LineReader
  readonly start: LineState
  readonly lines: readonly TokenLine[]
  readonly end: LineState
}

/** A group that is partly read. Its lines are recognized by their text. */
interface OpenGroup {
  readonly reader: LineReader
  readonly start: LineState
  readonly texts: string[]
  readonly lines: TokenLine[]
  readonly ends: LineState[]
}

/** The growing line, as far as it was read. */
interface GrowingLine {
  readonly reader: LineReader
  readonly text: string
  readonly start: LineState
  readonly tokens: TokenLine
  readonly end: LineState
}

/** How often a growing line is read again. Between two readings its new end is plain. */
const growingEveryMs = 60

const settledGroups = new WeakMap<Group<string>, SettledGroup>()

export function openCodeReading(now: () => number = () => performance.now()): CodeReading {
  let open: OpenGroup | null = null
  let growing: GrowingLine | null = null
  let growingReadMs = -Infinity
  let isBehind = false
  let unread: Code | null = null
  let isStale = false
  let progress = 0

  const readNext = (reader: LineReader, text: string, start: LineState, deadlineMs: number) => {
    const isKnown = growing?.text === text && growing.start === start && growing.reader === reader
    // A known line counts too: it may be shown plain, because there was no time to look at the block.
    const read = isKnown ? growing : reader.readLine(text, start, deadlineMs)
    if (read) progress += 1
    return read
  }

  /** Reads `items` from where it stopped before. Returns false if the time ran out. */
  const readLines = (group: OpenGroup, items: readonly string[], count: number, deadlineMs: number) => {
    for (let index = group.lines.length; index < count; index += 1) {
      if (now() > deadlineMs) return false
      const text = items[index] ?? ''
      const read = readNext(group.reader, text, group.ends.at(-1) ?? group.start, deadlineMs)
      if (!read) return false
      group.texts.push(text)
      group.lines.push(read.tokens)
      group.ends.push(read.end)
    }
    return true
  }

  const readGrowingLine = (group: OpenGroup, text: string, deadlineMs: number): TokenLine => {
    const start = group.ends.at(-1) ?? group.start
    const isSame = growing?.start === start && growing.reader === group.reader
    const known = growing && isSame && text.startsWith(growing.text) ? growing : null
    if (known?.text === text) return known.tokens
    if (now() < growingReadMs + growingEveryMs) {
      isStale = true
      return known ? [...known.tokens, ...readPlainLine(text.slice(known.text.length))] : readPlainLine(text)
    }
    const read = now() > deadlineMs ? null : group.reader.readLine(text, start, deadlineMs)
    if (!read) {
      isBehind = true
      return readPlainLine(text)
    }
    progress += 1
    growingReadMs = now()
    growing = { reader: group.reader, text, start, ...read }
    return read.tokens
  }

  const readSettled = (
    items: Group<string>,
    reader: LineReader,
    start: LineState,
    deadlineMs: number,
  ): SettledGroup | null => {
    const known = settledGroups.get(items)
    if (known && known.reader === reader && known.start === start) return known
    open = resume(open, items.items, reader, start)
    if (!readLines(open, items.items, items.items.length, deadlineMs)) return null
    const read: SettledGroup = { reader, start, lines: open.lines, end: open.ends.at(-1) ?? start }
    settledGroups.set(items, read)
    open = null
    return read
  }

  const readGrowing = (items: Group<string>, reader: LineReader, start: LineState, deadlineMs: number) => {
    const settledCount = items.items.length - 1
    open = resume(open, items.items, reader, start)
    isBehind = !readLines(open, items.items, settledCount, deadlineMs)
    const last = items.items[settledCount]
    if (isBehind || last === undefined) return showRead(open, items)
    return [...open.lines, readGrowingLine(open, last, deadlineMs)]
  }

  const read = (block: Code, reader: LineReader, deadlineMs: number): readonly GroupLines[] => {
    const known: GroupLines[] = []
    let state = reader.start
    isBehind = false
    isStale = false
    for (const [index, group] of block.lines.entries()) {
      if (isBehind) {
        known.push(null)
      } else if (block.isOpen && index === block.lines.length - 1) {
        known.push(readGrowing(group, reader, state, deadlineMs))
      } else {
        const settled = readSettled(group, reader, state, deadlineMs)
        known.push(settled ? settled.lines : showRead(open, group))
        if (settled) state = settled.end
        else isBehind = true
      }
    }
    unread = isBehind ? block : null
    return known
  }

  return {
    read,
    get unread() {
      return unread
    },
    get isStale() {
      return isStale
    },
    get progress() {
      return progress
    },
  }
}

/** The lines of a group that were read, and the others plain, so that coloured lines keep their colours. */
function showRead(open: OpenGroup | null, { items }: Group<string>): GroupLines {
  if (!open || open.lines.length === 0) return null
  return [...open.lines, ...items.slice(open.lines.length).map(readPlainLine)]
}

/** Keeps the lines of `open` with which `items` begins; starts empty if it is for other code. */
function resume(
  open: OpenGroup | null,
  items: readonly string[],
  reader: LineReader,
  start: LineState,
): OpenGroup {
  if (open && open.reader === reader && open.start === start) {
    let count = 0
    while (count < open.texts.length && open.texts[count] === items[count]) count += 1
    if (count === open.texts.length) return open
    return {
      reader,
      start,
      texts: open.texts.slice(0, count),
      lines: open.lines.slice(0, count),
      ends: open.ends.slice(0, count),
    }
  }
  return { reader, start, texts: [], lines: [], ends: [] }
}
