// `npm run bench`: runs the races of test/bench one after another, prints their ratios, writes
// out/bench/results.json. Races can be named: npm run bench -- --only P1,P12. A race that isn't there is
// reported as not yet written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { isWon, type Measure, type Race } from '../test/bench/race.ts'
import { raceLines, type RaceLine } from '../test/bench/races.ts'
import { SetupError, step } from './setup/progress.mjs'
import { inRoot } from './setup/project.ts'

type Outcome =
  | { readonly state: 'run'; readonly measures: readonly Measure[] }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not yet written' }

interface RacedLine {
  readonly line: RaceLine
  readonly outcome: Outcome
}

const fileOf = (id: string) => inRoot('test', 'bench', `${id.toLowerCase()}.race.ts`)

const loadRace = async (id: string): Promise<Race> => {
  const module: unknown = await import(pathToFileURL(fileOf(id)).href)
  const race = typeof module === 'object' && module !== null && 'race' in module ? module.race : undefined
  // The shape is checked as far as it is used; the module is ours and type-checked on its own.
  if (typeof race === 'object' && race !== null && 'run' in race) return race as Race
  throw new Error(`The module of ${id} exports no race`)
}

const runRace = async (line: RaceLine): Promise<Outcome> => {
  if (!existsSync(fileOf(line.id))) return { state: 'not yet written' }
  try {
    const race = await loadRace(line.id)
    return { state: 'run', measures: await step(`${line.id} ${line.title}`, () => race.run()) }
  } catch (error) {
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

const formatRatio = (ratio: number) => (ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(3))

const describeMeasure = (measure: Measure) => {
  const { name, ratio, goal, ourMedianMs, theirMedianMs, rounds } = measure
  const medians = `${ourMedianMs.toPrecision(3)} ms to ${theirMedianMs.toPrecision(3)} ms, ${rounds} rounds`
  const verdict = isWon(measure) ? 'won' : 'LOST'
  return `${name} ${formatRatio(ratio)} (${goal.direction} ${goal.ratio}: ${verdict}; ${medians})`.trim()
}

const describeOutcome = (outcome: Outcome) => {
  if (outcome.state === 'run') return outcome.measures.map(describeMeasure).join('; ')
  return outcome.state === 'failed' ? `failed: ${outcome.reason}` : outcome.state
}

const printTable = (raced: readonly RacedLine[]) => {
  const titles = raced.map(({ line }) =>
    line.against === '' ? line.title : `${line.title}, against ${line.against}`,
  )
  const width = Math.max(...titles.map((title) => title.length))
  console.log('')
  raced.forEach(({ line, outcome }, index) => {
    console.log(`${line.id.padEnd(4)} ${(titles[index] ?? '').padEnd(width)}  ${describeOutcome(outcome)}`)
  })
  const measures = raced.flatMap(({ outcome }) => (outcome.state === 'run' ? outcome.measures : []))
  const won = measures.filter(isWon).length
  const count = (state: Outcome['state']) => raced.filter(({ outcome }) => outcome.state === state).length
  const [failed, unwritten] = [count('failed'), count('not yet written')]
  console.log(
    `\n${won} won · ${measures.length - won} lost · ${failed} failed · ${unwritten} not yet written`,
  )
}

const readOnly = (args: readonly string[]) => {
  const index = args.indexOf('--only')
  const value =
    index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  return value?.toUpperCase().split(',')
}

export const bench = async (args: readonly string[]): Promise<number> => {
  const only = readOnly(args)
  const unknown = (only ?? []).filter((id) => !raceLines.some((line) => line.id === id))
  if (unknown.length > 0) throw new SetupError(`There is no race ${unknown.join(', ')}.`)
  const lines = only === undefined ? raceLines : raceLines.filter(({ id }) => only.includes(id))
  const raced: RacedLine[] = []
  // One after another: two at once would race each other.
  for (const line of lines) raced.push({ line, outcome: await runRace(line) })
  printTable(raced)
  mkdirSync(inRoot('out', 'bench'), { recursive: true })
  writeFileSync(inRoot('out', 'bench', 'results.json'), `${JSON.stringify(raced, null, 2)}\n`)
  return raced.some(({ outcome }) => outcome.state === 'failed') ? 1 : 0
}
