// Text to blocks. Parsing with the result before keeps every block that did not change, as the same
// object, so that a view that compares by identity draws only what is new. Never throws.
// An incremental parser can take this file's place: the promise is that any way of growing a text
// ends with the same blocks as parsing the whole.
import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export interface Block {
  readonly node: RootContent
  readonly source: string
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
  const nodes = parseNodes(text)
  const references = keepReferences(collectReferences(nodes), previous)
  const isComparable = previous !== undefined && previous.references === references
  const blocks = nodes
    .filter((node) => node.type !== 'definition' && node.type !== 'footnoteDefinition')
    .map((node, index): Block => {
      const source = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? text.length)
      const before = isComparable ? previous.blocks[index] : undefined
      return before?.source === source && before.node.type === node.type ? before : { node, source }
    })
  return { text, blocks, references }
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
  const run = new RegExp(String.raw`(?:[>\[!(*_~][ \t]?){${maxNesting},}|(?:[-+*][ \t]+){${maxNesting},}`, 'u')
  return run.test(text) && !isOnlyRules(text, run)
}

/** A long line of stars or underscores is a rule, and harmless. */
function isOnlyRules(text: string, run: RegExp): boolean {
  const lines = text.split('\n').filter((line) => run.test(line))
  return lines.length > 0 && lines.every((line) => /^\s*(?:[*_-]\s?)+$/u.test(line) && new Set(line.replace(/\s/gu, '')).size === 1)
}

function collectReferences(nodes: readonly RootContent[]): References {
  const definitions = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  const order: string[] = []
  const waiting: Nodes[] = nodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
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
  const bodies = [...footnotes.values()].map(({ identifier, definition }) => [identifier, readText(definition)])
  return { definitions, footnotes, signature: JSON.stringify([links, bodies]) }
}

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
