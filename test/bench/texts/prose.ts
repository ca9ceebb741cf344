// Sentences as an assistant writes them, with and without phrasing, made from a fixed seed. None of them
// contains HTML, and no address leads anywhere.
import type { Random } from './random.ts'

const subjects = [
  'the first run',
  'a smaller change',
  'the older version',
  'each request',
  'the whole table',
  'a late answer',
  'the person who reads it',
  'an index on that column',
  'the second option',
  'a short walk',
  'the kitchen scale',
  'the night train',
  'a cold start',
  'the local copy',
  'every third batch',
  'the nearest station',
  'a warm oven',
  'the longer of the two',
  'this kind of error',
  'a spare battery',
] as const satisfies readonly [string, ...string[]]

const verbs = [
  'takes longer than',
  'depends on',
  'replaces',
  'is checked before',
  'costs less than',
  'leaves room for',
  'starts after',
  'agrees with',
  'is kept apart from',
  'says little about',
  'arrives together with',
  'explains',
  'needs no more than',
  'makes up for',
  'is written next to',
] as const satisfies readonly [string, ...string[]]

const objects = [
  'the one before it',
  'what was measured',
  'a handful of flour',
  'the rest of the list',
  'an hour of daylight',
  'the cache',
  'two rounds of review',
  'the slowest disk',
  'a plain text file',
  'the return ticket',
  'its own backup',
  'most of the budget',
  'the memory it holds',
  'an empty line',
  'the first sentence',
  'a good night of sleep',
] as const satisfies readonly [string, ...string[]]

const endings = [
  '',
  '',
  '',
  ', as a rule',
  ', at least at first',
  ' once it has settled',
  ', and that is fine',
  ' on most days',
  ', which is easy to miss',
  ' unless it rains',
  ', give or take a minute',
  ' for a reason worth knowing',
] as const satisfies readonly [string, ...string[]]

const codes = ['readFile()', 'npm ci', 'index.ts', 'null', 'SELECT 1', 'maxBytes', 'git log -p'] as const
const words = ['settings', 'margin', 'order', 'detail', 'summary', 'season', 'platform', 'ticket'] as const

const capitalize = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const writePhrase = (random: Random): string => {
  const word = random.pick(words)
  switch (random.below(6)) {
    case 0:
      return `**${random.pick(objects)}**`
    case 1:
      return `*${word}*`
    case 2:
      return `\`${random.pick(codes)}\``
    case 3:
      return `[the ${word} page](https://example.org/${word}/${random.below(90)})`
    case 4:
      return `~~${word}~~ ${random.pick(objects)}`
    default:
      return `**the *${word}* of it**`
  }
}

export const writePlainSentence = (random: Random): string =>
  `${capitalize(random.pick(subjects))} ${random.pick(verbs)} ${random.pick(objects)}${random.pick(endings)}.`

/** About a third of them contain something emphasized, code, a link, or struck-out text. */
export const writeSentence = (random: Random): string =>
  random.chance(35)
    ? `${capitalize(random.pick(subjects))} ${random.pick(verbs)} ${writePhrase(random)}${random.pick(endings)}.`
    : writePlainSentence(random)

export const writeTitle = (random: Random): string =>
  capitalize(`${random.pick(subjects)} and ${random.pick(objects)}`)

export const writeParagraph = (random: Random): string =>
  Array.from({ length: 2 + random.below(4) }, () => writeSentence(random)).join(' ')
