// A piece of highlighted code, and the few kinds with a colour. Everything else (names, operators, brackets)
// keeps the text's colour: calmer to read, and half the elements.

export const tokenKinds = [
  'comment',
  'keyword',
  'string',
  'constant',
  'function',
  'type',
  'property',
  'heading',
  'inserted',
  'deleted',
] as const

export type TokenKind = (typeof tokenKinds)[number]

export interface Token {
  readonly text: string
  /** `null` for plain text. */
  readonly kind: TokenKind | null
}

/** One line without its break. */
export type TokenLine = readonly Token[]

export const readPlainLine = (text: string): TokenLine => (text === '' ? [] : [{ text, kind: null }])
