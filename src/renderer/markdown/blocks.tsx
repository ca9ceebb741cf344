// Flow nodes to elements: the only elements an answer can consist of are the ones named here.
import type { FootnoteDefinition, List, ListItem, RootContent, Table } from 'mdast'
import { CornerDownLeft, Square, SquareCheck } from 'lucide-react'
import { use, type ReactNode } from 'react'
import { words } from '../../domain/words/en.ts'
import { CodeBlock } from './code-block.tsx'
import { MarkdownContext } from './context.ts'
import { Inlines, maxDepth, showElement } from './inlines.tsx'
import { readText } from './parse.ts'

interface BlocksProps {
  readonly nodes: readonly RootContent[]
  readonly depth: number
}

function Blocks({ nodes, depth }: BlocksProps): ReactNode {
  return nodes.map((node, index) => <BlockNode key={index} node={node} depth={depth + 1} />)
}

export function BlockNode({
  node,
  depth,
}: {
  readonly node: RootContent
  readonly depth: number
}): ReactNode {
  if (depth > maxDepth) return <p data-raw>{readText(node)}</p>
  switch (node.type) {
    case 'paragraph':
      return (
        // Inside a list or quote there is no `dir`: theirs is found by looking through it.
        <p dir={depth === 0 ? 'auto' : undefined}>
          <Inlines nodes={node.children} depth={depth} />
        </p>
      )
    case 'heading':
      return (
        <Heading level={node.depth}>
          <Inlines nodes={node.children} depth={depth} />
        </Heading>
      )
    case 'code':
      return <CodeBlock code={node.value} language={node.lang ?? ''} />
    case 'list':
      return <ListBlock list={node} depth={depth} />
    case 'blockquote':
      return (
        <blockquote dir="auto">
          <Blocks nodes={node.children} depth={depth} />
        </blockquote>
      )
    case 'table':
      return <TableBlock table={node} depth={depth} />
    case 'thematicBreak':
      return <hr />
    case 'html':
      return (
        <p data-raw dir="auto">
          {node.value}
        </p>
      )
    case 'definition':
    case 'footnoteDefinition':
      return null
    default:
      return <p dir="auto">{readText(node)}</p>
  }
}

/** One level for the document's outline, whatever an answer skips; how large it looks is another thing. */
function Heading({ level, children }: { readonly level: number; readonly children: ReactNode }): ReactNode {
  return (
    <h3 dir="auto" data-level={level}>
      {children}
    </h3>
  )
}

function ListBlock({ list, depth }: { readonly list: List; readonly depth: number }): ReactNode {
  const items = list.children.map((item, index) => (
    <Item key={index} item={item} isLoose={(list.spread ?? false) || (item.spread ?? false)} depth={depth} />
  ))
  if (!list.ordered) return <ul dir="auto">{items}</ul>
  return (
    <ol dir="auto" start={list.start ?? 1}>
      {items}
    </ol>
  )
}

interface ItemProps {
  readonly item: ListItem
  readonly isLoose: boolean
  readonly depth: number
}

function Item({ item, isLoose, depth }: ItemProps): ReactNode {
  const isTask = typeof item.checked === 'boolean'
  const task = isTask ? { 'data-task': item.checked ? 'done' : 'open' } : {}
  return (
    <li {...task}>
      {isTask && (
        <span data-box role="img" aria-label={words.markdown.task(item.checked === true)}>
          {item.checked ? (
            <SquareCheck size={16} strokeWidth={1.75} />
          ) : (
            <Square size={16} strokeWidth={1.75} />
          )}
        </span>
      )}
      {item.children.map((child, index) =>
        child.type === 'paragraph' && !isLoose && !isTask ? (
          <Inlines key={index} nodes={child.children} depth={depth + 1} />
        ) : (
          <BlockNode key={index} node={child} depth={depth + 1} />
        ),
      )}
    </li>
  )
}

function TableBlock({ table, depth }: { readonly table: Table; readonly depth: number }): ReactNode {
  const [head, ...rows] = table.children
  const align = (column: number) => ({ 'data-align': table.align?.[column] ?? undefined, dir: 'auto' })
  return (
    <div data-table role="group" aria-label={words.markdown.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, column) => (
              <th key={column} scope="col" {...align(column)}>
                <Inlines nodes={cell.children} depth={depth + 2} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {/* A row that is still being written has all its cells from the start. */}
              {(head?.children ?? row.children).map((_, column) => (
                <td key={column} {...align(column)}>
                  <Inlines nodes={row.children[column]?.children ?? []} depth={depth + 2} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Footnotes(): ReactNode {
  const { references, idPrefix } = use(MarkdownContext)
  const notes = [...references.footnotes.values()]
  if (notes.length === 0) return null
  return (
    <section data-footnotes aria-label={words.markdown.footnotes}>
      <ol>
        {notes.map(({ number, definition }) => (
          <li key={number} id={`${idPrefix}-note-${number}`} tabIndex={-1}>
            <FootnoteBody definition={definition} />
            <button
              type="button"
              aria-label={words.markdown.backToText}
              title={words.markdown.backToText}
              onClick={() => showElement(`${idPrefix}-mark-${number}`)}
            >
              <CornerDownLeft size={16} strokeWidth={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

const FootnoteBody = ({ definition }: { readonly definition: FootnoteDefinition }): ReactNode => (
  <Blocks nodes={definition.children} depth={1} />
)
