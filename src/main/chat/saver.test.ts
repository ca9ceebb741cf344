import { expect, test } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { createSaver } from './saver.ts'

const full = makeFailure('store/full')

function setUp() {
  let isFull = false
  const told: string[] = []
  const saver = createSaver({
    store: { transact: <Value>(work: () => Value): Result<Value> => (isFull ? err(full) : ok(work())) },
    resaveMs: 1,
    warn: (message) => told.push(message),
  })
  const save = (name: string) =>
    saver.save(
      () => void told.push(`write ${name}`),
      () => void told.push(`saved ${name}`),
    )
  return { saver, told, save, setFull: (next: boolean) => void (isFull = next) }
}

test('what is taken is told at once', () => {
  const { told, save } = setUp()
  expect(save('a')).toBeNull()
  expect(told).toEqual(['write a', 'saved a'])
})

test('what is refused is tried again until it is taken, in order and once', async () => {
  const { saver, told, save, setFull } = setUp()
  setFull(true)
  expect([save('a'), save('b')]).toEqual([full, full])
  saver.saveAgain()
  expect(told).toEqual([])
  setFull(false)
  await expect.poll(() => told).toEqual(['write a', 'saved a', 'write b', 'saved b'])
  saver.saveAgain()
  expect(told).toHaveLength(4)
})

test('a bug goes through, is not met again, and holds nothing else up', () => {
  const { saver, told, save } = setUp()
  const broken = () => {
    throw new Error('a bug')
  }
  expect(() => saver.save(broken, () => {})).toThrow('a bug')
  expect(save('a')).toBeNull()
  expect(told).toEqual(['write a', 'saved a'])
})
