import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadLanguage } from './language-files.ts'
import { findLanguage, languageNames } from './languages.ts'
import type { LineReader } from './line-reader.ts'
import { linesOfAnything } from './lines-of-anything.ts'
import { loadReader, peekReader } from './load-reader.ts'
import type { TokenKind } from './token.ts'

const expected: readonly (readonly [language: string, line: string, word: string, kind: TokenKind | null])[] =
  [
    ['typescript', 'const total: number = sum(1, "a") // why', 'const', 'keyword'],
    ['typescript', 'const total: number = sum(1, "a") // why', 'total', null],
    ['typescript', 'const total: number = sum(1, "a") // why', 'number', 'type'],
    ['typescript', 'const total: number = sum(1, "a") // why', 'sum', 'function'],
    ['typescript', 'const total: number = sum(1, "a") // why', '"a"', 'string'],
    ['typescript', 'const total: number = sum(1, "a") // why', '// why', 'comment'],
    ['python', 'def area(r): return 3.14 * r', 'def', 'keyword'],
    ['python', 'def area(r): return 3.14 * r', 'area', 'function'],
    ['python', 'def area(r): return 3.14 * r', '3.14', 'constant'],
    ['json', '{ "name": true }', '"name"', 'property'],
    ['json', '{ "name": true }', 'true', 'constant'],
    ['html', '<a href="x">', 'a', 'keyword'],
    ['html', '<a href="x">', 'href', 'property'],
    ['css', '.box { color: red; }', 'box', 'type'],
    ['yaml', 'name: value', 'name', 'property'],
    ['diff', '+added', '+added', 'inserted'],
    ['diff', '-gone', '-gone', 'deleted'],
    ['rust', 'fn main() {}', 'fn', 'keyword'],
    ['go', 'func main() {}', 'main', 'function'],
    ['sql', 'SELECT 1', 'SELECT', 'keyword'],
    ['shellscript', 'echo "$HOME"', '$HOME', 'property'],
    ['java', 'int count = 1;', 'int', 'type'],
    ['c', 'int count = 1;', 'int', 'type'],
    ['markdown', '# Title', '# Title', 'heading'],
  ]

// By the clock, the engine gives up on a line that takes long; a busy machine would make any line one.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

function getReader(language: string): LineReader {
  const reader = peekReader(language)
  if (!reader) throw new Error(`no reader for ${language}`)
  return reader
}

const readTokens = (language: string, line: string) => {
  const reader = getReader(language)
  return reader.readLine(line, reader.start, Infinity)?.tokens ?? []
}

describe('reading lines of code', () => {
  beforeAll(async () => {
    // By this clock textmate finds a line slow; on a busy machine any line could be.
    vi.spyOn(Date, 'now').mockReturnValue(0)
    await Promise.all([...new Set(expected.map(([language]) => language))].map(loadReader))
  })

  it.each(expected)('%s: in %s, %s is %s', (language, line, word, kind) => {
    const token = readTokens(language, line).find(({ text }) => text.includes(word))
    expect(token?.kind).toBe(kind)
  })

  // Every language is tried in every-language.slow.test.ts.
  it.each(['typescript', 'python', 'html', 'markdown'])(
    '%s reads any text without losing a character',
    (language) => {
      const reader = getReader(language)
      let state = reader.start
      for (const line of linesOfAnything) {
        const read = reader.readLine(line, state, Infinity)
        expect(read?.tokens.map(({ text }) => text).join('')).toBe(line)
        state = read?.end ?? state
      }
    },
  )

  it('[S21] shows a line that is too long as it is', () => {
    const line = 'const a = 1;'.repeat(1_000)
    expect(readTokens('typescript', line)).toEqual([{ text: line, kind: null }])
  })

  it('gives up in time while a grammar is made ready, and goes on from there', async () => {
    const { openGrammarReader } = await import('./grammar-reader.ts')
    const fresh = openGrammarReader([
      {
        name: 'fresh',
        scopeName: 'source.fresh',
        patterns: [{ match: String.raw`\bonly-in-this-test\b`, name: 'keyword' }],
        repository: {},
      },
    ])
    expect(fresh.readLine('only-in-this-test', fresh.start, -1)).toBeNull()
    expect(fresh.readLine('only-in-this-test', fresh.start, Infinity)?.tokens).toEqual([
      { text: 'only-in-this-test', kind: 'keyword' },
    ])
  })
})

describe('finding a language', () => {
  it.each([
    ['ts', 'typescript'],
    ['TSX', 'tsx'],
    ['c++', 'cpp'],
    ['C#', 'csharp'],
    ['sh', 'shellscript'],
    ['language-python', 'python'],
    ['{.python}', 'python'],
    ['rust,ignore', 'rust'],
    ['dockerfile', 'docker'],
  ])('%s is %s', (label, name) => {
    expect(findLanguage(label)).toBe(name)
  })

  it.each(['', 'text', 'nonsense', '__proto__', 'constructor', '../x', 'a'.repeat(10_000)])(
    '%s is none',
    (label) => {
      expect(findLanguage(label)).toBeNull()
      expect(peekReader(label)).toBeNull()
    },
  )

  it('has a file for each', async () => {
    for (const name of languageNames) {
      expect((await loadLanguage(name)).length).toBeGreaterThan(0)
    }
  })
})
