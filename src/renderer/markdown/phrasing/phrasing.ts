// The inline nodes of a block's phrasing. Plain text is a string.

interface Emphasis {
  readonly kind: 'emphasis' | 'strong' | 'deleted'
  readonly children: readonly Inline[]
}

interface InlineCode {
  readonly kind: 'code'
  readonly text: string
}

interface InlineMath {
  readonly kind: 'math'
  readonly tex: string
}

interface LineBreak {
  readonly kind: 'break'
}

interface InlineLink {
  readonly kind: 'link'
  /** As written, and not checked yet. */
  readonly url: string
  readonly children: readonly Inline[]
}

/** Never loaded; drawn as a link with its description. */
interface InlineImage {
  readonly kind: 'image'
  readonly url: string
  readonly alt: string
}

/** `[^label]`. Drawn as written while no footnote has that label. */
export interface FootnoteMark {
  readonly kind: 'mark'
  /** As written. */
  readonly label: string
  /** Normalized: the key in `References`. */
  readonly key: string
}

export type Inline =
  string | Emphasis | InlineCode | InlineMath | LineBreak | InlineLink | InlineImage | FootnoteMark

export interface Phrasing {
  readonly nodes: readonly Inline[]
  /** The normalized labels that were looked up, known or not. */
  readonly links: readonly string[]
  /** The normalized labels of footnote marks in order, with repetitions. */
  readonly marks: readonly string[]
}
