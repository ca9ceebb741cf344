// However a text arrives, it ends as the whole text does; what has settled stays the same objects; and a piece
// more costs work for what is open alone.
import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownCorpus } from '../../../test/support/markdown-corpus.ts'
import { growMarkdown } from './growing-markdown.ts'
import { groupSize, type Block, type MarkdownDocument } from './nodes.ts'
import { parseMarkdown } from './parse-markdown.ts'

const pieces =
  '- a|* b|*|+ |1. x|2) y|  |    d|> q|>|```|```ts\n|~~~|---|===|# h|word|| a | b ||\n|--|--|\n|\n|\n\n|\n|[l]|[l]: https://e.x|*e*|<b>|' +
  '<div>|<!-- |-->|- [x] t|\\|`|&|\t|$$|$x$|\\[|\\]|[^n]|[^n]: note|\r\n|\r|👩‍👧|𝒳|\0|www.e.xy|a@b.c'

const markdown = array(constantFrom(...pieces.split('|'), '|', '| a | b |\n|--|--|\n| c | d |\n'), {
  maxLength: 40,
}).map((parts) => parts.join(''))

/** Cuts a text at random places, also inside surrogate pairs and line ends. */
const cut = (text: string, lengths: readonly number[]): string[] => {
  const cuts: string[] = []
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1
    cuts.push(text.slice(at, at + length))
    at += length
  }
  return cuts
}

const growAll = (cuts: readonly string[]): MarkdownDocument => {
  const growing = growMarkdown()
  for (const piece of cuts) growing.append(piece)
  return growing.settle()
}

const lengths = array(integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 })

describe('a text that grew', () => {
  it('ends as the whole text, however it was cut', () => {
    assert(
      property(markdown, lengths, (text, some) => {
        expect(growAll(cut(text, some))).toEqual(parseMarkdown(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('ends as the whole text when it is nothing but noise', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), lengths, (text, some) => {
        expect(growAll(cut(text, some))).toEqual(parseMarkdown(text))
      }),
      { numRuns: 200 },
    )
  })

  it.each(Object.entries(markdownCorpus))('ends as the whole text: %s', (_, text) => {
    const whole = parseMarkdown(text)
    expect(growAll([...cut(text, [1])])).toEqual(whole)
    for (const length of [2, 3, 7, 32, 500]) expect(growAll(cut(text, [length]))).toEqual(whole)
  })

  it('gives back all its text as it came', () => {
    assert(
      property(markdown, lengths, (text, some) => {
        const growing = growMarkdown(text)
        for (const piece of cut(text, some)) growing.append(piece)
        expect(growing.read()).toBe(text + text)
      }),
      { numRuns: 100 },
    )
  })

  it('is right at every place a real answer is cut, before it settles', () => {
    const wrong: string[] = []
    for (const [name, text] of Object.entries(markdownCorpus)) {
      for (let end = 1; end <= text.length; end++) {
        if (/[\r\ud800-\udbff]$/.test(text.slice(0, end))) continue
        const open = JSON.stringify(growMarkdown(text.slice(0, end)).document.pages)
        const settled = JSON.stringify(parseMarkdown(text.slice(0, end)).pages)
        if (open.replaceAll('"isOpen":true', '"isOpen":false') !== settled) wrong.push(`${name} at ${end}`)
      }
    }
    // Only a formula that has begun in the middle of its line and has no end yet.
    expect(wrong.filter((place) => !place.startsWith('formulas at'))).toEqual([])
    expect(wrong.length).toBeLessThan(20)
  })
})

const blocksOf = ({ pages }: MarkdownDocument): Block[] => pages.flatMap(({ blocks }) => blocks)

describe('what has settled', () => {
  it('stays the same objects: pages, blocks, groups', () => {
    const text = Object.values(markdownCorpus).join('\n\n').repeat(3)
    const growing = growMarkdown()
    let before = growing.document
    for (const piece of cut(text, [11, 40, 3])) {
      const now = growing.append(piece)
      now.pages.slice(0, -2).forEach((page, index) => expect(page).toBe(before.pages[index]))
      before = now
    }
    const settled = growing.settle()
    expect(settled.pages.slice(0, -1)).toEqual(before.pages.slice(0, -1))
    settled.pages.slice(0, -1).forEach((page, index) => expect(page).toBe(before.pages[index]))
  })

  it.each([
    ['items of a list', '', (index: number) => `- item ${index} and *some* words\n`],
    ['rows of a table', '| a | b |\n|---|---|\n', (index: number) => `| ${index} | **b** |\n`],
    ['lines of code', '```ts\n', (index: number) => `const a${index} = ${index}\n`],
    ['items of a list in a quote', '', (index: number) => `> - item ${index}\n`],
    ['items of a nested list', '- outer\n', (index: number) => `  - item ${index}\n`],
  ])('is reused while %s arrive', (_, opening, makeLine) => {
    const growing = growMarkdown(opening)
    const groupsOf = (block: Block | undefined): readonly object[] => {
      if (block?.kind === 'list') {
        const nested = block.items.at(-1)?.items.at(-1)?.blocks[1]
        return nested ? groupsOf(nested) : block.items
      }
      if (block?.kind === 'table') return block.rows
      if (block?.kind === 'code') return block.lines
      return block?.kind === 'quote' ? groupsOf(block.blocks[0]) : []
    }
    let before: readonly object[] = []
    for (let index = 0; index < 5 * groupSize; index++) {
      for (const piece of cut(makeLine(index), [5])) {
        const groups = groupsOf(blocksOf(growing.append(piece))[0])
        const full = before.slice(0, -1)
        full.forEach((group, place) => expect(groups[place]).toBe(group))
        before = groups
      }
    }
    expect(before).toHaveLength(5)
    const settled = groupsOf(blocksOf(growing.settle())[0])
    before.slice(0, -1).forEach((group, place) => expect(settled[place]).toBe(group))
  })

  it('is the same document when nothing visible came', () => {
    const growing = growMarkdown('One.\n')
    const before = growing.document
    expect(growing.append('\n')).toBe(before)
    expect(growing.settle()).toBe(before)
  })

  it('keeps a block that only closed', () => {
    const growing = growMarkdown('Whole words.')
    const [open] = blocksOf(growing.document)
    const closed = blocksOf(growing.append('\n\nNext'))
    expect(closed[0]).toBe(open)
    expect(closed).toHaveLength(2)
  })

  it('turns loose without touching its items', () => {
    const growing = growMarkdown('- a\n- b\n')
    const [before] = blocksOf(growing.document)
    const [after] = blocksOf(growing.append('\n- c'))
    if (before?.kind !== 'list' || after?.kind !== 'list') throw new Error('not a list')
    expect([before.isTight, after.isTight]).toEqual([true, false])
    expect(after.items[0]?.items[0]).toBe(before.items[0]?.items[0])
  })
})

describe('labels', () => {
  it('reach backwards without another parse of what mentions them', () => {
    const growing = growMarkdown('See [a] and this[^1].\n\nMore.\n\n')
    const before = growing.document
    const after = growing.append('[a]: https://example.com\n\n[^1]: A note')
    expect(after.references.links.get('A')).toBe('https://example.com')
    expect(after.references.numbers.get('1')).toBe(1)
    expect(blocksOf(after)[0]).toBe(blocksOf(before)[0])
  })

  it('keep their identity while a note grows', () => {
    const growing = growMarkdown('This[^1] [a].\n\n[a]: https://example.com\n\n[^1]: A note')
    const before = growing.document.references
    const after = growing.append(' that grows').references
    expect(after.footnotes).not.toBe(before.footnotes)
    expect(after.numbers).toBe(before.numbers)
    expect(after.links).toBe(before.links)
  })
})
