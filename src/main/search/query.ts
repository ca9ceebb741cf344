// What a person looks for, as phrases that must all be there. What they typed is taken apart into words, so no
// character of it can be read as syntax, neither by the index nor by a pattern.
import { readWords } from '../../domain/chat/fold-words.ts'

export interface Phrase {
  /** In this order with nothing between them but what is no word. At least one; letters and digits alone. */
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly isPrefix: boolean
}

/** One phrase for each part between spaces; the last one may go on. None where there is no letter or digit. */
export function parseQuery(query: string): Phrase[] {
  const parts = query.split(/\s+/u).flatMap((part) => {
    const words = [...readWords(part)]
    return words.length > 0 ? [words] : []
  })
  return parts.map((words, index) => ({
    words: words.map(({ folded }) => folded),
    // A character of a script without spaces is whole as it is.
    isPrefix: index === parts.length - 1 && words.at(-1)?.isCharacter === false,
  }))
}

/** The same in the syntax of FTS5, for an index of folded words. */
export const writeExpression = (phrases: readonly Phrase[]): string =>
  phrases.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ')

/** The same as parts of a text of folded words with a space before and after each. */
export const writeParts = (phrases: readonly Phrase[]): string[] =>
  phrases.map(({ words, isPrefix }) => ` ${words.join(' ')}${isPrefix ? '' : ' '}`)
