// P15: the messages that cross to a window for 1,000 deltas, against one send for each. The deltas come in
// bursts, as a network delivers them from a server that writes 500 a second. The messages are counted, joined
// again and compared; and the first delta must be sent before the call that brought it returns.
import { setTimeout as delay } from 'node:timers/promises'
import { createOutbox } from '../../src/main/ipc/outbox.ts'
import type { Frame } from '../../src/contract/wire.ts'
import { keepsWithin, takeTurns, type Race } from './race.ts'
import { createRandom, type Random } from './texts/random.ts'

const deltaCount = 1_000
const deltasPerSecond = 500
const rounds = 5
const streamId = 1
/** Longer than a batch may wait. */
const lastBatchMs = 100

interface Counted {
  readonly sends: number
}

type Give = (delta: string) => void

const makeDeltas = (random: Random): readonly string[] =>
  Array.from({ length: deltaCount }, (_, index) => `${index}:${random.below(1_000)} `)

/** Every few ms, passes on all deltas that are due, like chunks of a socket that contain several events. */
const arrive = async (deltas: readonly string[], random: Random, give: Give) => {
  const startedMs = performance.now()
  for (let given = 0; given < deltas.length;) {
    const due = Math.floor(((performance.now() - startedMs) / 1_000) * deltasPerSecond)
    for (; given < Math.min(deltas.length, Math.max(due, 1)); given += 1) give(deltas[given] ?? '')
    await delay(1 + random.below(8))
  }
}

const readDeltas = (frames: readonly Frame[]) =>
  frames.flatMap((frame) => (frame.kind === 'deltas' ? frame.deltas : []))

const check = (side: string, received: readonly unknown[], deltas: readonly string[]) => {
  if (received.join('') !== deltas.join('')) throw new Error(`${side} did not send all deltas in order`)
}

const countOurs = async (): Promise<Counted> => {
  const random = createRandom(15)
  const deltas = makeDeltas(random)
  const received: unknown[] = []
  let sends = 0
  const outbox = createOutbox((frames) => {
    sends += 1
    received.push(...readDeltas(frames))
  })
  await arrive(deltas, random, (delta) => {
    const isFirst = sends === 0
    outbox.delta(streamId, delta)
    if (isFirst && received[0] !== delta) throw new Error('The first delta had to wait')
  })
  await delay(lastBatchMs)
  outbox.close()
  check('The outbox', received, deltas)
  return { sends }
}

const countTheirs = async (): Promise<Counted> => {
  const random = createRandom(15)
  const deltas = makeDeltas(random)
  const received: string[] = []
  await arrive(deltas, random, (delta) => received.push(delta))
  check('One send a delta', received, deltas)
  return { sends: received.length }
}

export const race: Race = {
  id: 'P15',
  async run() {
    const medians = await takeTurns(
      async () => (await countOurs()).sends,
      async () => (await countTheirs()).sends,
      rounds,
    )
    const notes = [
      `${deltasPerSecond} deltas a second, in bursts; the first is sent in the turn in which it comes`,
    ]
    return [{ name: '', ...keepsWithin(medians, 1 / 4), ...medians, unit: 'messages', notes }]
  },
}
