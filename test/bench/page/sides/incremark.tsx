// @incremark/core with its default engine, drawn by plain elements, one for each node. A block is drawn again only if its
// node is new. Its own binding for React draws all blocks again with each piece, and so is slower; see decision 11.
import {
  createIncremarkParser,
  type IncrementalUpdate,
  type ParsedBlock,
  type RootContent,
} from '@incremark/core'
import { createContext, createElement, memo, use, type ReactNode } from 'react'
import { createSide, type GrowingText, type View } from '../side.tsx'

interface Parsed {
  readonly blocks: readonly ParsedBlock[]
  /** The names of the footnotes, in the order of their marks. */
  readonly order: readonly string[]
  readonly footnotes: readonly RootContent[]
}

const options = { gfm: true } as const

function collect(completed: readonly ParsedBlock[], update: IncrementalUpdate): Parsed {
  const { footnoteDefinitions, footnoteReferenceOrder } = update
  return {
    blocks: [...completed, ...update.pending],
    order: footnoteReferenceOrder,
    footnotes: footnoteReferenceOrder.flatMap((name) => footnoteDefinitions[name] ?? []),
  }
}

function grow(): GrowingText<Parsed> {
  const parser = createIncremarkParser(options)
  const completed: ParsedBlock[] = []
  const take = (update: IncrementalUpdate): Parsed => {
    completed.push(...update.completed)
    return collect(completed, update)
  }
  return {
    state: { blocks: [], order: [], footnotes: [] },
    append: (delta) => take(parser.append(delta)),
    settle: () => take(parser.finalize()),
  }
}

function read(text: string): Parsed {
  const parser = createIncremarkParser(options)
  const update = parser.render(text)
  return collect(parser.getCompletedBlocks(), update)
}

const elements = {
  paragraph: 'p',
  blockquote: 'blockquote',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  tableRow: 'tr',
  tableCell: 'td',
} as const

const drawAll = (nodes: readonly RootContent[]): ReactNode => nodes.map(draw)

function draw(node: RootContent, key: number): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return <code key={key}>{node.value}</code>
    case 'break':
      return <br key={key} />
    case 'thematicBreak':
      return <hr key={key} />
    case 'code':
      return (
        <pre key={key}>
          <code>{node.value}</code>
        </pre>
      )
    case 'heading':
      return createElement(`h${node.depth}`, { key }, drawAll(node.children))
    case 'link':
      return (
        <a key={key} href={node.url}>
          {drawAll(node.children)}
        </a>
      )
    case 'list':
      return createElement(node.ordered ? 'ol' : 'ul', { key }, drawAll(node.children))
    case 'listItem':
      return (
        <li key={key}>
          {typeof node.checked === 'boolean' && <input type="checkbox" checked={node.checked} disabled />}
          {drawAll(node.children)}
        </li>
      )
    case 'table':
      return (
        <table key={key}>
          <tbody>{drawAll(node.children)}</tbody>
        </table>
      )
    case 'footnoteReference':
      return <FootnoteMark key={key} name={node.identifier} />
    case 'footnoteDefinition':
      return <li key={key}>{drawAll(node.children)}</li>
    default:
      return 'children' in node && node.type in elements
        ? createElement(elements[node.type as keyof typeof elements], { key }, drawAll(node.children))
        : null
  }
}

const FootnoteOrder = createContext<readonly string[]>([])

function FootnoteMark({ name }: { readonly name: string }) {
  return (
    <sup>
      <a href={`#${name}`}>{use(FootnoteOrder).indexOf(name) + 1}</a>
    </sup>
  )
}

const Block = memo(({ node }: { readonly node: RootContent }) => draw(node, 0))

const Incremark = ({ state: { blocks, order, footnotes } }: View<Parsed>) => (
  <FootnoteOrder value={order}>
    {blocks.map(({ id, node }) =>
      node.type === 'footnoteDefinition' ? null : <Block key={id} node={node} />,
    )}
    {footnotes.length > 0 && <ol>{drawAll(footnotes)}</ol>}
  </FootnoteOrder>
)

export const side = createSide(grow, read, Incremark)
