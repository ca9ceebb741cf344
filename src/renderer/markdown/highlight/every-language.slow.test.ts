// Each language's grammar reads any text without losing a character. Making 45 grammars ready takes long, so that this
// runs with the integration tests.
import { expect, it } from 'vitest'
import { languageNames } from './languages.ts'
import { linesOfAnything } from './lines-of-anything.ts'
import { loadReader, peekReader } from './load-reader.ts'

it.each(languageNames)('%s reads any text without losing a character', async (language) => {
  await loadReader(language)
  const reader = peekReader(language)
  if (!reader) throw new Error(`no reader for ${language}`)
  let state = reader.start
  for (const line of linesOfAnything) {
    const read = reader.readLine(line, state, Infinity)
    expect(read?.tokens.map(({ text }) => text).join('')).toBe(line)
    state = read?.end ?? state
  }
})
