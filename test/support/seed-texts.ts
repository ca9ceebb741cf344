// Text of messages for searches to run over: everyday sentences, each with names from a vocabulary of
// thousands, of which a few are everywhere and most are rare, as in any language. The same for the same seed.
import { writePlainSentence } from '../bench/texts/prose.ts'
import type { Random } from '../bench/texts/random.ts'

const starts = ['b', 'br', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'tr', 'v'] as const
const middles = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'] as const
const ends = ['', 'l', 'm', 'n', 'r', 's', 't', 'ck'] as const
const vocabularySize = 20_000

/** No two are alike; the first ones are the most common. */
export function makeVocabulary(random: Random): readonly string[] {
  const words = new Set<string>()
  while (words.size < vocabularySize) {
    const syllables = Array.from(
      { length: 2 + random.below(2) },
      () => random.pick(starts) + random.pick(middles) + random.pick(ends),
    )
    words.add(syllables.join(''))
  }
  return [...words]
}

/** By Zipf's law: the tenth word is a tenth as common as the first. */
function pickWord(vocabulary: readonly string[], random: Random): string {
  const rank = Math.floor(vocabulary.length ** (random.below(1_000_000) / 1_000_000)) - 1
  return vocabulary[rank] ?? ''
}

/** Writes sentences until there are so many characters. */
export function makeText(chars: number, vocabulary: readonly string[], random: Random): string {
  let text = ''
  while (text.length < chars) {
    const about = `${pickWord(vocabulary, random)} and ${pickWord(vocabulary, random)}`
    text += `${text === '' ? '' : ' '}${writePlainSentence(random)} That is about ${about}.`
  }
  return text
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const makeTitle = (vocabulary: readonly string[], random: Random): string =>
  capitalize(`${pickWord(vocabulary, random)} and ${pickWord(vocabulary, random)}`)
