// Text to blocks. Parsing with the result before keeps every block that did not change, as the same
// object, so that a view that compares by identity draws only what is new. Never throws.
// A text that only grew is parsed from its last open block on. The promise is that any way of growing
// a text ends with the same blocks as parsing the whole.
import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export interface Block {
  readonly node: RootContent
  readonly source: string
  /** Where it begins in the text. Positions inside `node` are from elsewhere; don't use them. */
  readonly start: number
}

export interface Footnote {
  readonly identifier: string
  readonly number: number
  readonly definition: FootnoteDefinition
}

/** What a block may refer to that stands elsewhere in the text. */
export interface References {
  readonly definitions: ReadonlyMap<string, Definition>
  readonly footnotes: ReadonlyMap<string, Footnote>
  /** Equal for equal references: blocks drawn with the same one need not be drawn again. */
  readonly signature: string
}

export interface ParsedMarkdown {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly references: References
}

/** Longer texts, and texts that nest deeper, are shown as they are: no answer may hold up the window. */
export const maxParsedChars = 200_000
const maxNesting = 60

const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

export function parseMarkdown(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  if (previous?.text === text) return previous
  return (previous && parseGrowth(text, previous)) ?? parseWhole(text, previous)
}

function parseWhole(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  const nodes = parseNodes(text)
  const references = keepReferences(collectReferences(nodes), previous)
  const before = previous?.references === references ? previous.blocks : []
  return { text, blocks: makeBlocks(nodes, text, 0, before), references }
}

/**
 * Parses only what may have changed; `null` when that is not certain. A line decides for good what it
 * begins, so of all blocks that begin before the last line only the last one can still be open.
 * Definitions reach backwards, so with any of them the whole is parsed.
 */
function parseGrowth(text: string, previous: ParsedMarkdown): ParsedMarkdown | null {
  if (!text.startsWith(previous.text) || text.length > maxParsedChars) return null
  if (previous.references.signature !== noReferences) return null
  const lastLine = previous.text.lastIndexOf('\n') + 1
  const open = previous.blocks.findLastIndex(({ start }) => start < lastLine)
  if (open < 1) return null
  const from = text.lastIndexOf('\n', previous.blocks[open]?.start ?? 0) + 1
  const tail = text.slice(from)
  if (nestsTooDeep(tail)) return null
  const nodes = parseNodes(tail)
  if (nodes.some(({ type }) => type === 'definition' || type === 'footnoteDefinition')) return null
  const references = collectReferences(nodes)
  if (references.signature !== noReferences) return null
  const tailBlocks = makeBlocks(nodes, tail, from, previous.blocks.slice(open))
  return {
    text,
    blocks: [...previous.blocks.slice(0, open), ...tailBlocks],
    references: previous.references,
  }
}

/** Reuses each block of `before` that is the same at the same place. */
function makeBlocks(
  nodes: readonly RootContent[],
  text: string,
  from: number,
  before: readonly Block[],
): Block[] {
  return nodes
    .filter((node) => node.type !== 'definition' && node.type !== 'footnoteDefinition')
    .map((node, index): Block => {
      const begin = node.position?.start.offset ?? 0
      const block = {
        node,
        source: text.slice(begin, node.position?.end.offset ?? text.length),
        start: from + begin,
      }
      const old = before[index]
      const isSame = old?.source === block.source && old.start === block.start && old.node.type === node.type
      return isSame ? old : block
    })
}

function parseNodes(text: string): RootContent[] {
  if (text.length > maxParsedChars || nestsTooDeep(text)) return [plain(text)]
  try {
    return fromMarkdown(text, options).children
  } catch {
    return [plain(text)]
  }
}

const plain = (text: string): RootContent => ({ type: 'html', value: text })

/** Long runs of what opens a nesting are nobody's writing, and cost a parser more than they are worth. */
function nestsTooDeep(text: string): boolean {
  const run = new RegExp(
    String.raw`(?:[>\[!(*_~][ \t]?){${maxNesting},}|(?:[-+*][ \t]+){${maxNesting},}`,
    'u',
  )
  return run.test(text) && !isOnlyRules(text, run)
}

/** A long line of stars or underscores is a rule, and harmless. */
function isOnlyRules(text: string, run: RegExp): boolean {
  const lines = text.split('\n').filter((line) => run.test(line))
  return (
    lines.length > 0 &&
    lines.every((line) => /^\s*(?:[*_-]\s?)+$/u.test(line) && new Set(line.replace(/\s/gu, '')).size === 1)
  )
}

function collectReferences(nodes: readonly RootContent[]): References {
  const definitions = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  const order: string[] = []
  const waiting: Nodes[] = nodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node)
    if (node.type === 'footnoteReference' && !order.includes(node.identifier)) order.push(node.identifier)
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  const footnotes = new Map<string, Footnote>()
  for (const identifier of order) {
    const definition = notes.get(identifier)
    if (definition) footnotes.set(identifier, { identifier, number: footnotes.size + 1, definition })
  }
  const links = [...definitions.values()].map(({ identifier, url }) => [identifier, url])
  const bodies = [...notes].map(([identifier, definition]) => [identifier, readText(definition)])
  const numbered = [...footnotes.keys()]
  return { definitions, footnotes, signature: JSON.stringify([links, bodies, numbered]) }
}

const noReferences = JSON.stringify([[], [], []])

const keepReferences = (now: References, previous?: ParsedMarkdown): References =>
  previous?.references.signature === now.signature ? previous.references : now

/** The words of a node without their markup. Does not recurse. */
export function readText(node: Nodes): string {
  let text = ''
  const waiting: Nodes[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('value' in next) text += next.value
    else if (next.type === 'break') text += '\n'
    else if ('alt' in next) text += next.alt ?? ''
    if ('children' in next) waiting.push(...next.children.toReversed())
  }
  return text
}
