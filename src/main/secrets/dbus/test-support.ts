// For the tests of this folder and its neighbour: a bus that does what a test wants of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { marshal } from './marshal.ts'
import type { Value } from './types.ts'

const kinds = { answer: 2, error: 3, signal: 4 } as const

export function makeMessage(
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
export const answerWith = (serial: number, types: string, ...values: readonly Value[]) =>
  makeMessage('answer', [[5, { type: 'u', value: serial }]], types, values)
export const answer = (serial: number, text: string) => answerWith(serial, 's', text)
export const refuse = (serial: number, name: string) =>
  makeMessage(
    'error',
    [
      [4, { type: 's', value: name }],
      [5, { type: 'u', value: serial }],
    ],
    's',
    ['sk-canary-quoted-0123456789abcdef3f9a'],
  )

export interface FakeBus extends AsyncDisposable {
  readonly path: string
  readonly peers: Socket[]
}

/**
 * A bus that lets everyone in and answers the first call, Hello; `work` gets what is sent after that. Without
 * `letsIn` it refuses everyone.
 */
export async function startFakeBus(
  work: (peer: Socket, chunk: Buffer) => void = () => {},
  letsIn = true,
): Promise<FakeBus> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bus-'))
  const path = join(folder, 'bus')
  const peers: Socket[] = []
  const server = createServer((peer) => {
    peers.push(peer)
    let heard = Buffer.alloc(0)
    let isIn = false
    peer.on('error', () => {})
    peer.on('data', (chunk: Buffer) => {
      if (isIn) return work(peer, chunk)
      heard = Buffer.concat([heard, chunk])
      const said = heard.toString('latin1')
      if (!letsIn) return void peer.write('REJECTED EXTERNAL\r\n')
      if (!said.includes('BEGIN')) return void peer.write('OK 0123\r\n')
      if (!said.includes('Hello')) return
      isIn = true
      peer.write(answer(1, ':1.1'))
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    path,
    peers,
    async [Symbol.asyncDispose]() {
      for (const peer of peers) peer.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
