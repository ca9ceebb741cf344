// TypeScript as answers contain it: comments, types, strings, templates, numbers. Made from a fixed seed.
import { writePlainSentence } from './prose.ts'
import { createRandom, type Random } from './random.ts'

const names = ['order', 'batch', 'ticket', 'window', 'record', 'season', 'margin', 'budget'] as const

const writeFunction = (random: Random, index: number): readonly string[] => {
  const name = random.pick(names)
  const title = `${name}${index}`
  const limit = 2 + random.below(900)
  return [
    `/** ${writePlainSentence(random)} */`,
    `export function read${title}(values: readonly ${random.chance(50) ? 'number' : 'string'}[], limit = ${limit}): string {`,
    `  const found = values.filter((value, place) => place % ${1 + random.below(9)} === 0 && value !== ${random.below(99)})`,
    `  // ${writePlainSentence(random)}`,
    '  for (let step = 0; step < found.length; step += 1) {',
    `    if (step > limit * ${random.below(40)}.5) return \`${name}: \${found[step]} of \${limit}\``,
    '  }',
    `  return found.length > 0 ? '${writePlainSentence(random)}' : "none of the ${name}s"`,
    '}',
    '',
  ]
}

export const writeCodeLines = (random: Random, lineCount: number): readonly string[] => {
  const lines: string[] = []
  for (let index = 1; lines.length < lineCount; index += 1) lines.push(...writeFunction(random, index))
  return lines.slice(0, lineCount)
}

/** One fenced block of TypeScript, `chars` characters and at most a line more. */
export const makeCodeText = (chars: number, seed = 4): string => {
  const random = createRandom(seed)
  const lines = ['```ts']
  let length = 0
  for (let index = 1; length < chars; index += 1) {
    for (const line of writeFunction(random, index)) {
      if (length >= chars) break
      lines.push(line)
      length += line.length + 1
    }
  }
  // The last line has a string to color, so that its color shows that the end was reached.
  return `${[...lines, "export const end = 'of the code'", '```'].join('\n')}\n`
}
