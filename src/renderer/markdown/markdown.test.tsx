// What is drawn: ordinary text keeps its shape, hostile text stays inert, both while it streams and in history.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { hostileMarkdown } from '../../../test/support/hostile-markdown.ts'
import { findUnknown } from './find-unknown.ts'
import { growMarkdown } from './growing-markdown.ts'
import { Markdown, MarkdownText } from './markdown.tsx'
import type { MarkdownDocument } from './nodes.ts'
import { parseMarkdown } from './parse-markdown.ts'

const draw = (text: string): string => renderToStaticMarkup(<MarkdownText text={text} onLink={() => {}} />)

const drawOpen = (document: MarkdownDocument): string =>
  renderToStaticMarkup(<Markdown document={document} onLink={() => {}} isStreaming />)

/** Addresses that a click would hand over. */
const offered = (drawn: string): string[] =>
  [...drawn.matchAll(/role="link"[^>]*title="([^"]*)"/gu)].map(([, url = '']) => url)

describe('[S21] hostile Markdown', () => {
  it('finds what it looks for', () => {
    expect(findUnknown('<p><img src="x" onerror="y"/><a href="z">b</a></p>')).toEqual([
      'img',
      'img src',
      'img onerror',
      'a',
      'a href',
    ])
  })

  it.each(hostileMarkdown)('draws only known elements in history: $name', ({ text }) => {
    const drawn = draw(text)
    expect(findUnknown(drawn)).toEqual([])
    for (const url of offered(drawn)) expect(url).toMatch(/^(?:https:|mailto:)/u)
  })

  it.each(hostileMarkdown)('draws only known elements while it streams, cut anywhere: $name', ({ text }) => {
    const growing = growMarkdown()
    for (let at = 0; at < text.length; at++) {
      const drawn = drawOpen(growing.append(text.charAt(at)))
      expect(findUnknown(drawn)).toEqual([])
      for (const url of offered(drawn)) expect(url).toMatch(/^(?:https:|mailto:)/u)
    }
    expect(growing.settle()).toEqual(parseMarkdown(text))
  })

  it('leaves prototypes alone', () => {
    for (const { text } of hostileMarkdown) draw(text)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })
})

const sample = `# Plan

Three *days*, **good** food, ~~no~~ rain[^1]. See [the map](https://example.com/map) or [a list][list].

- [x] book
- [ ] pack

1. one

   more
2. two

| day | morning |
|:---:|--------:|
| 1   | temple  |

\`\`\`ts
const days = 3
\`\`\`

> quoted

---

<b>raw</b> ![A photo](https://example.com/p.png) [no](javascript:1)

[^1]: Hopefully.
[list]: https://example.com/list
`

describe('ordinary Markdown', () => {
  const drawn = draw(sample)

  it.each([
    '<h3 dir="auto" data-level="1">Plan</h3>',
    'Three <em>days</em>, <strong>good</strong> food, <del>no</del> rain<sup><button',
    'title="https://example.com/map"',
    'title="https://example.com/list"',
    '<ul dir="auto" data-spacing="tight"><li data-task="done"><span data-box="true" role="img" aria-label="Done">',
    '<ol dir="auto" start="1" data-spacing="loose"><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>',
    '<th scope="col" data-align="center">day</th>',
    '<td data-align="right">temple</td>',
    'role="group" aria-label="Table" tabindex="0"',
    '<blockquote dir="auto"><p>quoted</p></blockquote><hr/>',
    '&lt;b&gt;raw&lt;/b&gt;',
    'Image: A photo',
    'no (javascript:1)',
    'aria-label="Footnotes"',
    'aria-label="Back to the text from footnote 1"',
  ])('is drawn with %s', (part) => {
    expect(drawn).toContain(part)
  })

  it('shows an unknown label as it is written', () => {
    expect(draw('a[^x] [b] [c][d]')).toContain('a[^x] [b] [c][d]</p>')
  })

  it('leads from each mark to its note and back', () => {
    const [, mark] = /id="([^"]*-mark-1)"/u.exec(drawn) ?? []
    const [, note] = /id="([^"]*-note-1)"/u.exec(drawn) ?? []
    expect(mark?.replace('mark', 'note')).toBe(note)
  })

  it('has a place for the caret before the first word', () => {
    expect(drawOpen(growMarkdown().document)).toBe(
      '<div class="markdown" data-first="" data-streaming=""></div>',
    )
  })

  it('marks the last page alone while it streams', () => {
    const { pages, references } = growMarkdown(`${'word '.repeat(300)}\n\n`.repeat(4)).document
    const streaming = drawOpen({ pages, references }).match(/data-streaming/gu)
    expect([pages.length > 1, streaming?.length]).toEqual([true, 1])
  })
})
