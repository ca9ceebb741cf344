import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CodeBlock } from './code-block.tsx'
import { loadReader } from './highlight/load-reader.ts'
import { groupSize, type Code } from './nodes.ts'

function makeBlock(language: string, code: string): Code {
  const lines = code.split('\n')
  const groups = Array.from({ length: Math.ceil(lines.length / groupSize) }, (_, index) => ({
    items: lines.slice(index * groupSize, (index + 1) * groupSize),
  }))
  return { kind: 'code', language, lines: groups, isOpen: false }
}

const draw = (language: string, code: string) =>
  renderToStaticMarkup(<CodeBlock block={makeBlock(language, code)} />)

const readDrawnText = (markup: string): string =>
  (/<code>(.*)<\/code>/su.exec(markup)?.[1] ?? '')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

// By the clock, the engine gives up on a line that takes long; a busy machine would make any line one.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

describe('a block of code', () => {
  beforeAll(async () => {
    await loadReader('ts')
    await loadReader('html')
  })

  it('colours what it knows, by class and never by style', () => {
    // The frame never ends, so that everything is read at once.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    const markup = draw('ts', 'const a = 1 // one')
    expect(markup).toContain('<span class="code-keyword">const</span>')
    expect(markup).toContain('<span class="code-comment">')
    expect(markup).not.toContain('style=')
  })

  it.each([
    ['ts', Array.from({ length: 100 }, (_, index) => `let a${index} = "<b>&'" // ${index}`).join('\n')],
    ['ts', '\n\n  indented\n\n'],
    ['html', '<p class="x">\n\n&amp;</p>\n'],
    ['unknown', 'a\n  b\n\nc'],
    ['', ''],
  ])('draws the text of %s as it is, breaks and all', (language, code) => {
    expect(readDrawnText(draw(language, code))).toBe(code)
  })

  it('[S21] draws hostile code and hostile names of languages as text in known elements', () => {
    const hostile = '</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>'
    for (const language of ['ts', 'html', 'nonsense', '"><script>alert(1)</script>', '__proto__']) {
      const markup = draw(language, `${hostile}\n${hostile}`)
      const names = [...markup.matchAll(/<([a-z]+)/gu)].map(([, name]) => name)
      for (const name of names) {
        expect(['div', 'span', 'button', 'svg', 'rect', 'path', 'pre', 'code']).toContain(name)
      }
    }
  })

  it('names the language and offers to copy', () => {
    const markup = draw('python', 'x')
    expect(markup).toContain('aria-label="Code, python"')
    expect(markup).toContain('Copy code')
  })
})
