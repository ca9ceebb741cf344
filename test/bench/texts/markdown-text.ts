// Long answers in Markdown, each of a given length and always the same: mixed, one list, one table, and mixed
// with a footnote. They contain only GFM that all sides of a race read alike: no HTML, no images, no math.
import { writeCodeLines } from './code-text.ts'
import { writeParagraph, writePlainSentence, writeSentence, writeTitle } from './prose.ts'
import { createRandom, type Random } from './random.ts'

const times = <Value>(count: number, make: (index: number) => Value): readonly Value[] =>
  Array.from({ length: count }, (_, index) => make(index))

const writeList = (random: Random): string => {
  const isOrdered = random.chance(35)
  const isTasks = !isOrdered && random.chance(20)
  return times(3 + random.below(5), (index) => {
    const mark = isOrdered ? `${index + 1}.` : '-'
    const task = isTasks ? (random.chance(50) ? '[x] ' : '[ ] ') : ''
    const nested = random.chance(20)
      ? times(2, () => `\n${' '.repeat(mark.length + 1)}- ${writeSentence(random)}`).join('')
      : ''
    return `${mark} ${task}${writeSentence(random)}${nested}`
  }).join('\n')
}

const writeRow = (random: Random, name: string): string =>
  `| ${name} | ${writePlainSentence(random)} | ${random.below(9_000)} | ${random.chance(30) ? '**yes**' : 'no'} |`

const tableHead = ['| What | Why | Count | Done |', '| :-- | --- | --: | :-: |'] as const

const writeTable = (random: Random): string =>
  [...tableHead, ...times(3 + random.below(5), (index) => writeRow(random, `Row ${index + 1}`))].join('\n')

const writeCode = (random: Random): string =>
  ['```ts', ...writeCodeLines(random, 5 + random.below(12)), '```'].join('\n')

const writeQuote = (random: Random): string =>
  times(1 + random.below(3), () => `> ${writeSentence(random)}`).join('\n')

const writeBlock = (random: Random): string => {
  const die = random.below(100)
  if (die < 12) return `${'#'.repeat(2 + random.below(2))} ${writeTitle(random)}`
  if (die < 30) return writeList(random)
  if (die < 38) return writeTable(random)
  if (die < 48) return writeCode(random)
  if (die < 54) return writeQuote(random)
  return die < 56 ? '---' : writeParagraph(random)
}

const end = 'And this is where the text ends.'

const writeBlocks = (random: Random, chars: number): readonly string[] => {
  const blocks: string[] = []
  for (let length = 0; length < chars;) {
    const block = writeBlock(random)
    blocks.push(block)
    length += block.length + 2
  }
  return blocks
}

/** Headings, paragraphs, lists, tables, code, quotes: `chars` characters and at most a block more. */
export const makeMixedText = (chars: number, seed = 1): string =>
  `${[`# ${writeTitle(createRandom(seed))}`, ...writeBlocks(createRandom(seed), chars), end].join('\n\n')}\n`

export const makeListText = (chars: number, seed = 2): string => {
  const random = createRandom(seed)
  const items: string[] = []
  for (let length = 0; length < chars;) {
    const item = `- ${writeSentence(random)}`
    items.push(item)
    length += item.length + 1
  }
  return `${[...items, `- ${end}`].join('\n')}\n`
}

export const makeTableText = (chars: number, seed = 3): string => {
  const random = createRandom(seed)
  const rows: string[] = []
  for (let length = 0; length < chars;) {
    const row = writeRow(random, `Row ${rows.length + 1}`)
    rows.push(row)
    length += row.length + 1
  }
  return `${[...tableHead, ...rows, `| Last | ${end} | 0 | no |`].join('\n')}\n`
}

/** Mixed text whose footnote is referred to at the beginning and defined soon after, as models write them. */
export const makeFootnoteText = (chars: number, seed = 5): string => {
  const random = createRandom(seed)
  const opening = `${writeParagraph(random)} That has been measured.[^source]`
  const note = `[^source]: ${writePlainSentence(random)}`
  const blocks = [`# ${writeTitle(random)}`, opening, note, ...writeBlocks(random, chars), end]
  return `${blocks.join('\n\n')}\n`
}
