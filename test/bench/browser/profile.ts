// Finds where a page's scripts spend their time: the functions with most time of their own, longest first.
import type { BenchPage } from './bench-page.ts'

const samplingIntervalUs = 200
const listed = 15

interface Frame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

const nameFrame = ({ functionName, url, lineNumber }: Frame): string => {
  if (url === '') return functionName
  const file = url.replace(/^.*\//u, '').replace(/-[\w-]{8}\.js$/u, '.js')
  return `${functionName === '' ? '(anonymous)' : functionName} ${file}:${lineNumber + 1}`
}

/** Returns lines such as `12.5 %  31.0 ms  appendDelta index.js:120`, without idle time. */
export const profileScript = async (
  { cdp }: BenchPage,
  work: () => Promise<unknown>,
): Promise<readonly string[]> => {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: samplingIntervalUs })
  await cdp.send('Profiler.start')
  await work()
  const { profile } = await cdp.send('Profiler.stop')
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const byName = new Map<string, number>()
  let busyUs = 0
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const frame = frames.get(id)
    const deltaUs = profile.timeDeltas?.[index] ?? 0
    if (!frame || ['(idle)', '(program)', '(root)'].includes(frame.functionName)) continue
    const name = nameFrame(frame)
    byName.set(name, (byName.get(name) ?? 0) + deltaUs)
    busyUs += deltaUs
  }
  return [...byName]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, listed)
    .map(([name, us]) => {
      const share = ((us / busyUs) * 100).toFixed(1)
      return `${share.padStart(5)} %  ${(us / 1_000).toFixed(1).padStart(8)} ms  ${name}`
    })
}
