// The text of inline nodes as the reader sees it; an image is its description, a formula its source.
import type { Inline } from './phrasing.ts'

const noNumbers: ReadonlyMap<string, number> = new Map()

/** @param numbers the footnotes' numbers by normalized label. */
export const readInlineText = (
  nodes: readonly Inline[],
  numbers: ReadonlyMap<string, number> = noNumbers,
): string => nodes.map((node) => readNode(node, numbers)).join('')

function readNode(node: Inline, numbers: ReadonlyMap<string, number>): string {
  if (typeof node === 'string') return node
  switch (node.kind) {
    case 'emphasis':
    case 'strong':
    case 'deleted':
    case 'link':
      return readInlineText(node.children, numbers)
    case 'code':
      return node.text
    case 'math':
      return node.tex
    case 'break':
      return '\n'
    case 'image':
      return node.alt
    default:
      return String(numbers.get(node.key) ?? `[^${node.label}]`)
  }
}
