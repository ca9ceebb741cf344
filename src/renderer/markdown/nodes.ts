// The blocks of a parsed text. Phrasing stays source until it is drawn. Long blocks keep their parts in
// groups: a full group keeps its identity while the text grows, so that a view that compares by identity
// draws only what is new.

/** At most `groupSize` items; all groups of a block except the last are full. */
export interface Group<Item> {
  readonly items: readonly Item[]
}

export const groupSize = 32

interface Paragraph {
  readonly kind: 'paragraph'
  /** Markdown with only phrasing in it. */
  readonly source: string
}

export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly source: string
}

export interface Code {
  readonly kind: 'code'
  /** The first word of the info string, as written; '' if there is none. */
  readonly language: string
  /** The lines, without line breaks. The last one can still grow while `isOpen`. */
  readonly lines: readonly Group<string>[]
  readonly isOpen: boolean
}

interface MathBlock {
  readonly kind: 'math'
  readonly tex: string
  readonly isOpen: boolean
}

export interface ListItem {
  /** `null` if it isn't a task. */
  readonly isDone: boolean | null
  readonly blocks: readonly Block[]
}

export interface List {
  readonly kind: 'list'
  /** The first number; `null` for bullets. */
  readonly start: number | null
  readonly isTight: boolean
  readonly items: readonly Group<ListItem>[]
}

interface Quote {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

export type Align = 'left' | 'center' | 'right' | null

/** A row's cells, as many as `head` has; each is Markdown with only phrasing in it. */
export type TableRow = readonly string[]

export interface Table {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: TableRow
  readonly rows: readonly Group<TableRow>[]
}

interface Rule {
  readonly kind: 'rule'
}

/** Text shown as written, in pieces: HTML, and paragraphs too long to be parsed as phrasing. */
interface Raw {
  readonly kind: 'raw'
  readonly text: string
  /** True if it continues the block before, without space between them. */
  readonly isContinued: boolean
}

export type Block = Paragraph | Heading | Code | MathBlock | List | Quote | Table | Rule | Raw

export interface Footnote {
  readonly number: number
  readonly label: string
  readonly blocks: readonly Block[]
  /** The index of the page with its first mark; `null` if that mark is in another footnote. */
  readonly page: number | null
}

/** What any block of a text can refer to. Keeps its identity while nothing in it changes. */
export interface References {
  /** URLs by normalized label. */
  readonly links: ReadonlyMap<string, string>
  /** By normalized label, in order of their numbers, which is the order of their first marks. */
  readonly footnotes: ReadonlyMap<string, Footnote>
  /** Only the footnotes' numbers. Keeps its identity while a footnote's text grows. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Consecutive blocks, drawn as one row of a conversation. */
export interface Page {
  readonly blocks: readonly Block[]
}

/** A text as it is drawn. All pages except the last keep their identity while it grows. */
export interface MarkdownDocument {
  /** At least one, possibly empty, because something must show the caret. */
  readonly pages: readonly Page[]
  readonly references: References
}
