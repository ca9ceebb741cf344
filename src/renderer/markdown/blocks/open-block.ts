// Blocks that may still grow. All are values: a line makes new ones of those it reaches, and what was there
// before stays as it was. So a line that isn't finished can be read ahead, and read again when it is.
import type { Align, Block, Page, TableRow, ListItem } from '../nodes.ts'
import type { Grouped } from './grouped.ts'

export interface OpenDocument {
  readonly kind: 'document'
  readonly pages: readonly Page[]
  /** Of the page that isn't full yet. */
  readonly blocks: readonly Block[]
  /** Characters of source in `blocks`. */
  readonly weight: number
  /** Where in the text the open block below this one begins. */
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
  /** `-`, `+`, `*`, `.` or `)`: another one begins another list. */
  readonly marker: string
  readonly start: number | null
  readonly isTight: boolean
  readonly items: Grouped<ListItem>
}

export interface OpenItem {
  readonly kind: 'item'
  /** Columns that a line of this item is indented by. */
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
  /** Columns that the fence itself is indented by. */
  readonly indent: number
  readonly language: string
  readonly lines: Grouped<string>
}

interface OpenIndented {
  readonly kind: 'indented'
  readonly lines: Grouped<string>
  /** Blank lines that belong to it if it goes on. */
  readonly blanks: readonly string[]
}

/** HTML, or a paragraph too long to be read. What is full of it has already been handed to its parent. */
export interface OpenRaw {
  readonly kind: 'raw'
  readonly text: string
  readonly isContinued: boolean
  /** A line that matches ends it; `null`: a blank line does. */
  readonly end: RegExp | null
  /** A paragraph by nature: lines may continue it lazily, and other blocks may interrupt it. */
  readonly isParagraph: boolean
}

export interface OpenTable {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: TableRow
  readonly rows: Grouped<TableRow>
  /** Cells that were not written and had to be made up. */
  readonly missingCells: number
}

export interface OpenMath {
  readonly kind: 'math'
  readonly closer: string
  /** The opener stands alone on its line; if it doesn't, a blank line before the closer makes it all words. */
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

/** All that is known after some lines. */
export interface BlockState {
  /** The open blocks, each inside the one before it; the first is the document. */
  readonly spine: readonly OpenBlock[]
  /** Where in the text the next line begins. */
  readonly offset: number
  /** Depth of the innermost quote the last line was blank in, 0 for none; `null`: it wasn't blank. */
  readonly blankDepth: number | null
  /** Addresses by normalized label. */
  readonly links: ReadonlyMap<string, string>
  /** By normalized label. */
  readonly footnotes: ReadonlyMap<string, FootnoteText>
  /** Labels of footnote marks in the order they first stand in the text, each with its page. */
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

/** A state while one line is taken in: a copy whose fields may change. */
export type Draft = { -readonly [Key in keyof BlockState]: BlockState[Key] } & { spine: OpenBlock[] }

export const draftState = (state: BlockState): Draft => ({ ...state, spine: [...state.spine] })
