// Assigns colours to groups. A group keeps its colour in other periods and measures for as long as the window
// lives.
import type { Grouping } from '../../../../domain/usage/history.ts'

/** By a group's id: the index of its colour. */
export type GroupColours = ReadonlyMap<string, number>

/**
 * `ids` are drawn together, the most important first. No two get the same colour, and the last may get none.
 */
export function assignColours(known: GroupColours, ids: readonly string[], total: number): GroupColours {
  const given = new Map<string, number>()
  const taken = new Set<number>()
  const give = (id: string, colour: number): void => {
    given.set(id, colour)
    taken.add(colour)
  }
  for (const id of ids) {
    const colour = known.get(id)
    if (colour !== undefined && !taken.has(colour)) give(id, colour)
  }
  const free = Array.from({ length: total }, (_, colour) => colour).filter((colour) => !taken.has(colour))
  for (const id of ids) {
    const colour = given.has(id) ? undefined : free.shift()
    if (colour !== undefined) give(id, colour)
  }
  return given
}

const remembered = new Map<Grouping, GroupColours>()

export function colourGroups(by: Grouping, ids: readonly string[], total: number): GroupColours {
  const known = remembered.get(by) ?? new Map()
  const given = assignColours(known, ids, total)
  remembered.set(by, new Map([...known, ...given]))
  return given
}
