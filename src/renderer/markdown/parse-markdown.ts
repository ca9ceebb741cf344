// Parses a whole Markdown text; equals the settled document of the same text arriving in pieces.
import { growMarkdown } from './growing-markdown.ts'
import type { MarkdownDocument } from './nodes.ts'

export function parseMarkdown(text: string): MarkdownDocument {
  return growMarkdown(text).settle()
}
