// P14: from the bytes of a token on the socket to its place in the document, through the whole app,
// against the bare library's loop in a process of its own. Tokens come every 24 to 30 ms. We compare how
// much later we are.
import { startAppSide } from './latency/app-side.ts'
import { startBareSide } from './latency/bare-side.ts'
import { startTokenServer } from './latency/token-server.ts'
import { median, quantile, takeTurns, type Measure, type Race } from './race.ts'

const rounds = 5
/** In ms, at the median and at the 95th percentile; the second is a frame. */
const limits = { median: 4, p95: 16.7 }

interface Latencies {
  readonly medianMs: number[]
  readonly p95Ms: number[]
}

const keep = (into: Latencies, latenciesMs: readonly number[]) => {
  into.medianMs.push(median(latenciesMs))
  into.p95Ms.push(quantile(latenciesMs, 0.95))
}

const compare = (
  name: string,
  limit: number,
  oursMs: readonly number[],
  theirsMs: readonly number[],
): Measure => {
  // The first round of each warms up.
  const [ours, theirs] = [median(oursMs.slice(1)), median(theirsMs.slice(1))]
  return {
    name,
    value: ours - theirs,
    goal: { direction: 'at most', limit, unit: 'ms' },
    ours,
    theirs,
    unit: 'ms',
    rounds,
  }
}

export const race: Race = {
  id: 'P14',
  async run() {
    await using server = await startTokenServer()
    await using app = await startAppSide(server)
    await using bare = startBareSide(server)
    const ours: Latencies = { medianMs: [], p95Ms: [] }
    const theirs: Latencies = { medianMs: [], p95Ms: [] }
    const roundOf = (side: { run(): Promise<readonly number[]> }, into: Latencies) => async () => {
      keep(into, await side.run())
      return 0
    }
    await takeTurns(roundOf(app, ours), roundOf(bare, theirs), rounds)
    return [
      compare('more at the median', limits.median, ours.medianMs, theirs.medianMs),
      compare('more at the 95th percentile', limits.p95, ours.p95Ms, theirs.p95Ms),
    ]
  },
}
