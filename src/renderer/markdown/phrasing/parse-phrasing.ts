// Parses a block's phrasing into inline nodes, when the block is drawn. Its time is linear in practice, and
// callers limit the length. Never throws.
import type { Token } from 'markdown-it'
import { findAddresses } from './bare-address.ts'
import { maxPhrasingDepth, phrasingParser } from './phrasing-parser.ts'
import type { Inline, Phrasing } from './phrasing.ts'

const noLinks: ReadonlyMap<string, string> = new Map()

/** Without any of these characters a text is plain words in one line. */
const markup = /[\n\\`*_~[\]!<>&$@:]|www\./iu

/** @param links URLs by normalized label; a missing label stays text. */
export function parsePhrasing(source: string, links: ReadonlyMap<string, string> = noLinks): Phrasing {
  if (!markup.test(source)) return { nodes: source === '' ? [] : [source], links: [], marks: [] }
  const asked = new Set<string>()
  const tokens: Token[] = []
  phrasingParser.inline.parse(source, phrasingParser, { references: askFor(links, asked) }, tokens)
  const marks: string[] = []
  const nodes = makeNodes(tokens, marks)
  return { nodes, links: [...asked], marks }
}

/** Replaces markdown-it's table of definitions, and notes each label that is looked up. */
const askFor = (links: ReadonlyMap<string, string>, asked: Set<string>) =>
  new Proxy<Record<string, { href: string; title: string }>>(Object.create(null), {
    get(_, label) {
      if (typeof label !== 'string') return undefined
      asked.add(label)
      const href = links.get(label)
      return href === undefined ? undefined : { href, title: '' }
    },
  })

interface OpenNode {
  readonly kind: 'emphasis' | 'strong' | 'deleted' | 'link' | 'words'
  readonly url: string
  readonly children: Inline[]
}

const kinds: Readonly<Record<string, OpenNode['kind']>> = {
  em_open: 'emphasis',
  strong_open: 'strong',
  s_open: 'deleted',
  link_open: 'link',
}

function makeNodes(tokens: readonly Token[], marks: string[]): readonly Inline[] {
  const root: OpenNode = { kind: 'words', url: '', children: [] }
  const open: OpenNode[] = [root]
  let linkDepth = 0
  for (const token of tokens) {
    const top = open.at(-1) ?? root
    if (token.nesting === 1) {
      if (token.type === 'link_open') linkDepth++
      const kind = open.length > maxPhrasingDepth ? 'words' : (kinds[token.type] ?? 'words')
      const url = token.attrs?.find(([name]) => name === 'href')?.[1] ?? ''
      open.push({ kind, url: String(url), children: kind === 'words' ? top.children : [] })
    } else if (token.nesting === -1) {
      if (token.type === 'link_close') linkDepth--
      if (open.length > 1) closeNode(open)
    } else {
      addLeaf(top.children, token, marks, linkDepth > 0)
    }
  }
  while (open.length > 1) closeNode(open)
  return root.children
}

function closeNode(open: OpenNode[]): void {
  const node = open.pop()
  if (!node || node.kind === 'words') return
  const { kind, url, children } = node
  open.at(-1)?.children.push(kind === 'link' ? { kind, url, children } : { kind, children })
}

function addLeaf(into: Inline[], token: Token, marks: string[], isInLink: boolean): void {
  switch (token.type) {
    case 'code_inline':
      into.push({ kind: 'code', text: token.content })
      return
    case 'math':
      into.push({ kind: 'math', tex: token.content })
      return
    case 'softbreak':
      addText(into, '\n')
      return
    case 'hardbreak':
      into.push({ kind: 'break' })
      return
    case 'mark':
      marks.push(token.markup)
      into.push({ kind: 'mark', label: token.content, key: token.markup })
      return
    case 'image':
      into.push({
        kind: 'image',
        url: String(token.attrGet('src') ?? ''),
        alt: readWords(token.children ?? []),
      })
      return
    case 'text':
      if (isInLink) addText(into, token.content)
      else addLinked(into, token.content)
      return
    default:
      addText(into, token.content)
  }
}

function addLinked(into: Inline[], text: string): void {
  let end = 0
  for (const address of findAddresses(text)) {
    addText(into, text.slice(end, address.start))
    into.push({ kind: 'link', url: address.url, children: [text.slice(address.start, address.end)] })
    end = address.end
  }
  addText(into, end === 0 ? text : text.slice(end))
}

function addText(into: Inline[], text: string): void {
  if (text === '') return
  const last = into.at(-1)
  if (typeof last === 'string') into[into.length - 1] = last + text
  else into.push(text)
}

const readWords = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.type === 'image'
        ? readWords(token.children ?? [])
        : token.type === 'softbreak' || token.type === 'hardbreak'
          ? ' '
          : token.content,
    )
    .join('')
