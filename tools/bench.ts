// `npm run bench`: runs the races in test/bench one after another, prints each result beside its target, and
// writes all of them to out/bench, as a table and as JSON with a profile of each lost race. Names select
// races: npm run bench -- --only P1,P12. A race without a module is reported as not yet written.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { formatResults, replaceResults, type Machine } from '../test/bench/results-page.ts'
import { formatTable, type Outcome, type RacedLine } from '../test/bench/results.ts'
import type { Race } from '../test/bench/race.ts'
import { raceLines, type RaceLine } from '../test/bench/races.ts'
import { SetupError, step } from './setup/progress.mjs'
import { inRoot } from './setup/project.ts'
import { findChromium } from './setup/system.ts'

const fileOf = (id: string) => inRoot('test', 'bench', `${id.toLowerCase()}.race.ts`)

const loadRace = async (id: string): Promise<Race> => {
  const module: unknown = await import(pathToFileURL(fileOf(id)).href)
  const race = typeof module === 'object' && module !== null && 'race' in module ? module.race : undefined
  // Only `run` is checked: the module is ours and is type-checked on its own.
  if (typeof race === 'object' && race !== null && 'run' in race) return race as Race
  throw new Error(`The module of ${id} exports no race`)
}

const runRace = async (line: RaceLine): Promise<Outcome> => {
  if (!existsSync(fileOf(line.id))) return { state: 'not yet written' }
  try {
    const race = await loadRace(line.id)
    return { state: 'run', measures: await step(`${line.id} ${line.title}`, () => race.run()) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { state: 'failed', reason: stripVTControlCharacters(reason) }
  }
}

const writeResults = (name: string, text: string) => {
  mkdirSync(inRoot('out', 'bench'), { recursive: true })
  writeFileSync(inRoot('out', 'bench', name), text)
}

const readMachine = (): Machine => {
  const all = cpus()
  const chromium = findChromium()
  const said = chromium === undefined ? undefined : spawnSync(chromium, ['--version'], { encoding: 'utf8' })
  // What a distribution adds to the version, such as "built on Debian", says nothing here.
  const browser = /^[^\d]*[\d.]+/.exec(said?.stdout ?? '')?.[0]
  return {
    cpuModel: all[0]?.model.trim() ?? 'unknown processor',
    cores: all.length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    browser: browser ?? 'unknown browser',
  }
}

const writeDocs = (raced: readonly RacedLine[]) => {
  const page = inRoot('docs', 'bench.md')
  const results = formatResults(raced, new Date().toISOString().slice(0, 10), readMachine())
  writeFileSync(page, replaceResults(readFileSync(page, 'utf8'), results))
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
  const writesDocs = args.includes('--write-docs')
  if (writesDocs && only !== undefined)
    throw new SetupError('--write-docs writes the results of all races: leave --only out.')
  const lines = only === undefined ? raceLines : raceLines.filter(({ id }) => only.includes(id))
  const raced: RacedLine[] = []
  // One after another, because two at once would slow each other down.
  for (const line of lines) raced.push({ line, outcome: await runRace(line) })
  const table = formatTable(raced)
  console.log(`\n${table}`)
  writeResults('results.txt', table)
  writeResults('results.json', `${JSON.stringify(raced, null, 2)}\n`)
  if (writesDocs) writeDocs(raced)
  return raced.some(({ outcome }) => outcome.state === 'failed') ? 1 : 0
}
