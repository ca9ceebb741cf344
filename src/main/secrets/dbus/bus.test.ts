// The connection against a bus that does what a test wants of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { busErrors, openBus, readBusError, type Bus } from './bus.ts'
import { marshal } from './marshal.ts'
import type { Message } from './message.ts'
import type { Value } from './types.ts'

const call = { to: 'org.example', path: '/', interface: 'org.example.One', member: 'Ask' } as const
const kinds = { answer: 2, error: 3, signal: 4 } as const

function makeMessage(
  kind: keyof typeof kinds,
  fields: readonly Value[],
  types = '',
  values: readonly Value[] = [],
) {
  const body = marshal(types, values)
  const all = [...fields, ...(types === '' ? [] : [[8, { type: 'g', value: types }]])]
  const head = marshal('yyyyuua(yv)', [0x6c, kinds[kind], 1, 1, body.length, 1, all])
  return Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8), body])
}
const answer = (serial: number, text: string) =>
  makeMessage('answer', [[5, { type: 'u', value: serial }]], 's', [text])
const refuse = (serial: number, name: string) =>
  makeMessage(
    'error',
    [
      [4, { type: 's', value: name }],
      [5, { type: 'u', value: serial }],
    ],
    's',
    ['sk-canary-quoted-0123456789abcdef3f9a'],
  )

let folder = ''
let server: Server
let peers: Socket[] = []
const buses: Bus[] = []
const signals: Message[] = []

/** A bus that lets everyone in and answers the first call, Hello; `work` gets what is sent after that. */
async function listen(work: (peer: Socket, chunk: Buffer) => void = () => {}): Promise<string> {
  const path = join(folder, 'bus')
  server = createServer((peer) => {
    peers.push(peer)
    let heard = Buffer.alloc(0)
    let isIn = false
    peer.on('error', () => {})
    peer.on('data', (chunk: Buffer) => {
      if (isIn) return work(peer, chunk)
      heard = Buffer.concat([heard, chunk])
      const said = heard.toString('latin1')
      if (!said.includes('BEGIN')) return void peer.write('OK 0123\r\n')
      if (!said.includes('Hello')) return
      isIn = true
      peer.write(answer(1, ':1.1'))
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return path
}

async function open(path: string): Promise<Bus> {
  const bus = await openBus(path, (signal) => signals.push(signal))
  buses.push(bus)
  return bus
}

const errorOf = async (work: Promise<unknown>) => readBusError(await work.catch((thrown: unknown) => thrown))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-bus-'))
  peers = []
  signals.length = 0
})
afterEach(async () => {
  for (const bus of buses.splice(0)) bus.close()
  for (const peer of peers) peer.destroy()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

describe('a call', () => {
  test('is answered by its own answer, however the bytes come and in whatever order', async () => {
    const bus = await open(await listen())
    const [first, second] = [bus.call(call), bus.call(call)]
    const bytes = Buffer.concat([answer(99, 'nobody’s'), answer(3, 'second'), answer(2, 'first')])
    for (const byte of bytes) peers[0]?.write(Buffer.from([byte]))
    expect(await Promise.all([first, second])).toEqual([['first'], ['second']])
  })

  test('that is refused rejects with the error’s name, without its text', async () => {
    const bus = await open(await listen((peer) => void peer.write(refuse(2, 'org.example.No'))))
    const thrown = await bus.call(call).catch((fault: unknown) => fault)
    expect(readBusError(thrown)).toBe('org.example.No')
    expect(JSON.stringify([String(thrown), Object.entries(thrown as object)])).not.toContain('canary')
  })

  test('that nobody waits for is given up, and its answer is nobody’s', async () => {
    const giving = new AbortController()
    const bus = await open(await listen())
    const given = bus.call(call, giving.signal)
    giving.abort()
    expect(await errorOf(given)).toBe(busErrors.givenUp)
    expect(await errorOf(bus.call(call, giving.signal))).toBe(busErrors.givenUp)
    peers[0]?.write(Buffer.concat([answer(2, 'late'), answer(3, 'in time')]))
    expect(await bus.call(call)).toEqual(['in time'])
  })

  test('ends when the connection ends, and so does the next', async () => {
    const bus = await open(await listen((peer) => void peer.destroy()))
    expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
    await bus.closed
    expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
  })
})

test('a signal reaches its listener', async () => {
  const bus = await open(await listen())
  peers[0]?.write(makeMessage('signal', [[3, { type: 's', value: 'Changed' }]], 'b', [true]))
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
  const bus = await open(await listen((peer) => void peer.write(bytes)))
  expect(await errorOf(bus.call(call))).toBe(busErrors.closed)
})

test('a bus that lets nobody in, or that is none, is no bus', async () => {
  server = createServer((peer) => {
    peers.push(peer)
    peer.on('error', () => {}).write('REJECTED EXTERNAL\r\n')
  })
  await new Promise<void>((resolve) => server.listen(join(folder, 'bus'), resolve))
  expect(await errorOf(openBus(join(folder, 'bus'), () => {}))).toBe(busErrors.closed)
  expect(await errorOf(openBus(join(folder, 'none'), () => {}))).toBe(busErrors.closed)
})
