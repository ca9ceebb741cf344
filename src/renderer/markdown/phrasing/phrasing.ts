// What a block's phrasing consists of once it is read. Plain text is a string.

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
  /** As written; nothing has judged it yet. */
  readonly url: string
  readonly children: readonly Inline[]
}

/** Never loaded: drawn as a link with its description. */
interface InlineImage {
  readonly kind: 'image'
  readonly url: string
  readonly alt: string
}

/** `[^label]`. Drawn as it is written for as long as no footnote has that label. */
export interface FootnoteMark {
  readonly kind: 'mark'
  /** As written. */
  readonly label: string
  /** Normalized: the key of `References`. */
  readonly key: string
}

export type Inline =
  string | Emphasis | InlineCode | InlineMath | LineBreak | InlineLink | InlineImage | FootnoteMark

export interface Phrasing {
  readonly nodes: readonly Inline[]
  /** Normalized labels that were looked up, whether or not they are known. */
  readonly links: readonly string[]
  /** Normalized labels of footnote marks, in order, each as often as it stands there. */
  readonly marks: readonly string[]
}
