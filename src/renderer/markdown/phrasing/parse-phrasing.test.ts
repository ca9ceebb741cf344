// Phrasing: what is a formula and what is money, what is an address and what a file's name, and which labels a
// source asks for.
import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInlineText } from './inline-text.ts'
import { parsePhrasing } from './parse-phrasing.ts'
import type { Inline } from './phrasing.ts'

const links = new Map([['A', 'https://example.com/a']])

/** The nodes with their kinds as brackets. */
const sketch = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node
      switch (node.kind) {
        case 'link':
          return `{link ${node.url}|${sketch(node.children)}}`
        case 'image':
          return `{image ${node.url}|${node.alt}}`
        case 'code':
          return `{code ${node.text}}`
        case 'math':
          return `{math ${node.tex}}`
        case 'mark':
          return `{mark ${node.key}}`
        case 'break':
          return '{break}'
        default:
          return `{${node.kind} ${sketch(node.children)}}`
      }
    })
    .join('')

describe('phrasing', () => {
  it.each([
    ['**a *b* c** ~~d~~', '{strong a {emphasis b} c} {deleted d}'],
    ['`a  b` ``c`d``', '{code a  b} {code c`d}'],
    ['a  \nb\\\nc\nd', 'a{break}b{break}c\nd'],
    ['a<br>b<br />c <b>d</b>', 'a{break}b{break}c <b>d</b>'],
    ['[a](b) [c](<d e> "f") [g](', '{link b|a} {link d e|c} [g]('],
    ['![*a* b](c)', '{image c|a b}'],
    [
      '[a] [b][a] [c] [a][]',
      '{link https://example.com/a|a} {link https://example.com/a|b} [c] {link https://example.com/a|a}',
    ],
    ['a[^n] [^N m] [^](x) [^n](y)', 'a{mark N} [^N m] {link x|^} {link y|^n}'],
    ['&lt; &amp;amp; &copy; \\* \\a', '< &amp; © * \\a'],
  ])('%j', (source, expected) => {
    expect(sketch(parsePhrasing(source, links).nodes)).toBe(expected)
  })

  it.each([
    ['$a$ and $b+c$.', '{math a} and {math b+c}.'],
    ['$5 and $10', '$5 and $10'],
    ['from $5-$10, US$3 and $4', 'from $5-$10, US$3 and $4'],
    ['$ a $ and $a $ and $ b$', '$ a $ and $a $ and $ b$'],
    ['\\$a$ b', '$a$ b'],
    ['$a \\$ b$', '{math a \\$ b}'],
    ['$a_b$ and $c_d$ *e*', '{math a_b} and {math c_d} {emphasis e}'],
    ['`$a$` $`b`$', '{code $a$} {math `b`}'],
    ['a $$b$$ c', 'a {math b} c'],
    ['\\(a\\) \\[ b \\] \\[1\\] \\[x\\](y)', '{math a} {math b} [1] [x](y)'],
    ['\\(a', '(a'],
  ])('tells formulas from money: %j', (source, expected) => {
    expect(sketch(parsePhrasing(source).nodes)).toBe(expected)
  })

  it.each([
    ['https://a.b/c_d_e.', '{link https://a.b/c_d_e|https://a.b/c_d_e}.'],
    ['(https://a.b/c(d)) x', '({link https://a.b/c(d)|https://a.b/c(d)}) x'],
    ['**https://a.b/c**', '{strong {link https://a.b/c|https://a.b/c}}'],
    ['http://a.b, www.a.b!', '{link http://a.b|http://a.b}, {link https://www.a.b|www.a.b}!'],
    ['x@y.z. and setup.py, a.b', '{link mailto:x@y.z|x@y.z}. and setup.py, a.b'],
    [
      '<https://a.b/?c=d&e=f> <x@y.z>',
      '{link https://a.b/?c=d&e=f|https://a.b/?c=d&e=f} {link mailto:x@y.z|x@y.z}',
    ],
    ['[https://a.b](c) [x@y.z](d)', '{link c|https://a.b} {link d|x@y.z}'],
    ['xhttps://a.b file:///c https:// http://. a@b', 'xhttps://a.b file:///c https:// http://. a@b'],
    ['见 https://a.b/c。再', '见 {link https://a.b/c。再|https://a.b/c。再}'],
  ])('finds addresses, and nothing that only looks like one: %j', (source, expected) => {
    expect(sketch(parsePhrasing(source).nodes)).toBe(expected)
  })

  it('says which labels it asked for', () => {
    expect(parsePhrasing('[b] [c](d) [e][f] ![g] [^h] [^h]')).toMatchObject({
      links: ['B', 'F', 'G'],
      marks: ['H', 'H'],
    })
    expect(parsePhrasing('no label *here*')).toMatchObject({ links: [], marks: [] })
  })

  it('never throws and never loses a letter', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (source) => {
        const kept = readInlineText(parsePhrasing(source).nodes)
        expect(kept.replaceAll(/[^a-z]/gu, '')).toBe(source.replaceAll(/[^a-z]/gu, ''))
      }),
      { numRuns: 200 },
    )
  })
})
