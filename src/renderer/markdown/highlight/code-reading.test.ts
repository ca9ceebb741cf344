import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { groupSize, type Code, type Group } from '../nodes.ts'
import { openCodeReading, type GroupLines } from './code-reading.ts'
import type { LineReader } from './line-reader.ts'
import { loadReader, peekReader } from './load-reader.ts'
import type { TokenLine } from './token.ts'

const samples: Readonly<Record<string, string>> = {
  typescript:
    'const a = `x ${b + "c"} y\n  still`\n/* one\n two */\nexport type T<K> = { [P in K]: 1 }\n\nfoo(a)\n',
  python: 'def f(x: int) -> str:\n    """doc\n    more"""\n    return f"{x!r} {1 + 2}"\n# end\n',
  html: '<!doctype html>\n<style>\na { color: red }\n</style>\n<script>\nlet a = `\n`\n</script>\n<p class="x">&amp;\n',
  shellscript: 'cat <<EOF\n$HOME text\nEOF\nfor f in *; do echo "$f" # c\ndone\n',
  markdown: '# Title\n\n- a **b**\n\n```js\nlet x = 1\n```\n> q\n',
}

// By the clock, the engine gives up on a line that takes long; a busy machine would make any line one.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

beforeAll(async () => {
  await Promise.all(Object.keys(samples).map(loadReader))
})

function getReader(language: string): LineReader {
  const reader = peekReader(language)
  if (!reader) throw new Error(`no reader for ${language}`)
  return reader
}

/** Grows a block as the parser does: full groups stay the same objects. */
function growBlock(language: string) {
  let settled: Group<string>[] = []
  let text = ''
  return (delta: string, isOpen: boolean): Code => {
    text += delta
    const lines = text.split('\n')
    const fullCount = Math.floor((lines.length - 1) / groupSize)
    while (settled.length < fullCount) {
      const from = settled.length * groupSize
      settled = [...settled, { items: lines.slice(from, from + groupSize) }]
    }
    const rest = { items: lines.slice(fullCount * groupSize) }
    return { kind: 'code', language, lines: [...settled, rest], isOpen }
  }
}

function readAtOnce(code: string, reader: LineReader): readonly TokenLine[] {
  let state = reader.start
  return code.split('\n').map((line) => {
    const read = reader.readLine(line, state, Infinity)
    if (!read) throw new Error('no deadline could have passed')
    state = read.end
    return read.tokens
  })
}

const join = (groups: readonly GroupLines[]): readonly TokenLine[] => groups.flatMap((lines) => lines ?? [])
const showText = (lines: readonly TokenLine[]) =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n')

const codeArbitrary = fc.constantFrom(...Object.keys(samples)).chain((language) =>
  fc
    .array(fc.oneof(fc.constantFrom(...(samples[language] ?? '').split(/(?<=\n)/u)), fc.string()), {
      maxLength: 150,
      size: 'max',
    })
    .map((pieces) => ({ language, code: pieces.join('') })),
)

describe('reading code as it grows', () => {
  it('gives in the end what reading it at once gives, however it is cut', () => {
    fc.assert(
      fc.property(
        codeArbitrary,
        fc.infiniteStream(fc.integer({ min: 1, max: 60 })),
        ({ language, code }, sizes) => {
          const reader = getReader(language)
          const grow = growBlock(language)
          const reading = openCodeReading()
          for (let at = 0; at < code.length;) {
            const end = at + (sizes.next().value ?? 1)
            const groups = reading.read(grow(code.slice(at, end), true), reader, Infinity)
            at = end
            expect(showText(join(groups))).toBe(code.slice(0, end))
          }
          expect(join(reading.read(grow('', false), reader, Infinity))).toEqual(readAtOnce(code, reader))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('gives the same when time runs out at any line', () => {
    const code = (samples['typescript'] ?? '').repeat(20)
    const inner = getReader('typescript')
    const reader: LineReader = {
      start: inner.start,
      readLine: (text, state) => inner.readLine(text, state, Infinity),
    }
    let clock = 0
    const reading = openCodeReading(() => (clock += 1))
    const block = growBlock('typescript')(code, false)
    let rounds = 0
    do {
      reading.read(block, reader, clock + 7)
      rounds += 1
    } while (reading.unread && rounds < 1_000)
    expect(rounds).toBeGreaterThan(10)
    expect(rounds).toBeLessThan(1_000)
    expect(join(reading.read(block, reader, clock + 1))).toEqual(readAtOnce(code, reader))
  })

  it('reads no settled line twice, and keeps settled groups the same', () => {
    const inner = getReader('python')
    const code = (samples['python'] ?? '').repeat(60)
    let readChars = 0
    const counting: LineReader = {
      start: inner.start,
      readLine: (text, state, deadlineMs) => {
        readChars += text.length
        return inner.readLine(text, state, deadlineMs)
      },
    }
    const grow = growBlock('python')
    const reading = openCodeReading()
    let before: readonly GroupLines[] = []
    for (let at = 0; at < code.length; at += 32) {
      const groups = reading.read(grow(code.slice(at, at + 32), true), counting, Infinity)
      for (const [index, lines] of before.slice(0, -1).entries()) expect(groups[index]).toBe(lines)
      before = groups
    }
    expect(readChars).toBeLessThan(code.length * 3)
  })

  it('reads a growing line now and then, not at each change, and says when its end is unread', () => {
    let readCount = 0
    let clock = 0
    const inner = getReader('typescript')
    const reader: LineReader = {
      start: inner.start,
      readLine: (text, state) => {
        readCount += 1
        return inner.readLine(text, state, Infinity)
      },
    }
    const grow = growBlock('typescript')
    const reading = openCodeReading(() => clock)
    for (let tick = 0; tick < 100; tick += 1) {
      clock += 6
      expect(showText(join(reading.read(grow('ab +', true), reader, Infinity)))).toBe('ab +'.repeat(tick + 1))
    }
    expect(readCount).toBe(10)
    expect(reading.isStale).toBe(true)
    clock += 60
    reading.read(grow('', true), reader, Infinity)
    expect(reading.isStale).toBe(false)
  })

  it('shows what was read before to the next that draws the same groups', () => {
    const reader = getReader('typescript')
    const block = growBlock('typescript')((samples['typescript'] ?? '').repeat(30), false)
    const first = openCodeReading().read(block, reader, Infinity)
    const again = openCodeReading().read(block, reader, -Infinity)
    expect(again).toEqual(first)
    expect(again[0]).toBe(first[0])
  })

  it('keeps the colours of lines whose group becomes full when there is no time', () => {
    const reader = getReader('typescript')
    const grow = growBlock('typescript')
    const reading = openCodeReading()
    const lines = Array.from({ length: groupSize - 1 }, (_, index) => `const a${index} = 1\n`).join('')
    const before = reading.read(grow(lines, true), reader, Infinity)
    const after = reading.read(grow('b\nc', true), reader, -Infinity)
    expect(reading.unread).not.toBeNull()
    expect(after[0]?.slice(0, groupSize - 1)).toEqual(before[0]?.slice(0, groupSize - 1))
  })

  it('says that more is known when time runs out just as a line that was read while it grew ends the block', () => {
    const reader = getReader('typescript')
    const grow = growBlock('typescript')
    const reading = openCodeReading()
    const colored = reading.read(grow('const a = 1', true), reader, Infinity)
    const block = grow('', false)
    expect(reading.read(block, reader, -Infinity)).not.toEqual(colored)
    const { progress } = reading
    expect(reading.read(block, reader, Infinity)).toEqual(colored)
    expect(reading.progress).toBeGreaterThan(progress)
  })

  it('reads a line again when its language turns out to be another', () => {
    const reading = openCodeReading()
    const block = growBlock('x')('def f(): # const', true)
    const asPython = reading.read(block, getReader('python'), Infinity)
    const asShell = openCodeReading(() => 1e9).read(block, getReader('shellscript'), Infinity)
    let clock = 0
    const both = openCodeReading(() => (clock += 1_000))
    expect(both.read(block, getReader('python'), Infinity)).toEqual(asPython)
    expect(both.read(block, getReader('shellscript'), Infinity)).toEqual(asShell)
    expect(asShell).not.toEqual(asPython)
  })
})
