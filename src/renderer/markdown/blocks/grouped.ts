// A list that only grows, in groups that keep their identity once they are full. Immutable: adding returns a
// new value.
import { groupSize, type Group } from '../nodes.ts'

export interface Grouped<Item> {
  readonly full: readonly Group<Item>[]
  readonly last: readonly Item[]
}

const nothing: Grouped<never> = { full: [], last: [] }

export const groupNothing = (): Grouped<never> => nothing

export function addToGroups<Item>({ full, last }: Grouped<Item>, item: Item): Grouped<Item> {
  const items = [...last, item]
  return items.length < groupSize ? { full, last: items } : { full: [...full, { items }], last: [] }
}

/** Replaces the last item; there must be one. */
export function replaceLast<Item>({ full, last }: Grouped<Item>, item: Item): Grouped<Item> {
  if (last.length > 0) return { full, last: [...last.slice(0, -1), item] }
  const items = [...(full.at(-1)?.items.slice(0, -1) ?? []), item]
  return { full: [...full.slice(0, -1), { items }], last: [] }
}

export const readLast = <Item>({ full, last }: Grouped<Item>): Item | undefined =>
  last.at(-1) ?? full.at(-1)?.items.at(-1)

export const hasItems = ({ full, last }: Grouped<unknown>): boolean => last.length > 0 || full.length > 0

export const readGroups = <Item>({ full, last }: Grouped<Item>): readonly Group<Item>[] =>
  last.length === 0 ? full : [...full, { items: last }]
