// Joins parts into an event emitter. Getters stay getters; Object.assign would copy their value once.
import { EventEmitter } from 'node:events'

export function withEvents<Parts extends object[]>(
  ...parts: Parts
): EventEmitter & UnionToIntersection<Parts[number]> {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  for (const part of parts) Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(part))
  return emitter as EventEmitter & UnionToIntersection<Parts[number]>
}

// TypeScript infers the members of a union in a function's parameter as their intersection.
type UnionToIntersection<Union> = (Union extends unknown ? (value: Union) => void : never) extends (
  value: infer Whole,
) => void
  ? Whole
  : never
