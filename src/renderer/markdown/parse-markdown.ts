// A whole Markdown text at once: what a text that grew is when it has settled.
import { growMarkdown } from './growing-markdown.ts'
import type { MarkdownDocument } from './nodes.ts'

export function parseMarkdown(text: string): MarkdownDocument {
  return growMarkdown(text).settle()
}
