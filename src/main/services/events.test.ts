import { expect, test } from 'vitest'
import { createEmitter } from './events.ts'

interface Events {
  readonly changed: undefined
  readonly named: string
}

test('each listener is told in its turn, with what was said, and nobody of another event', () => {
  const { on, emit } = createEmitter<Events>()
  const told: string[] = []
  on('changed', () => told.push('first'))
  on('named', (name) => told.push(name))
  on('changed', () => told.push('second'))
  emit('changed')
  emit('named', 'Kyoto')
  expect(told).toEqual(['first', 'second', 'Kyoto'])
})

test('an event that nobody listens to is no fault', () => {
  expect(() => createEmitter<Events>().emit('changed')).not.toThrow()
})

test('a payload is asked for where the event has one, and there alone', () => {
  const { emit } = createEmitter<Events>()
  // @ts-expect-error it has a payload
  emit('named')
  // @ts-expect-error it has none
  emit('changed', 'Kyoto')
})
