// A Markdown text that arrives in pieces. Each complete line is parsed once; only the last, unfinished line
// is parsed ahead. Settled parts keep their identity. However the text was cut, the document equals that of
// parsing it whole. Never throws.
import { addLine, extendLine } from './blocks/add-line.ts'
import { closeFrom } from './blocks/close-block.ts'
import { maxPhrasingChars } from './blocks/limits.ts'
import { draftState, emptyState, type BlockState } from './blocks/open-block.ts'
import { makeKeeper, type KeepIdentity } from './keep-identity.ts'
import type { MarkdownDocument } from './nodes.ts'
import { emptyReferences, makeReferences } from './references.ts'

export interface GrowingMarkdown {
  /** Returns all text so far, as it arrived. */
  read(): string
  /** Adds text. Parses only what is still open; settled pages, groups and blocks keep their identity. */
  append(delta: string): MarkdownDocument
  readonly document: MarkdownDocument
  /** Ends the text and closes what is still open. Unchanged parts keep their identity. */
  settle(): MarkdownDocument
}

const emptyDocument: MarkdownDocument = { pages: [{ blocks: [] }], references: emptyReferences }

export function growMarkdown(text = ''): GrowingMarkdown {
  let pieces: string[] = []
  let lines = emptyLines
  let document = emptyDocument
  const keep = makeKeeper()
  const append = (delta: string): MarkdownDocument => {
    if (delta === '') return document
    pieces.push(delta)
    lines = addText(lines, delta)
    return (document = makeDocument(readAhead(lines), document, keep, true))
  }
  append(text)
  return {
    read() {
      if (pieces.length > 1) pieces = [pieces.join('')]
      return pieces[0] ?? ''
    },
    append,
    get document() {
      return document
    },
    settle() {
      const { state, open, held, isLong } = lines
      const rest = open + (held === '\r' ? '' : held)
      const whole = isLong ? extendLine(state, rest) : rest === '' ? state : addLine(state, rest)
      return (document = makeDocument(whole, document, keep, false))
    },
  }
}

/** A text in lines: the state contains the complete ones, the last one waits. */
interface Lines {
  readonly state: BlockState
  /** The unfinished line. */
  readonly open: string
  /** True if the state already contains the beginning of the unfinished line. */
  readonly isLong: boolean
  /** Half a character pair: a CR that an LF may follow, or a high surrogate. */
  readonly held: string
}

const emptyLines: Lines = { state: emptyState, open: '', isLong: false, held: '' }

function addText(lines: Lines, delta: string): Lines {
  let { state, open, isLong } = lines
  const { text, held } = splitHeld(lines.held + delta)
  const clean = /[\r\0]/u.test(text) ? text.replace(/\r\n?/gu, '\n').replaceAll('\0', '\u{fffd}') : text
  let start = 0
  for (let end = clean.indexOf('\n'); end >= 0; end = clean.indexOf('\n', start)) {
    const line = takeLong(state, open + clean.slice(start, end), isLong)
    state = line.isLong ? line.state : addLine(line.state, line.open)
    open = ''
    isLong = false
    start = end + 1
  }
  return { ...takeLong(state, open + clean.slice(start), isLong), held }
}

/**
 * Adds an overlong line to the state as it arrives, because parsing it again with each piece would be too
 * slow.
 */
function takeLong(state: BlockState, open: string, isLong: boolean): Omit<Lines, 'held'> {
  if (isLong) return { state: open === '' ? state : extendLine(state, open), open: '', isLong }
  if (open.length <= maxPhrasingChars) return { state, open, isLong }
  const begun = addLine(state, open.slice(0, maxPhrasingChars))
  return { state: extendLine(begun, open.slice(maxPhrasingChars)), open: '', isLong: true }
}

function splitHeld(text: string): { text: string; held: string } {
  const last = text.charCodeAt(text.length - 1)
  const isHalf = last === 0x0d || (last >= 0xd800 && last <= 0xdbff)
  return isHalf ? { text: text.slice(0, -1), held: text.slice(-1) } : { text, held: '' }
}

const readAhead = ({ state, open, isLong }: Lines): BlockState =>
  isLong || open === '' ? state : addLine(state, open)

/** Makes a document from a copy of the state, in which every open block is closed as it is now. */
function makeDocument(
  state: BlockState,
  before: MarkdownDocument,
  keep: KeepIdentity,
  isOpen: boolean,
): MarkdownDocument {
  const draft = draftState(state)
  closeFrom(draft, 1, isOpen)
  const references = makeReferences(draft, before.references)
  const [root] = draft.spine
  if (root?.kind !== 'document') return before
  const pages = keep(before.pages, [...root.pages, { blocks: root.blocks }])
  return pages === before.pages && references === before.references ? before : { pages, references }
}
