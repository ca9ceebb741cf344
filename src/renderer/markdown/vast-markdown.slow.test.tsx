// Texts that would hold up the window are read and drawn to their end. They take long, so that they run with the
// integration tests.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { vastMarkdown } from '../../../test/support/hostile-markdown.ts'
import { findUnknown } from './find-unknown.ts'
import { growMarkdown } from './growing-markdown.ts'
import { Markdown } from './markdown.tsx'
import { parseMarkdown } from './parse-markdown.ts'

describe('[S21] hostile Markdown', () => {
  it.each(vastMarkdown)('is read and drawn to its end: $name', { timeout: 60_000 }, ({ text }) => {
    const pieceChars = Math.ceil(text.length / 200)
    const growing = growMarkdown()
    for (let at = 0; at < text.length; at += pieceChars) growing.append(text.slice(at, at + pieceChars))
    const settled = growing.settle()
    expect(settled).toEqual(parseMarkdown(text))
    const document = { ...settled, pages: settled.pages.slice(-3) }
    const drawn = renderToStaticMarkup(<Markdown document={document} onLink={() => {}} isStreaming />)
    expect(findUnknown(drawn)).toEqual([])
  })
})
