// Blocks as CommonMark and GFM have them: compared with markdown-it's block parser on generated text, and by
// example where the two may differ or markdown-it knows nothing of it.
import { array, assert, constantFrom, property } from 'fast-check'
import createParser, { type Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { Block, Group, ListItem } from '../nodes.ts'
import { parseMarkdown } from '../parse-markdown.ts'

const blocksOf = (text: string): Block[] => parseMarkdown(text).pages.flatMap(({ blocks }) => blocks)

/** One line a block: its kind and words, indented by its depth. */
const outline = (blocks: readonly Block[], depth = 0): string[] =>
  blocks.flatMap((block): string[] => {
    const pad = '  '.repeat(depth)
    switch (block.kind) {
      case 'paragraph':
        return [`${pad}p ${JSON.stringify(block.source)}`]
      case 'heading':
        return [`${pad}h${block.level} ${JSON.stringify(block.source)}`]
      case 'code':
        return [`${pad}code ${block.language} ${JSON.stringify(itemsOf(block.lines).join('\n').trimEnd())}`]
      case 'raw':
        return [`${pad}raw ${JSON.stringify(block.text.trimEnd())}`]
      case 'math':
        return [`${pad}math ${JSON.stringify(block.tex)}`]
      case 'rule':
        return [`${pad}rule`]
      case 'quote':
        return [`${pad}quote`, ...outline(block.blocks, depth + 1)]
      case 'list':
        return [
          `${pad}list ${block.start ?? '-'}`,
          ...itemsOf(block.items).flatMap((item) => outlineItem(item, depth + 1)),
        ]
      default:
        return [`${pad}table ${JSON.stringify([block.align, block.head, ...itemsOf(block.rows)])}`]
    }
  })

const itemsOf = <Item>(groups: readonly Group<Item>[]): Item[] => groups.flatMap(({ items }) => items)

const outlineItem = ({ isDone, blocks }: ListItem, depth: number): string[] => [
  `${'  '.repeat(depth)}item${isDone === null ? '' : isDone ? ' done' : ' open'}`,
  ...outline(blocks, depth + 1),
]

const oracle = createParser({ html: true })
oracle.validateLink = () => true

/** The same outline from markdown-it's tokens. */
function outlineTokens(text: string): string[] {
  const tokens: Token[] = []
  oracle.block.parse(text, oracle, {}, tokens)
  const lines: string[] = []
  let depth = 0
  tokens.forEach((token, index) => {
    const pad = '  '.repeat(depth)
    const words = JSON.stringify((tokens[index + 1]?.content ?? '').replaceAll(/\n[ \t]+/gu, '\n'))
    const language = /^\S*/u.exec(token.info.trim())?.[0] ?? ''
    if (token.type === 'paragraph_open') lines.push(`${pad}p ${words}`)
    else if (token.type === 'heading_open') lines.push(`${pad}${token.tag} ${words}`)
    else if (token.type === 'fence' || token.type === 'code_block')
      lines.push(`${pad}code ${language} ${JSON.stringify(token.content.trimEnd())}`)
    else if (token.type === 'html_block') lines.push(`${pad}raw ${JSON.stringify(token.content.trimEnd())}`)
    else if (token.type === 'hr') lines.push(`${pad}rule`)
    else if (token.type === 'blockquote_open') lines.push(`${pad}quote`)
    else if (token.type === 'list_item_open') lines.push(`${pad}item`)
    else if (token.type.endsWith('list_open'))
      lines.push(`${pad}list ${token.tag === 'ol' ? (token.attrGet('start') ?? 1) : '-'}`)
    if (/^(?:blockquote|list_item|bullet_list|ordered_list)_/u.test(token.type)) depth += token.nesting
  })
  return lines
}

// Where the two disagree by design: tables' precedence, what an empty item's blank lines end, lazy words after a
// definition, lazy words that are indented after nested quotes. None of these can arise from the pieces below.
const someLines =
  '- a;* b;+ c;1. d;2) e;- - f;  g;    h;      i;> j;> - k;>;```;```ts;~~~;---;===;# m;## n ##;words;*e*;<div>;<b>;' +
  '<!-- x;-->;;;;;\to;-\tp;>\tq;   > r;10. s;***;    ```;  - t;     u;`v`;<br>x'

const lines = array(constantFrom(...someLines.split(';')), { maxLength: 12 }).map((parts) => parts.join('\n'))

describe('blocks', () => {
  it('are those that markdown-it finds', () => {
    assert(
      property(lines, (text) => {
        expect(outline(blocksOf(text))).toEqual(outlineTokens(text))
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['a table', 'a | b\n:-- | --:\n1 | 2 | 3\n4', ['table [["left","right"],["a","b"],["1","2"],["4",""]]']],
    ['a table under words', 'x\na | b\n--|--', ['p "x"', 'table [[null,null],["a","b"]]']],
    ['no table without a pipe below', 'a | b\n---', ['h2 "a | b"']],
    ['escaped pipes', '| a \\| b |\n|---|', ['table [[null],["a | b"]]']],
    [
      'tasks',
      '- [ ] a\n- [x] b\n- [ ]\n- [y] c',
      [
        'list -',
        '  item open',
        '    p "a"',
        '  item done',
        '    p "b"',
        '  item',
        '    p "[ ]"',
        '  item',
        '    p "[y] c"',
      ],
    ],
    ['a formula', '$$\na\n\nb\n$$\nc', ['math "a\\n\\nb"', 'p "c"']],
    ['a formula in a line', '$$ a $$', ['math "a"']],
    ['a formula in brackets', '\\[\na\n\\]', ['math "a"']],
    ['a formula with its end on another line', '$$ a\n+ b $$', ['math "a\\n+ b"']],
    ['no formula in words', '$$ a $$ b', ['p "$$ a $$ b"']],
    ['no formula without an end', '$$ a\nb\n\nc', ['p "$$ a\\nb"', 'p "c"']],
    ['escaped brackets', '\\[1\\] a', ['p "\\\\[1\\\\] a"']],
    ['a lone break', '<br>', ['p "<br>"']],
  ])('%s', (_, text, expected) => {
    expect(outline(blocksOf(text))).toEqual(expected)
  })

  it.each([
    ['- a\n- b', true],
    ['- a\n\n- b', false],
    ['- a\n- b\n\nc', true],
    ['- a\n  - b\n\n  - c\n- d', true],
    ['- a\n\n  b\n- c', false],
    ['- ```\n\n  ```\n- b', true],
    ['- > a\n  >\n- b', true],
    ['- a\n  - b\n\n- c', false],
  ])('%j is tight: %s', (text, isTight) => {
    const [list] = blocksOf(text)
    expect(list).toMatchObject({ kind: 'list', isTight })
  })

  it('takes link definitions out of the text, the first of each label', () => {
    const { references } = parseMarkdown('[A b]: <x y> "t"\n[a  B]: z\n[c]:\n/d\n\n[e]: f g\n> [h]: i')
    expect([...references.links]).toEqual([
      ['A B', 'x y'],
      ['C', '/d'],
      ['H', 'i'],
    ])
  })

  it('numbers footnotes by their first marks, and those of notes after them', () => {
    const text = 'a[^x] b[^y] `[^z]`\n\n[^z]: Z\n[^y]: Y[^q]\n[^x]: X\n\n    more\n[^q]: Q\n[u]: v'
    const { references, pages } = parseMarkdown(text)
    expect(
      [...references.footnotes.values()].map(({ label, number, page }) => [label, number, page]),
    ).toEqual([
      ['x', 1, 0],
      ['y', 2, 0],
      ['q', 3, null],
    ])
    expect(outline(references.footnotes.get('X')?.blocks ?? [])).toEqual(['p "X"', 'p "more"'])
    expect(references.links.get('U')).toBe('v')
    expect(pages[0]?.blocks).toHaveLength(1)
  })

  it('fills pages, and begins another only between blocks', () => {
    const { pages } = parseMarkdown(`${'word '.repeat(100)}\n\n`.repeat(40))
    expect(pages.length).toBeGreaterThan(5)
    for (const { blocks } of pages) expect(blocks.length).toBeLessThanOrEqual(6)
  })

  it('loses nothing of a text too long to be read', () => {
    const text = 'all work and no play '.repeat(5_000).trim()
    const blocks = blocksOf(text)
    expect(blocks.map((block) => (block.kind === 'raw' ? block.text : '')).join('')).toBe(text)
    expect(blocks[0]).toMatchObject({ isContinued: false })
    expect(blocks[1]).toMatchObject({ isContinued: true })
  })
})
