// `npm run bench`: runs the races in test/bench one after another and prints each result beside its target. Names
// select races: npm run bench -- P1 P12. Each race writes its own result to out/bench as it ends, with a profile if it
// was lost. `--write-docs` writes all results that are there into docs/bench.md; without names it runs nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { formatResults, replaceResults } from '../test/bench/results-page.ts'
import { formatTable, type Outcome, type RacedLine } from '../test/bench/results.ts'
import type { Race } from '../test/bench/race.ts'
import { raceLines, type RaceLine } from '../test/bench/races.ts'
import { parseResult, type Machine, type StoredResult } from '../test/bench/stored-result.ts'
import { SetupError, step } from './setup/progress.mjs'
import { inRoot, readJson, root } from './setup/project.ts'
import { findChromium } from './setup/system.ts'

const fileOf = (id: string) => inRoot('test', 'bench', `${id.toLowerCase()}.race.ts`)
const resultFileOf = (id: string) => inRoot('out', 'bench', `${id}.json`)
const isWritten = ({ id }: RaceLine) => existsSync(fileOf(id))

const loadRace = async (id: string): Promise<Race> => {
  const module: unknown = await import(pathToFileURL(fileOf(id)).href)
  const race = typeof module === 'object' && module !== null && 'race' in module ? module.race : undefined
  // Only `run` is checked: the module is ours and is type-checked on its own.
  if (typeof race === 'object' && race !== null && 'run' in race) return race as Race
  throw new Error(`The module of ${id} exports no race`)
}

const runRace = async (line: RaceLine): Promise<Outcome> => {
  if (!isWritten(line)) return { state: 'not yet written' }
  try {
    const race = await loadRace(line.id)
    return { state: 'run', measures: await step(`${line.id} ${line.title}`, () => race.run()) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { state: 'failed', reason: stripVTControlCharacters(reason) }
  }
}

const readProgram = (program: string, args: readonly string[]): string =>
  spawnSync(program, args, { cwd: root, encoding: 'utf8' }).stdout ?? ''

const readMachine = (): Machine => {
  const all = cpus()
  const chromium = findChromium()
  // What a distribution adds to the version, such as "built on Debian", says nothing here.
  const browser = /^[^\d]*[\d.]+/.exec(
    chromium === undefined ? '' : readProgram(chromium, ['--version']),
  )?.[0]
  return {
    cpuModel: all[0]?.model.trim() ?? 'unknown processor',
    cores: all.length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    browser: browser ?? 'unknown browser',
  }
}

/** Git's own word for it: short, and with a plus if a file that Git knows was changed since. */
const readCommit = (): string => {
  const commit = readProgram('git', ['rev-parse', '--short', 'HEAD']).trim()
  const isChanged = readProgram('git', ['status', '--porcelain', '--untracked-files=no']).trim() !== ''
  return commit === '' ? 'unknown commit' : `${commit}${isChanged ? '+' : ''}`
}

const store = (result: StoredResult): void => {
  mkdirSync(inRoot('out', 'bench'), { recursive: true })
  writeFileSync(resultFileOf(result.id), `${JSON.stringify(result, null, 2)}\n`)
}

const readStored = ({ id }: RaceLine): readonly StoredResult[] => {
  if (!existsSync(resultFileOf(id))) return []
  try {
    return [parseResult(readJson(resultFileOf(id)))]
  } catch {
    throw new SetupError(`${resultFileOf(id)} is no result of a race. Run ${id} again, or delete the file.`)
  }
}

const writeDocs = () => {
  const page = inRoot('docs', 'bench.md')
  const results = formatResults(raceLines.filter(isWritten), raceLines.flatMap(readStored))
  writeFileSync(page, replaceResults(readFileSync(page, 'utf8'), results))
}

const runRaces = async (lines: readonly RaceLine[]): Promise<boolean> => {
  const [machine, commit] = [readMachine(), readCommit()]
  const raced: RacedLine[] = []
  // One after another, because two at once would slow each other down.
  for (const line of lines) {
    const outcome = await runRace(line)
    raced.push({ line, outcome })
    const day = new Date().toISOString().slice(0, 10)
    if (outcome.state !== 'not yet written') store({ id: line.id, day, commit, machine, outcome })
  }
  console.log(`\n${formatTable(raced)}`)
  return raced.every(({ outcome }) => outcome.state !== 'failed')
}

export const bench = async (args: readonly string[]): Promise<number> => {
  const writesDocs = args.includes('--write-docs')
  const names = args.filter((arg) => arg !== '--write-docs').map((arg) => arg.toUpperCase())
  const unknown = names.filter((name) => !raceLines.some(({ id }) => id === name))
  if (unknown.length > 0) throw new SetupError(`There is no race ${unknown.join(', ')}.`)
  const lines = raceLines.filter(({ id }) => (names.length === 0 ? !writesDocs : names.includes(id)))
  const haveRun = lines.length === 0 || (await runRaces(lines))
  if (writesDocs) writeDocs()
  return haveRun ? 0 : 1
}
