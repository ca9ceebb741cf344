// The peer's side of P14: the process of bare-loop.ts, kept for all rounds.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { TokenServer } from './token-server.ts'

export interface BareSide extends AsyncDisposable {
  /** Streams one answer, from socket to loop; resolves to ms for each token. */
  run(): Promise<readonly number[]>
}

export const startBareSide = (server: TokenServer): BareSide => {
  const child = fork(join(import.meta.dirname, 'bare-loop.ts'))
  return {
    async run() {
      child.send(server.baseUrl)
      // The process sends one kind of message: when it saw each token.
      const [seenAtMs] = (await once(child, 'message')) as [readonly number[]]
      return server.sentAtMs().map((sentMs, index) => (seenAtMs[index] ?? Number.NaN) - sentMs)
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit')
      child.kill()
      await exited
    },
  }
}
