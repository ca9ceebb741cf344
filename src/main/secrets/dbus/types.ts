// D-Bus's types, by their signature: how they are aligned, and where one ends.
// Source: D-Bus Specification 0.43, "Type System" and "Marshaling (Wire Format)".

export interface Variant {
  readonly type: string
  readonly value: Value
}

/** A struct, an array and a dictionary's entry are arrays; `ay` is a Buffer, `x` and `t` are bigints. */
export type Value = number | bigint | boolean | string | Buffer | Variant | readonly Value[]

const alignments: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  b: 4,
  i: 4,
  u: 4,
  h: 4,
  s: 4,
  o: 4,
  a: 4,
  x: 8,
  t: 8,
  d: 8,
  '(': 8,
  '{': 8,
}

/** Throws at a type that D-Bus doesn't have. */
export function alignmentOf(type: string): number {
  const alignment = alignments[type.charAt(0)]
  if (alignment === undefined) throw new Error('This is not a type of D-Bus')
  return alignment
}

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}' }
const maxDepth = 64

/** Returns the index behind the one type that begins at `start`. */
function findEnd(signature: string, start: number, depth: number): number {
  const code = signature.charAt(start)
  alignmentOf(code)
  if (depth > maxDepth) throw new Error('This type is nested too deeply')
  if (code === 'a') return findEnd(signature, start + 1, depth + 1)
  const closer = closers[code]
  if (closer === undefined) return start + 1
  let end = start + 1
  while (signature.charAt(end) !== closer) end = findEnd(signature, end, depth + 1)
  return end + 1
}

/** Returns the types that a signature is made of. */
export function splitTypes(signature: string): string[] {
  const types: string[] = []
  for (let start = 0; start < signature.length;) {
    const end = findEnd(signature, start, 0)
    types.push(signature.slice(start, end))
    start = end
  }
  return types
}

/** The types inside a struct or an entry of a dictionary. */
export const membersOf = (type: string): string[] => splitTypes(type.slice(1, -1))
