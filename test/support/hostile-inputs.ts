// The inputs with which a hostile page calls the contract: of every route and stream, once for each place that takes a
// text and for each text to be put there, valid but for that.
import { contract } from '../../src/contract/index.ts'
import type { Crossing } from '../../src/contract/kinds.ts'
import { listStrings, sample } from './schema.ts'

export interface HostileCall {
  readonly name: string
  readonly kind: 'route' | 'stream'
  readonly input: unknown
}

/** Replaces what stands at these names, wherever they are, unless it is one of the hostile texts. */
function fill(value: unknown, known: Readonly<Record<string, unknown>>, texts: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, known, texts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isHostile = typeof inner === 'string' && texts.includes(inner)
      return [name, name in known && !isHostile ? known[name] : fill(inner, known, texts)]
    }),
  )
}

/** `known` has values that are really there, by the field's name: without them most calls end at the first check. */
export function listHostileCalls(
  texts: readonly string[],
  known: Readonly<Record<string, unknown>>,
): readonly HostileCall[] {
  return Object.entries(contract).flatMap(([domain, crossings]) =>
    Object.entries<Crossing>(crossings).flatMap(([verb, crossing]) => {
      if (crossing.kind === 'event') return []
      const { kind, input } = crossing
      const name = `${domain}.${verb}`
      const leaves = listStrings(input, name, (value) => value)
      const inputs = [sample(input), ...leaves.flatMap(({ build }) => texts.map((text) => build(text)))]
      return inputs.map((one) => ({ name, kind, input: fill(one, known, texts) }))
    }),
  )
}
