// The list of a picker: groups of named items, filtered by the typed text and limited to what can be drawn.
// Pure.
import { foldText } from '../base/word-start.ts'

export interface PickerItem {
  readonly id: string
  readonly name: string
  /** One line below the name. */
  readonly sentence?: string
  /** Hidden words by which the item is also found. */
  readonly alias?: string
}

export interface PickerGroup<Item extends PickerItem = PickerItem> {
  readonly id: string
  /** `null` for a group without a heading. */
  readonly name: string | null
  /** A line below the items, such as why there are none. */
  readonly note?: string | null
  readonly items: readonly Item[]
}

export interface PickerList<Item extends PickerItem = PickerItem> {
  readonly groups: readonly PickerGroup<Item>[]
  /** How many more items match than are listed. */
  readonly left: number
}

/**
 * Keeps the items in which every typed word is found, in their name, alias or group. Lists at most `most` of
 * them, and always the chosen one.
 */
export function narrowList<Item extends PickerItem>(
  groups: readonly PickerGroup<Item>[],
  written: string,
  chosenId: string | null,
  most: number,
): PickerList<Item> {
  const wanted = foldText(written).split(/\s+/u).filter(Boolean)
  let room = most
  let left = 0
  const listed = groups.map((group) => {
    const found =
      wanted.length === 0 ? group.items : group.items.filter((item) => isFound(item, group, wanted))
    const items = found.filter((item, index) => index < room || item.id === chosenId)
    room = Math.max(0, room - items.length)
    left += found.length - items.length
    return { ...group, items }
  })
  const isShown = ({ items, note }: PickerGroup<Item>) =>
    items.length > 0 || (wanted.length === 0 && Boolean(note))
  return { groups: listed.filter(isShown), left }
}

function isFound(item: PickerItem, group: PickerGroup, wanted: readonly string[]): boolean {
  const text = foldText(`${item.name} ${item.alias ?? ''} ${group.name ?? ''}`)
  return wanted.every((word) => text.includes(word))
}

export const listIds = (groups: readonly PickerGroup[]): readonly string[] =>
  groups.flatMap(({ items }) => items.map(({ id }) => id))

/** The item that an arrow key leads to. A single step wraps around at both ends; a larger one stops there. */
export function stepFrom(ids: readonly string[], from: string | null, steps: number): string | null {
  const at = from === null ? -1 : ids.indexOf(from)
  if (at === -1) return (steps > 0 ? ids[0] : ids.at(-1)) ?? null
  const next = at + steps
  const isRound = Math.abs(steps) === 1
  return ids.at(isRound ? next % ids.length : Math.min(ids.length - 1, Math.max(0, next))) ?? null
}
