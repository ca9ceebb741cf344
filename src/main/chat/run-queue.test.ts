import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRunQueue, maxAnswersAtOnce } from './run-queue.ts'

test('a place is given at once while there is one, and then in the order of coming', () => {
  const queue = createRunQueue(2)
  const admitted: string[] = []
  const enter = (name: string) => queue.enter(() => admitted.push(name))
  const [leaveA, , leaveC] = [enter('a'), enter('b'), enter('c'), enter('d')]
  expect(admitted).toEqual(['a', 'b'])
  leaveC() // gives up while it waits
  leaveA()
  expect(admitted).toEqual(['a', 'b', 'd'])
  leaveA() // a place is given back once
  enter('e')
  expect(admitted).toEqual(['a', 'b', 'd'])
})

test('one that leaves in the moment of being admitted lets the next one in', () => {
  const queue = createRunQueue(1)
  const admitted: number[] = []
  const leaveFirst = queue.enter(() => admitted.push(0))
  const leaves = [1, 2].map((name) =>
    queue.enter(() => {
      admitted.push(name)
      queueMicrotask(() => leaves[name - 1]?.())
    }),
  )
  leaveFirst()
  return Promise.resolve().then(() => expect(admitted).toEqual([0, 1, 2]))
})

test('never more at once than there are places, nobody forgotten, nobody overtaken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: maxAnswersAtOnce }), fc.array(fc.nat(9)), (places, acts) => {
      const queue = createRunQueue(places)
      const admitted: number[] = []
      const leaves: { readonly name: number; readonly leave: () => void }[] = []
      const gone = new Set<number>()
      let names = 0
      const count = (): number => admitted.filter((name) => !gone.has(name)).length
      for (const act of acts) {
        if (act < 5 || leaves.length === 0) {
          const name = (names += 1)
          leaves.push({ name, leave: queue.enter(() => admitted.push(name)) })
        } else {
          const [one] = leaves.splice(act % leaves.length, 1)
          if (one) {
            gone.add(one.name)
            one.leave()
          }
        }
        expect(count()).toBe(Math.min(places, leaves.length))
        expect(admitted).toEqual(admitted.toSorted((left, right) => left - right))
      }
    }),
  )
})
