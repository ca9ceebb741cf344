// The groups that the chart draws, each with its name and a colour that is the same for every measure.
import type { Key } from '../../../../domain/keys/key.ts'
import type { Grouping, UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { nameGroup } from '../history/group-names.ts'
import { colourGroups } from './group-colours.ts'
import type { SeriesId } from './stack-bars.ts'

export interface Series {
  readonly id: SeriesId
  readonly name: string
  /** The title of a conversation that still exists; otherwise `null`. */
  readonly title: string | null
  readonly fill: string
  readonly ground: string
}

/** Whole class names, so that Tailwind finds them. In the order of the tokens. */
const colours = [
  { fill: 'fill-chart-a', ground: 'bg-chart-a' },
  { fill: 'fill-chart-b', ground: 'bg-chart-b' },
  { fill: 'fill-chart-c', ground: 'bg-chart-c' },
  { fill: 'fill-chart-d', ground: 'bg-chart-d' },
  { fill: 'fill-chart-e', ground: 'bg-chart-e' },
  { fill: 'fill-chart-f', ground: 'bg-chart-f' },
] as const
const rest = { fill: 'fill-chart-rest', ground: 'bg-chart-rest' } as const

/** Returns the series in the order of `ids`. */
export function listSeries(
  { groups, bars }: UsageHistory,
  ids: readonly SeriesId[],
  by: Grouping,
  keys: readonly Key[],
): readonly Series[] {
  const drawn = new Set(bars.flatMap(({ parts }) => parts.map(({ id }) => id)))
  const ranks = groups.filter(({ id }) => drawn.has(id)).map(({ id }) => id)
  const given = colourGroups(by, ranks, colours.length)
  const colourOf = (id: string) => colours[given.get(id) ?? colours.length] ?? rest
  return ids.map((id) => {
    if (id === null) return { id, name: words.usage.others, title: null, ...rest }
    const title = groups.find((group) => group.id === id)?.title ?? null
    return { id, name: nameGroup(by, id, title, keys), title, ...colourOf(id) }
  })
}
