// The parts of `npm test` and how each one runs. Scripts of package.json count as one test each; the others
// are Vitest's projects. An end-to-end file that fails is run once more by itself (unsteady.ts).
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { SetupError } from './setup/progress.mjs'
import { inRoot, readJson, root, runThrough, type Environment } from './setup/project.ts'
import { findChromium } from './setup/system.ts'
import { countResults, listFailures, parseReport, type Counts, type Report } from './test-results.ts'
import { unhandledErrorsVariable } from './unhandled-errors.ts'
import { listFailedFiles, mergeReruns, type Rerun, type UnsteadyFile } from './unsteady.ts'

const scripts = ['lint', 'types', 'unused'] as const
const projects = ['unit', 'slow', 'host', 'page', 'integration', 'e2e'] as const
/** These run in the system's Chromium whatever the app runs on. */
const chromiumProjects: readonly Project[] = ['host', 'page']
export const stages = [...scripts, ...projects]

type Script = (typeof scripts)[number]
type Project = (typeof projects)[number]
export type Stage = Script | Project
type Write = (text: string) => void

export const isScript = (stage: Stage): stage is Script => scripts.some((script) => script === stage)
export const isStage = (name: string): name is Stage => stages.some((stage) => stage === name)

export interface StageResult {
  readonly stage: string
  readonly counts: Counts
  /** Shown to a person: the stage, or file and test. */
  readonly failures: readonly string[]
  readonly unsteady: readonly UnsteadyFile[]
}

/** The result of a program that counts as one test. */
export const makeScriptResult = (stage: string, hasPassed: boolean): StageResult => ({
  stage,
  counts: { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0 },
  failures: hasPassed ? [] : [stage],
  unsteady: [],
})

/**
 * Runs Vitest with a JSON report in out/test under `name`. Resolves to the path of that report, Vitest's
 * output, and whether an error happened outside of any test, which the report leaves out.
 */
export const runVitest = async (name: string, args: readonly string[], env: Environment, write: Write) => {
  mkdirSync(inRoot('out', 'test'), { recursive: true })
  const report = inRoot('out', 'test', `${name}.json`)
  const errors = inRoot('out', 'test', `${name}.errors`)
  for (const file of [report, errors]) rmSync(file, { force: true })
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['default', 'json', inRoot('tools', 'unhandled-errors.ts')]
  const reporting = [...reporters.map((reporter) => `--reporter=${reporter}`), `--outputFile.json=${report}`]
  const all = [vitest, ...args.slice(0, 1), '--passWithNoTests', ...reporting, ...args.slice(1)]
  const { code, output } = await runThrough(process.execPath, all, {
    env: { ...env, [unhandledErrorsVariable]: errors },
    write,
  })
  // If Vitest was killed before it wrote the count, we assume that there were errors.
  const hasStrayErrors = !existsSync(errors) || readFileSync(errors, 'utf8') !== '0'
  return { code, report, output, hasStrayErrors }
}

export const readReport = (file: string): Report | undefined =>
  existsSync(file) ? parseReport(readJson(file)) : undefined

const readScript = (name: Script) => {
  const manifest = readJson(inRoot('package.json'))
  if (typeof manifest !== 'object' || manifest === null || !('scripts' in manifest)) return undefined
  const table = manifest.scripts
  const line =
    typeof table === 'object' && table !== null
      ? Object.entries(table).find(([key]) => key === name)
      : undefined
  return typeof line?.[1] === 'string' ? line[1] : undefined
}

export const runScript = async (name: Script, write: Write): Promise<StageResult> => {
  const line = readScript(name)
  if (line === undefined) throw new SetupError(`package.json has no script "${name}".`)
  const { code } = await runThrough(line, [], { shell: true, write })
  return makeScriptResult(name, code === 0)
}

const rerunFile = async (name: string, index: number, env: Environment, write: Write): Promise<Rerun> => {
  write(`\nOnce more, by itself: ${relative(root, name)}\n`)
  const args = ['run', '--project', 'e2e', name]
  const again = await runVitest(`e2e-again-${index + 1}`, args, env, write)
  return { name, report: readReport(again.report), output: again.output, hasPassed: again.code === 0 }
}

const settleUnsteady = async (first: Report, env: Environment, write: Write) => {
  const reruns: Rerun[] = []
  for (const [index, name] of listFailedFiles(first).entries())
    reruns.push(await rerunFile(name, index, env, write))
  return mergeReruns(first, reruns, root)
}

/**
 * Vitest can fail without a failed test: by an error outside of any, or because a named test wasn't found.
 */
export const judgeProject = (
  stage: string,
  report: Report,
  unsteady: readonly UnsteadyFile[],
  run: { readonly code: number; readonly hasStrayErrors: boolean },
): StageResult => {
  const counts = countResults(report)
  const failures = listFailures(report, root)
  const isExplained = counts.failed > 0 || (unsteady.length > 0 && !run.hasStrayErrors)
  if (run.code === 0 || isExplained) return { stage, counts, failures, unsteady }
  return { stage, counts: { ...counts, failed: 1 }, failures: [`${stage} (outside of any test)`], unsteady }
}

const writeUnsteady = (unsteady: readonly UnsteadyFile[]) =>
  writeFileSync(inRoot('out', 'unsteady.json'), `${JSON.stringify(unsteady, null, 2)}\n`)

/** Returns what Vitest calls the stage's projects: unit tests that share modules are apart from those that don't. */
export const nameProjects = (project: Project): string => (project === 'unit' ? 'unit*' : project)

/** Returns true if the project can't be run here, which a machine with Electron alone allows. */
export const isWithoutChromium = (project: Project, chromium: string | undefined): boolean =>
  chromium === undefined && chromiumProjects.includes(project)

/** `args` are Vitest's: a file's name, or its switches. */
export const runProject = async (
  project: Project,
  args: readonly string[],
  session: Environment,
  write: Write,
): Promise<StageResult> => {
  if (isWithoutChromium(project, findChromium())) {
    write('Not run: there is no Chromium here, and Electron needs none.\n')
    return { stage: project, counts: { passed: 0, failed: 0, skipped: 1 }, failures: [], unsteady: [] }
  }
  const run = await runVitest(project, ['run', '--project', nameProjects(project), ...args], session, write)
  const first = readReport(run.report)
  if (first === undefined) return makeScriptResult(project, false)
  const { report, unsteady } =
    project === 'e2e' ? await settleUnsteady(first, session, write) : { report: first, unsteady: [] }
  if (project === 'e2e') writeUnsteady(unsteady)
  return judgeProject(project, report, unsteady, run)
}
