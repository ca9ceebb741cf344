// What a text consists of once it is read, as far as blocks go. Phrasing stays source until it is drawn.
// Long blocks hold their parts in groups: a full group keeps its identity for as long as the text grows, so
// that a view which compares by identity draws only what is new.

/** At most `groupSize` items. All groups of a block but the last are full. */
export interface Group<Item> {
  readonly items: readonly Item[]
}

export const groupSize = 32

interface Paragraph {
  readonly kind: 'paragraph'
  /** Markdown of phrasing alone. */
  readonly source: string
}

export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly source: string
}

export interface Code {
  readonly kind: 'code'
  /** The first word of the info string, as written; empty when there is none. */
  readonly language: string
  /** Lines without their line breaks. The last one may still grow while `isOpen`. */
  readonly lines: readonly Group<string>[]
  readonly isOpen: boolean
}

interface MathBlock {
  readonly kind: 'math'
  readonly tex: string
  readonly isOpen: boolean
}

export interface ListItem {
  /** `null`: not a task. */
  readonly isDone: boolean | null
  readonly blocks: readonly Block[]
}

export interface List {
  readonly kind: 'list'
  /** `null`: bullets. */
  readonly start: number | null
  readonly isTight: boolean
  readonly items: readonly Group<ListItem>[]
}

interface Quote {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

export type Align = 'left' | 'center' | 'right' | null

/** A row's cells, each Markdown of phrasing alone; as many as `head` has. */
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

/** Shown as it is written: HTML, and paragraphs too long to be read as phrasing, in pieces. */
interface Raw {
  readonly kind: 'raw'
  readonly text: string
  /** It goes on where the block before it ended: no space between them. */
  readonly isContinued: boolean
}

export type Block = Paragraph | Heading | Code | MathBlock | List | Quote | Table | Rule | Raw

export interface Footnote {
  readonly number: number
  readonly label: string
  readonly blocks: readonly Block[]
  /** Index of the page that holds its first mark. `null`: that mark stands in another footnote. */
  readonly page: number | null
}

/** What any block of a text may refer to. Keeps its identity while nothing in it changes. */
export interface References {
  /** By normalized label. */
  readonly links: ReadonlyMap<string, string>
  /** By normalized label, in the order of their numbers: the order of their first marks. */
  readonly footnotes: ReadonlyMap<string, Footnote>
  /** The footnotes' numbers alone. Keeps its identity while a footnote's own text grows. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Some blocks one after another. Drawn as one row of a conversation. */
export interface Page {
  readonly blocks: readonly Block[]
}

/** A text as it is drawn. All pages but the last keep their identity while it grows. */
export interface MarkdownDocument {
  /** At least one, if only an empty one: something has to hold the caret. */
  readonly pages: readonly Page[]
  readonly references: References
}
