// Draws the items of a long block, so that an update costs the same however many there are: settled groups
// are skipped in large runs. It adds no elements: items stay direct children of their list or table.
import { memo, type ReactNode } from 'react'
import type { Group } from './nodes.ts'

/** Must stay the same function between renders, or everything is drawn again. */
type DrawItem<Item> = (item: Item, index: number) => ReactNode

interface GroupListProps<Item> {
  readonly groups: readonly Group<Item>[]
  readonly drawItem: DrawItem<Item>
}

const runLength = 32

export function GroupList<Item>({ groups, drawItem }: GroupListProps<Item>): ReactNode {
  if (groups.length <= runLength) return drawGroups(groups, drawItem)
  const runs: ReactNode[] = []
  for (let start = 0; start < groups.length; start += runLength) {
    const run = groups.slice(start, start + runLength)
    runs.push(<Run key={start} groups={run} drawItem={drawUnknown(drawItem)} />)
  }
  return runs
}

const drawGroups = <Item,>(groups: readonly Group<Item>[], drawItem: DrawItem<Item>): ReactNode =>
  groups.map((group, index) => <Settled key={index} group={group} drawItem={drawUnknown(drawItem)} />)

/**
 * `memo` loses the type parameter. The cast is safe because each function only gets items of its own groups.
 */
const drawUnknown = <Item,>(drawItem: DrawItem<Item>): DrawItem<unknown> => drawItem as DrawItem<unknown>

const Run = memo(
  (props: GroupListProps<unknown>): ReactNode => <Groups {...props} />,
  (before, now) =>
    before.drawItem === now.drawItem &&
    before.groups.length === now.groups.length &&
    before.groups.every((group, index) => group === now.groups[index]),
)

const Groups = ({ groups, drawItem }: GroupListProps<unknown>): ReactNode => drawGroups(groups, drawItem)

interface SettledProps {
  readonly group: Group<unknown>
  readonly drawItem: DrawItem<unknown>
}

// React checks each child of a skipped component, so a skipped component has only one child.
const Settled = memo((props: SettledProps): ReactNode => <Items {...props} />)

const Items = ({ group, drawItem }: SettledProps): ReactNode => group.items.map(drawItem)
