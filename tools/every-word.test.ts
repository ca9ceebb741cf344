// A word that nothing reads is missed by nobody, and translated for nobody.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../src/words/en/en.ts'

const sourceFolder = join(import.meta.dirname, '..', 'src')

describe('every word', () => {
  const source = globSync('**/*.{ts,tsx}', { cwd: sourceFolder })
    .filter((file) => !/^words[/\\]en[/\\]|\.test\.tsx?$|test-support/u.test(file))
    .map((file) => readFileSync(join(sourceFolder, file), 'utf8'))
    .join('\n')

  it('is read somewhere', () => {
    expect(listUnread(en, findReads(source))).toEqual([])
  })

  it.each([
    ['in no place', 'words.a.read', ['a.lost', 'a.table.x', 'a.table.y']],
    [
      'by a name like its own',
      'words.a.read + words.a.table.x + words.a.lostToo + words.b.table.y',
      ['a.lost', 'a.table.y'],
    ],
    [
      'by its name, wherever the line breaks',
      'words.a.read(words\n  .a.lost, words.a.table.x, words.a.table.y)',
      [],
    ],
    ['out of its table', 'const { read, lost: other, table } = words.a\ntable.x', ['a.table.y']],
    [
      'by a name that is looked up',
      "words.a[one ? 'read' : 'lost'] + words.a.table[name] + { x: 1 }",
      ['a.table.y'],
    ],
    ['with all of its table', 'words.a.read + words.a.lost + list(words.a.table)', []],
  ])('is found where it is read %s', (_where, text, unread) => {
    expect(listUnread({ a: { read: '', lost: '', table: { x: '', y: '' } } }, findReads(text))).toEqual(
      unread,
    )
  })
})

interface Reads {
  /** Paths such as `keys.columns.name`, with those that lead to them. */
  readonly named: ReadonlySet<string>
  /** Tables that are handed on as they are. */
  readonly whole: ReadonlySet<string>
  /** Tables of which a word is looked up: `words.usage.outcomes[outcome]`. */
  readonly lookedUp: ReadonlySet<string>
  /** All that could be the name that is looked up. */
  readonly keys: ReadonlySet<string>
}

const readPath = (text: string): string[] =>
  text
    .split('.')
    .map((name) => name.replaceAll(/[\s?]/gu, ''))
    .filter(Boolean)

function findReads(source: string): Reads {
  const [named, whole, lookedUp] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const add = (path: readonly string[]): void =>
    path.forEach((_, index) => named.add(path.slice(0, index + 1).join('.')))
  const reads = source.matchAll(/(\} = )?\bwords((?:\s*\??\.\s*\w+)+)(\[)?/gu)
  for (const [, taking, text = '', bracket] of reads) {
    const path = readPath(text)
    add(path)
    if (taking === undefined) (bracket === undefined ? whole : lookedUp).add(path.join('.'))
  }
  for (const [, names = '', text = ''] of source.matchAll(/\{([^{}]*)\} = words((?:\.\w+)*)(?![\w.])/gu)) {
    for (const [, name = '', alias = name] of names.matchAll(/(\w+)(?:: (\w+))?/gu)) {
      const path = [...readPath(text), name]
      add(path)
      const below = source.matchAll(new RegExp(String.raw`(?<![\w.])${alias}((?:\.\w+)+)`, 'gu'))
      for (const [, rest = ''] of below) add([...path, ...readPath(rest)])
    }
  }
  const keys = source.matchAll(/'([\w/-]+)'|\b(\w+):/gu)
  return {
    named,
    whole,
    lookedUp,
    keys: new Set(Array.from(keys, ([, quoted, plain]) => quoted ?? plain ?? '')),
  }
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The paths of words that nothing reads. */
function listUnread(
  table: Readonly<Record<string, unknown>>,
  reads: Reads,
  path: readonly string[] = [],
): string[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const here = [...path, name].join('.')
    if (reads.lookedUp.has(path.join('.')) && reads.keys.has(name)) return []
    if (isTable(value))
      return path.length > 0 && reads.whole.has(here) ? [] : listUnread(value, reads, [...path, name])
    return reads.named.has(here) ? [] : [here]
  })
}
