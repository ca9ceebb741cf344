// Draws blocks, including lists. An answer can contain only the elements in this file and in phrasing.tsx.
// Each view compares by identity, so that settled blocks are never drawn again.
import { Square, SquareCheck } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { CodeBlock } from './code-block.tsx'
import { GroupList } from './group-list.tsx'
import { Math as Formula } from './math/math.tsx'
import { groupSize, type Block, type Heading, type List, type ListItem } from './nodes.ts'
import { Phrasing } from './phrasing.tsx'
import { TableView } from './table-view.tsx'

interface BlockViewProps {
  readonly block: Block
  /** A nested block has no `dir`, because the outer block's `dir="auto"` looks through its parts. */
  readonly isNested: boolean
}

export const BlockView = memo(({ block, isNested }: BlockViewProps): ReactNode => {
  const dir = isNested ? undefined : 'auto'
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir={dir}>
          <Phrasing source={block.source} />
        </p>
      )
    case 'heading':
      return <HeadingView heading={block} />
    case 'code':
      return <CodeBlock block={block} />
    case 'math':
      return <Formula tex={block.tex} isBlock isOpen={block.isOpen} />
    case 'list':
      return <ListView list={block} />
    case 'quote':
      return (
        <blockquote dir="auto">
          {block.blocks.map((child, index) => (
            <BlockView key={index} block={child} isNested />
          ))}
        </blockquote>
      )
    case 'table':
      return <TableView table={block} />
    case 'rule':
      return <hr />
    default:
      return (
        <p data-raw={block.isContinued ? 'continued' : ''} dir={dir}>
          {block.text}
        </p>
      )
  }
})

/** Always h3, so that the page's outline skips no level; `data-level` sets the size. */
const HeadingView = ({ heading }: { readonly heading: Heading }): ReactNode => (
  <h3 dir="auto" data-level={heading.level}>
    <Phrasing source={heading.source} />
  </h3>
)

/**
 * Items contain paragraphs even in a tight list, so that a list that becomes loose only changes its spacing.
 */
function ListView({ list }: { readonly list: List }): ReactNode {
  const items = <GroupList groups={list.items} drawItem={drawItem} />
  const spacing = list.isTight ? 'tight' : 'loose'
  if (list.start === null) {
    return (
      <ul dir="auto" data-spacing={spacing}>
        {items}
      </ul>
    )
  }
  const digits = String(list.start + countItems(list)).length
  return (
    <ol
      dir="auto"
      start={list.start}
      data-spacing={spacing}
      data-digits={digits < 3 ? undefined : digits < 5 ? 'some' : 'many'}
    >
      {items}
    </ol>
  )
}

const countItems = ({ items }: List): number =>
  Math.max(0, items.length - 1) * groupSize + (items.at(-1)?.items.length ?? 0) - 1

const drawItem = (item: ListItem, index: number): ReactNode => <ItemView key={index} item={item} />

const ItemView = memo(({ item }: { readonly item: ListItem }): ReactNode => {
  const blocks = item.blocks.map((block, index) => <BlockView key={index} block={block} isNested />)
  return item.isDone === null ? (
    <li>{blocks}</li>
  ) : (
    <li data-task={item.isDone ? 'done' : 'open'}>
      <TaskBox isDone={item.isDone} />
      {blocks}
    </li>
  )
})

function TaskBox({ isDone }: { readonly isDone: boolean }): ReactNode {
  const Box = isDone ? SquareCheck : Square
  return (
    <span data-box role="img" aria-label={words.markdown.task(isDone)}>
      <Box size={16} strokeWidth={1.75} aria-hidden />
    </span>
  )
}
