// Lists. Each item holds paragraphs, so that a list that turns loose is spaced anew and not drawn anew.
import { Square, SquareCheck } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { markdownInEnglish as words } from '../../words/en/markdown.ts'
import { BlockView } from './block-view.tsx'
import { GroupList } from './group-list.tsx'
import { groupSize, type List, type ListItem } from './nodes.ts'

export function ListView({ list }: { readonly list: List }): ReactNode {
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
    <span data-box role="img" aria-label={words.task(isDone)}>
      <Box size={16} strokeWidth={1.75} aria-hidden />
    </span>
  )
}
