// What a picker lists: groups of things with a name, narrowed by what one writes, and never more than can be
// drawn at once. Pure.

export interface PickerItem {
  readonly id: string
  readonly name: string
  /** A line below the name. */
  readonly sentence?: string
  /** Read with it, and not shown: what it is also found by. */
  readonly alias?: string
}

export interface PickerGroup<Item extends PickerItem = PickerItem> {
  readonly id: string
  /** `null`: a group without a heading. */
  readonly name: string | null
  /** What there is to say instead of items, or of their absence. */
  readonly note?: string | null
  readonly items: readonly Item[]
}

export interface PickerList<Item extends PickerItem = PickerItem> {
  readonly groups: readonly PickerGroup<Item>[]
  /** How many more there are than are listed. */
  readonly left: number
}

/** Without regard to case and accents. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/**
 * Each word that is written has to be found in an item, or in its group's name. Of too many items the first are
 * listed, and the chosen one wherever it stands.
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

/** Where the arrow keys lead from one item: round at both ends by one step, and no further by more. */
export function stepFrom(ids: readonly string[], from: string | null, steps: number): string | null {
  const at = from === null ? -1 : ids.indexOf(from)
  if (at === -1) return (steps > 0 ? ids[0] : ids.at(-1)) ?? null
  const next = at + steps
  const isRound = Math.abs(steps) === 1
  return ids.at(isRound ? next % ids.length : Math.min(ids.length - 1, Math.max(0, next))) ?? null
}
