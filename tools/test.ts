// `npm test`: lint, types, unit, host, integration and end-to-end tests, each shown live, all run whatever
// fails. Ends with `N passed, N failed`; lint and types count as one test each. Stages can be named: npm test
// -- lint unit
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { ensureBuilt } from './setup/build.ts'
import { chooseHost } from './setup/electron.ts'
import { SetupError } from './setup/progress.mjs'
import { inRoot, readJson, runLive, type Environment } from './setup/project.ts'
import { openPrivateSession } from './setup/session.ts'
import { ensurePrograms, findChromium } from './setup/system.ts'
import { addCounts, countResults, describeCounts, parseReport, type Counts } from './test-results.ts'

const scripts = ['lint', 'types'] as const
const projects = ['unit', 'host', 'integration', 'e2e'] as const
const stages = [...scripts, ...projects]

type Script = (typeof scripts)[number]
type Project = (typeof projects)[number]
type Stage = Script | Project

const isStage = (name: string): name is Stage => stages.some((stage) => stage === name)
const isScript = (stage: Stage): stage is Script => scripts.some((script) => script === stage)

/** Runs Vitest, shown live, with a JSON report in out/test under `name`; resolves to that report's file. */
export const runVitest = async (name: string, args: readonly string[], env: Environment) => {
  const report = inRoot('out', 'test', `${name}.json`)
  mkdirSync(inRoot('out', 'test'), { recursive: true })
  rmSync(report, { force: true })
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const all = [vitest, 'run', '--passWithNoTests', ...reporting, ...args]
  const code = await runLive(process.execPath, all, { env })
  return { code, report }
}

/** What tests with windows and keyrings need: programs, a built app, a session of their own. */
export const prepareSession = async (): Promise<Environment> => {
  const host = await chooseHost()
  const electron = host.name === 'electron' ? host.executable : undefined
  await ensurePrograms(['display', 'keyring', host.name, 'fonts'], electron)
  await ensureBuilt(host.env)
  return { ...host.env, ...(await openPrivateSession()), LATCHKEY_HOST_NAME: host.name }
}

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

const runScript = async (name: Script): Promise<Counts> => {
  const line = readScript(name)
  if (line === undefined) throw new SetupError(`package.json has no script "${name}".`)
  const code = await runLive(line, [], { shell: true })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

const runProject = async (
  project: Project,
  args: readonly string[],
  session: Environment,
): Promise<Counts> => {
  if (project === 'host' && findChromium() === undefined) {
    console.log('Not run: there is no Chromium here, and Electron needs none.')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const { code, report } = await runVitest(project, ['--project', project, ...args], session)
  const counts = existsSync(report)
    ? countResults(parseReport(readJson(report)))
    : { passed: 0, failed: 1, skipped: 0 }
  // Vitest can end badly without a failed test: an error outside of any, or none found where one was named.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const runStages = async (chosen: readonly Stage[], args: readonly string[]): Promise<number> => {
  const needsSession = chosen.some((stage) => !isScript(stage) && stage !== 'unit')
  const session = needsSession ? await prepareSession() : {}
  const results: { readonly stage: Stage; readonly counts: Counts }[] = []
  for (const stage of chosen) {
    console.log(`\n── ${stage} ${'─'.repeat(60 - stage.length)}`)
    const counts = isScript(stage) ? await runScript(stage) : await runProject(stage, args, session)
    results.push({ stage, counts })
  }
  console.log('')
  for (const { stage, counts } of results) console.log(`${stage.padEnd(12)} ${describeCounts(counts)}`)
  if (session['LATCHKEY_HOST_NAME'] === 'chromium' && chosen.includes('e2e')) {
    console.log('e2e          on the Chromium host; on Electron not run, because its binary is not here')
  }
  const total = results.map(({ counts }) => counts).reduce(addCounts)
  console.log(`\n${describeCounts(total)}`)
  // A name that fits no test must not look like success.
  const isNothing = total.passed + total.failed + total.skipped === 0
  return total.failed === 0 && !isNothing ? 0 : 1
}

/** Words that are no stage's name go to Vitest: a file's name, or its switches. */
export const test = (args: readonly string[]): Promise<number> => {
  const named = args.filter(isStage)
  const chosen = named.length > 0 ? stages.filter((stage) => named.includes(stage)) : stages
  return runStages(
    chosen,
    args.filter((arg) => !isStage(arg)),
  )
}

export const testStage =
  (stage: Stage) =>
  (args: readonly string[]): Promise<number> =>
    runStages([stage], args)
