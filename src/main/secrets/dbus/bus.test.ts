// The connection against a bus that does what a test wants of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { busErrors, openBus, readBusError, type Bus } from './bus.ts'
import type { Message } from './message.ts'
import { answer, makeMessage, refuse, startFakeBus, type FakeBus } from './test-support.ts'

const call = { to: 'org.example', path: '/', interface: 'org.example.One', member: 'Ask' } as const

let fake: FakeBus | null = null
const buses: Bus[] = []
const signals: Message[] = []

async function open(...how: Parameters<typeof startFakeBus>): Promise<Bus> {
  fake = await startFakeBus(...how)
  const bus = await openBus(fake.path, (signal) => signals.push(signal))
  buses.push(bus)
  return bus
}
const write = (bytes: Buffer) => fake?.peers[0]?.write(bytes)

const errorOf = async (work: Promise<unknown>) => readBusError(await work.catch((thrown: unknown) => thrown))

beforeEach(() => {
  signals.length = 0
})
afterEach(async () => {
  for (const bus of buses.splice(0)) bus.close()
  await fake?.[Symbol.asyncDispose]()
})

describe('a call', () => {
  test('is answered by its own answer, however the bytes come and in whatever order', async () => {
    const bus = await open()
    const [first, second] = [bus.call(call), bus.call(call)]
    const bytes = Buffer.concat([answer(99, 'nobody’s'), answer(3, 'second'), answer(2, 'first')])
    for (const byte of bytes) write(Buffer.from([byte]))
    expect(await Promise.all([first, second])).toEqual([['first'], ['second']])
  })

  test('that is refused rejects with the error’s name, without its text', async () => {
    const bus = await open((peer) => void peer.write(refuse(2, 'org.example.No')))
    const thrown = await bus.call(call).catch((fault: unknown) => fault)
    expect(readBusError(thrown)).toBe('org.example.No')
    expect(JSON.stringify([String(thrown), Object.entries(thrown as object)])).not.toContain('canary')
  })

  test('that nobody waits for is given up, and its answer is nobody’s', async () => {
    const giving = new AbortController()
    const bus = await open()
    const given = bus.call(call, giving.signal)
    giving.abort()
    expect(await errorOf(given)).toBe(busErrors.givenUp)
    expect(await errorOf(bus.call(call, giving.signal))).toBe(busErrors.givenUp)
    write(Buffer.concat([answer(2, 'late'), answer(3, 'in time')]))
    expect(await bus.call(call)).toEqual(['in time'])
  })

  test('ends when the connection ends, and so does the next', async () => {
    const bus = await open((peer) => void peer.destroy())
    expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
    await bus.closed
    expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
  })
})

test('a signal reaches its listener', async () => {
  const bus = await open()
  write(makeMessage('signal', [[3, { type: 's', value: 'Changed' }]], 'b', [true]))
  await expect.poll(() => signals.map(({ member }) => member)).toEqual(['Changed'])
  expect(signals[0]?.readValues()).toEqual([true])
  bus.close()
})

test.each([
  ['no message', Buffer.from('x'.repeat(32))],
  ['a message of two gigabytes', Buffer.from('6c02010100000080010000000000008000000000', 'hex')],
  [
    'a head that is not as long as it says',
    Buffer.from(`6c0201010000000001000000ff000000${'ff'.repeat(300)}`, 'hex'),
  ],
])('a bus that sends %s is left', async (_name, bytes) => {
  const bus = await open((peer) => void peer.write(bytes))
  expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
})

test('a bus that lets nobody in, or that is none, is no bus', async () => {
  await expect(errorOf(open(() => {}, false))).resolves.toBe(busErrors.closed)
  expect(await errorOf(openBus(join(import.meta.dirname, 'none'), () => {}))).toBe(busErrors.closed)
})
