// Parses a search into phrases, all of which must be found. The text is split into words, so that neither the
// index nor a pattern can read any of its characters as syntax.
import { readWords } from '../../domain/chat/fold-words.ts'

export interface Phrase {
  /**
   * The words in this order, with only non-word characters between them. At least one; only letters and
   * digits.
   */
  readonly words: readonly string[]
  /** True if the last word is only the beginning of one. */
  readonly isPrefix: boolean
}

/**
 * Returns one phrase for each part between spaces; the last one can be a beginning. Returns none if there is
 * no letter or digit.
 */
export function parseQuery(query: string): Phrase[] {
  const parts = query.split(/\s+/u).flatMap((part) => {
    const words = [...readWords(part)]
    return words.length > 0 ? [words] : []
  })
  return parts.map((words, index) => ({
    words: words.map(({ folded }) => folded),
    // In a script without spaces a character is a whole word.
    isPrefix: index === parts.length - 1 && words.at(-1)?.isCharacter === false,
  }))
}

/** Writes the phrases in FTS5's syntax, for an index of folded words. */
export const writeExpression = (phrases: readonly Phrase[]): string =>
  phrases.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ')

/** Writes the phrases as parts of a text of folded words that has a space before and after each word. */
export const writeParts = (phrases: readonly Phrase[]): string[] =>
  phrases.map(({ words, isPrefix }) => ` ${words.join(' ')}${isPrefix ? '' : ' '}`)
