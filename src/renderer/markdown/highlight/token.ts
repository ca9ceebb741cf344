// A piece of highlighted code, and the few kinds that are told apart by colour. What is not listed here
// (names, operators, brackets) stays ink: calmer to read, and half the elements.

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
  /** `null`: drawn as plain text. */
  readonly kind: TokenKind | null
}

/** One line without its break. */
export type TokenLine = readonly Token[]

export const readPlainLine = (text: string): TokenLine => (text === '' ? [] : [{ text, kind: null }])
