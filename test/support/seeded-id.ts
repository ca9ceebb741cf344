// Makes a UUIDv7 for any time, the same for the same seed.
import type { Random } from '../bench/texts/random.ts'

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the id is of
export function makeSeededId<Id extends string>(atMs: number, random: Random): Id {
  const time = hex(atMs, 12)
  const variant = hex(0x8000 + random.below(0x4000), 4)
  const rest = hex(random.below(0x1000000), 6) + hex(random.below(0x1000000), 6)
  const text = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(0x1000), 3)}-${variant}-${rest}`
  return text as Id // the caller says what it names
}
