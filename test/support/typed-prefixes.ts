// What a person types into a search, letter by letter: everyday words that are in most messages, names that
// are in many, in a few and in one or two, two words at once, and some that are in none.
import { createRandom } from '../bench/texts/random.ts'
import { makeVocabulary } from './seed-texts.ts'

const everyday = ['kitchen scale', 'night train', 'settings', 'backup of the list'] as const
const nowhere = ['xylophone', 'quarrel'] as const
/** The ranks of the words, by how common they are. */
const ranks = [0, 4, 19, 99, 499, 1_999, 7_999, 15_999] as const

/** `messages`: how many were made; their vocabulary follows from it. */
export function listTypedPrefixes(messages: number): string[] {
  const vocabulary = makeVocabulary(createRandom(messages))
  const names = ranks.map((rank) => vocabulary[rank] ?? '')
  const pairs = [`${names[2]} ${names[4]}`, `about ${names[6]}`]
  return [...everyday, ...names, ...pairs, ...nowhere].flatMap((text) =>
    Array.from(text, (_, index) => text.slice(0, index + 1)),
  )
}
