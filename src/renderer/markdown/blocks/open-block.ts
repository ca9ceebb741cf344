// The blocks that can still grow. All are immutable: a line makes new ones of those it changes and leaves the
// old ones as they were, so that an unfinished line can be parsed ahead, and again when it is complete.
import type { Align, Block, Page, TableRow, ListItem } from '../nodes.ts'
import type { Grouped } from './grouped.ts'

export interface OpenDocument {
  readonly kind: 'document'
  readonly pages: readonly Page[]
  /** The blocks of the page that isn't full yet. */
  readonly blocks: readonly Block[]
  /** The number of source characters in `blocks`. */
  readonly weight: number
  /** The position in the text where the open child block begins. */
  readonly start: number
}

interface OpenQuote {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

interface OpenFootnote {
  readonly kind: 'footnote'
  readonly label: string
  readonly blocks: readonly Block[]
  readonly marks: readonly string[]
}

interface OpenList {
  readonly kind: 'list'
  /** `-`, `+`, `*`, `.` or `)`: a different marker begins a new list. */
  readonly marker: string
  readonly start: number | null
  readonly isTight: boolean
  readonly items: Grouped<ListItem>
}

export interface OpenItem {
  readonly kind: 'item'
  /** How many columns the lines of this item are indented. */
  readonly indent: number
  readonly isDone: boolean | null
  readonly blocks: readonly Block[]
}

export interface OpenParagraph {
  readonly kind: 'paragraph'
  readonly text: string
}

interface OpenFence {
  readonly kind: 'fence'
  readonly marker: number
  readonly markerChars: number
  /** How many columns the fence itself is indented. */
  readonly indent: number
  readonly language: string
  readonly lines: Grouped<string>
}

interface OpenIndented {
  readonly kind: 'indented'
  readonly lines: Grouped<string>
  /** Blank lines that belong to the block only if it continues. */
  readonly blanks: readonly string[]
}

/** HTML, or a paragraph too long to parse. Full pieces have already been added to its parent. */
export interface OpenRaw {
  readonly kind: 'raw'
  readonly text: string
  readonly isContinued: boolean
  /** The block ends with a line that matches; `null` means before a blank line. */
  readonly end: RegExp | null
  /** True for a long paragraph: lazy lines can continue it, and other blocks can interrupt it. */
  readonly isParagraph: boolean
}

export interface OpenTable {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: TableRow
  readonly rows: Grouped<TableRow>
  /** How many cells were missing in its rows. */
  readonly missingCells: number
}

export interface OpenMath {
  readonly kind: 'math'
  readonly closer: string
  /**
   * True if the opener is alone on its line; if not, a blank line before the closer makes everything plain
   * text.
   */
  readonly isBare: boolean
  readonly source: string
}

type OpenContainer = OpenDocument | OpenQuote | OpenFootnote | OpenItem
export type OpenLeaf = OpenParagraph | OpenFence | OpenIndented | OpenRaw | OpenTable | OpenMath
export type OpenBlock = OpenContainer | OpenList | OpenLeaf

export interface FootnoteText {
  readonly label: string
  readonly blocks: readonly Block[]
  readonly marks: readonly string[]
}

/** The state of parsing after some lines. */
export interface BlockState {
  /** The open blocks, each inside the one before it; the first is the document. */
  readonly spine: readonly OpenBlock[]
  /** The position in the text where the next line begins. */
  readonly offset: number
  /**
   * The depth of the innermost quote in which the last line was blank, 0 outside of quotes; `null` if it
   * wasn't blank.
   */
  readonly blankDepth: number | null
  /** URLs by normalized label. */
  readonly links: ReadonlyMap<string, string>
  /** Footnotes by normalized label. */
  readonly footnotes: ReadonlyMap<string, FootnoteText>
  /** The labels of footnote marks in order of first use, each with its page. */
  readonly marks: ReadonlyMap<string, number>
}

export const emptyState: BlockState = {
  spine: [{ kind: 'document', pages: [], blocks: [], weight: 0, start: 0 }],
  offset: 0,
  blankDepth: null,
  links: new Map(),
  footnotes: new Map(),
  marks: new Map(),
}

/** A mutable copy of the state while one line is added. */
export type Draft = { -readonly [Key in keyof BlockState]: BlockState[Key] } & { spine: OpenBlock[] }

export const draftState = (state: BlockState): Draft => ({ ...state, spine: [...state.spine] })
