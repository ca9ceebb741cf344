// Returns the text that a reader sees, without markup, for searching and reading aloud. The text of blocks
// without labels is kept for as long as the block lives.
import type { Block, Group, MarkdownDocument, Page, References } from './nodes.ts'
import { readInlineText } from './phrasing/inline-text.ts'
import { parsePhrasing } from './phrasing/parse-phrasing.ts'
import { emptyReferences } from './references.ts'

/**
 * The pages' text, then the footnotes'. An empty line separates blocks, a line break rows and items, a tab
 * cells.
 */
export function readPlainText({ pages, references }: MarkdownDocument): string {
  const notes = [...references.footnotes.values()].map(({ blocks }) => readBlocks(blocks, references))
  return [...pages.map((page) => readPageText(page, references)), ...notes]
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The text of one page. Without references, labels are read as written. */
export const readPageText = (page: Page, references: References = emptyReferences): string =>
  readBlocks(page.blocks, references)

const readBlocks = (blocks: readonly Block[], references: References): string =>
  blocks.map((block) => readBlock(block, references)).join('\n\n')

const known = new WeakMap<object, string>()

/** Keeps the text only if `isLasting` says that it doesn't depend on the references. */
function remember(key: object, read: () => Words): Words {
  const text = known.get(key)
  if (text !== undefined) return { text, isLasting: true }
  const words = read()
  if (words.isLasting) known.set(key, words.text)
  return words
}

interface Words {
  readonly text: string
  readonly isLasting: boolean
}

const readBlock = (block: Block, references: References): string =>
  remember(block, () => readWords(block, references)).text

function readWords(block: Block, references: References): Words {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return readSource(block.source, references)
    case 'code':
      return lasting(block.lines.map(({ items }) => items.join('\n')).join('\n'))
    case 'math':
      return lasting(block.tex)
    case 'raw':
      return lasting(block.text)
    case 'rule':
      return lasting('')
    case 'quote':
      return joinWords(
        block.blocks.map((child) => remember(child, () => readWords(child, references))),
        '\n\n',
      )
    case 'list':
      return readGroups(block.items, (item) =>
        joinWords(
          item.blocks.map((child) => remember(child, () => readWords(child, references))),
          '\n',
        ),
      )
    default: {
      const readRow = (row: readonly string[]) =>
        joinWords(
          row.map((cell) => readSource(cell, references)),
          '\t',
        )
      return joinWords([readRow(block.head), readGroups(block.rows, readRow)], '\n')
    }
  }
}

const readGroups = <Item>(groups: readonly Group<Item>[], read: (item: Item) => Words): Words =>
  joinWords(
    groups.map((group) => remember(group, () => joinWords(group.items.map(read), '\n'))),
    '\n',
  )

const lasting = (text: string): Words => ({ text, isLasting: true })

const joinWords = (parts: readonly Words[], separator: string): Words => ({
  text: parts.map(({ text }) => text).join(separator),
  isLasting: parts.every(({ isLasting }) => isLasting),
})

function readSource(source: string, { links, numbers }: References): Words {
  const parsed = parsePhrasing(source)
  const isLasting = parsed.links.length === 0 && parsed.marks.length === 0
  const { nodes } = parsed.links.some((label) => links.has(label)) ? parsePhrasing(source, links) : parsed
  return { text: readInlineText(nodes, numbers), isLasting }
}
