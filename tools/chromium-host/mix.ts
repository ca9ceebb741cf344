// Joins parts into an event emitter, getters included, which Object.assign would read once and flatten.
import { EventEmitter } from 'node:events'

export function withEvents<Parts extends object[]>(
  ...parts: Parts
): EventEmitter & UnionToIntersection<Parts[number]> {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  for (const part of parts) Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(part))
  return emitter as EventEmitter & UnionToIntersection<Parts[number]>
}

// A union's members in a function's parameter are inferred as their intersection.
type UnionToIntersection<Union> = (Union extends unknown ? (value: Union) => void : never) extends (
  value: infer Whole,
) => void
  ? Whole
  : never
