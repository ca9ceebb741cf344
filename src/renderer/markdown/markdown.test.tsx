// Hostile text stays inert, ordinary text keeps its shape, and growing it ends as parsing it whole.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from './markdown.tsx'
import { maxParsedChars, parseMarkdown, type ParsedMarkdown } from './parse.ts'

const draw = (text: string): string => renderToStaticMarkup(<Markdown text={text} onLink={() => {}} />)

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <iframe src="https://example.com"></iframe> b',
  '<svg onload=alert(1)>',
  '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x) [y](file:///etc/passwd) [z](app://bundle/index.html)',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](https://example.com/pixel.png)',
  '![x](data:image/svg+xml;base64,AAAA)',
  '![<script>](https://example.com/"onerror="alert)',
  '[![x](https://example.com/a.png)](https://example.com)',
  '<javascript:alert(1)>',
  '[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:1)',
  '| a |\n|---|\n| <img src=x> |',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>\nx\n```',
  '<!-- --><base href=//example.com><meta http-equiv=refresh content=0>',
  '<form action=https://example.com><input type=submit>',
]

describe('hostile Markdown', () => {
  it.each(hostile)('%j draws no live element and no address', (text) => {
    const tags = [...draw(text).matchAll(/<([a-z0-9]+)([^>]*)>/giu)]
    const known =
      /^(div|p|h[3-6]|em|strong|del|code|pre|br|hr|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|span|sup|section|button|svg|path|rect|circle|line)$/u
    for (const [, name = '', attributes = ''] of tags) {
      expect(name).toMatch(known)
      expect(attributes).not.toMatch(/\s(href|src|srcset|action|on[a-z]+|style)=/iu)
    }
  })

  it.each([
    ['deep quotes', '>'.repeat(20_000)],
    ['deep lists', '- '.repeat(5_000)],
    ['deep links', '['.repeat(20_000)],
    ['open images', '!['.repeat(10_000)],
    ['stars', '*a '.repeat(10_000)],
    ['nested stars', '**a *b '.repeat(2_000)],
    ['back quotes', '`'.repeat(20_000)],
    ['long word', 'a'.repeat(100_000)],
    ['too long', 'a '.repeat(maxParsedChars)],
    ['indented quotes', Array.from({ length: 400 }, (_, depth) => `${'>'.repeat(depth % 50)} a`).join('\n')],
  ])('%s end soon', (_, text) => {
    const begunMs = performance.now()
    draw(text)
    expect(performance.now() - begunMs).toBeLessThan(2_000)
  })
})

const sample = `# Plan

Three days, *little* walking, **good** food and ~~no~~ rain[^1]. See [the map](https://example.com/map)
or [a list][list].

- [x] book
- [ ] pack

1. one
2. two

   more

| day | morning |
|:---:|--------:|
| 1   | temple  |

\`\`\`ts
const days = 3
\`\`\`

> quoted
> twice

---

<b>raw</b>

[^1]: Hopefully.
[list]: https://example.com/list
`

describe('ordinary Markdown', () => {
  it('keeps its shape', () => {
    const drawn = draw(sample)
    for (const part of [
      '<h3 dir="auto" data-level="1">Plan</h3>',
      '<em>little</em>',
      '<del>no</del>',
      'data-task="done"',
      '<ol dir="auto" start="1">',
      'data-align="center"',
      'const days = 3',
      '&lt;b&gt;raw&lt;/b&gt;',
      'title="https://example.com/list"',
      'data-footnotes',
    ]) {
      expect(drawn).toContain(part)
    }
  })
})

describe('growing text', () => {
  const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('cut anywhere (%i) ends as the whole text does', (seed) => {
    const next = random(seed)
    let parsed: ParsedMarkdown | undefined
    for (let end = 0; end < sample.length;) {
      end = Math.min(sample.length, end + 1 + Math.floor(next() * 30))
      parsed = parseMarkdown(sample.slice(0, end), parsed)
    }
    const whole = parseMarkdown(sample)
    expect(JSON.stringify(parsed?.blocks.map(dropPositions))).toBe(
      JSON.stringify(whole.blocks.map(dropPositions)),
    )
    expect(parsed?.references.signature).toBe(whole.references.signature)
  })

  it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])(
    'of random pieces (%i) ends as the whole does',
    (seed) => {
      const next = random(seed)
      const pieces = [
        '- a',
        '* b',
        '*',
        '+',
        '1. x',
        '  c',
        '    d',
        '> q',
        '>',
        '```',
        '~~~',
        '---',
        '===',
        '# h',
        'word',
      ]
      pieces.push(
        '| a | b |',
        '|--|--|',
        '\n',
        '\n\n',
        '\n',
        '\n',
        ' ',
        '[l]',
        '[l]: https://e.x',
        '[^n]',
        '[^n]: note',
        '*e*',
        '<b>',
        '<div>',
        '- [ ] t',
        '\\',
        '`',
        '&',
      )
      for (let round = 0; round < 20; round++) {
        let text = ''
        let parsed: ParsedMarkdown | undefined
        for (let step = 0; step < 24; step++) {
          text += pieces[Math.floor(next() * pieces.length)] ?? ''
          parsed = parseMarkdown(text, parsed)
          const whole = parseMarkdown(text)
          const strip = ({ node, source, start }: (typeof whole.blocks)[number]) => [
            dropPositions(node),
            source,
            start,
          ]
          expect({ text, blocks: parsed.blocks.map(strip) }).toEqual({
            text,
            blocks: whole.blocks.map(strip),
          })
        }
      }
    },
  )

  it('keeps settled blocks as the same objects', () => {
    const before = parseMarkdown('One.\n\nTwo.\n\nThr')
    const after = parseMarkdown('One.\n\nTwo.\n\nThree.', before)
    expect(after.blocks[0]).toBe(before.blocks[0])
    expect(after.blocks[1]).toBe(before.blocks[1])
    expect(after.blocks[2]).not.toBe(before.blocks[2])
  })

  it('draws a reference again once its definition has come', () => {
    const before = parseMarkdown('See [a].\n\nMore.')
    const after = parseMarkdown('See [a].\n\nMore.\n\n[a]: https://example.com', before)
    expect(JSON.stringify(after.blocks.map(dropPositions))).toBe(
      JSON.stringify(
        parseMarkdown('See [a].\n\nMore.\n\n[a]: https://example.com').blocks.map(dropPositions),
      ),
    )
  })
})

const dropPositions = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === 'position' ? undefined : part)))
