// `npm test`: runs lint, types, unused code, unit, slow unit, host, page, integration and end-to-end tests, all
// of them whatever fails. Those that need neither windows nor keyrings run side by side. Ends with `N passed, N
// failed`. Names select stages: npm test -- lint unit
import { writeClosingLines } from './closing-lines.ts'
import { ensureBuilt } from './setup/build.ts'
import { chooseHost } from './setup/electron.ts'
import { inRoot, type Environment } from './setup/project.ts'
import { openPrivateSession } from './setup/session.ts'
import { ensurePrograms, findChromium } from './setup/system.ts'
import { takeTurns } from './setup/turns.ts'
import { isScript, isStage, runProject, runScript, stages, type Stage, type StageResult } from './stages.ts'

/** What tests with windows and keyrings need: programs, a built app, a session of their own. */
export const prepareSession = async (chosen: readonly Stage[] = []): Promise<Environment> => {
  const host = await chooseHost()
  const electron = host.name === 'electron' ? host.executable : undefined
  await ensurePrograms(['display', 'keyring', host.name, 'fonts'], electron)
  if (chosen.includes('integration')) await ensurePrograms(['keyrings'])
  // The host's tests run wherever there is a Chromium, also beside Electron, and its clipboard is xclip's.
  if (chosen.includes('host') && findChromium() !== undefined) await ensurePrograms(['clipboard'])
  await ensureBuilt(host.env)
  // Node compiles the same files for each of many starts.
  const compiled = { NODE_COMPILE_CACHE: inRoot('.cache', 'node') }
  return { ...host.env, ...(await openPrivateSession()), ...compiled, LATCHKEY_HOST_NAME: host.name }
}

// The stages of a lane run in order, and all lanes at once: unit tests take about as long as the other lane.
const quickLanes: readonly (readonly Stage[])[] = [
  ['lint', 'types', 'unused'],
  ['unit', 'slow'],
]
// These run one after another, because windows need the whole machine.
const stagesWithSession: readonly Stage[] = ['host', 'page', 'integration', 'e2e']

export type Job = (write: (text: string) => void) => Promise<StageResult>

/** Runs lanes of titled jobs at once, and shows their output job by job, in the order of the list. */
export const runLanes = async (
  lanes: readonly (readonly { readonly title: string; readonly run: Job }[])[],
): Promise<readonly StageResult[]> => {
  const turns = takeTurns((text) => process.stdout.write(text))
  const places = lanes.map((lane) => lane.map((job) => ({ job, turn: turns.join() })))
  const runLane = async (lane: (typeof places)[number]) => {
    const results: StageResult[] = []
    for (const { job, turn } of lane) {
      const startedMs = Date.now()
      turn.write(`\n── ${job.title} ${'─'.repeat(Math.max(0, 60 - job.title.length))}\n`)
      try {
        results.push(await job.run(turn.write))
        turn.write(`${job.title}: ${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`)
      } finally {
        turn.end()
      }
    }
    return results
  }
  return (await Promise.all(places.map(runLane))).flat()
}

const runStages = async (chosen: readonly Stage[], args: readonly string[]): Promise<number> => {
  const needsSession = chosen.some((stage) => stagesWithSession.includes(stage))
  const session = needsSession ? await prepareSession(chosen) : {}
  const makeJob = (stage: Stage) => ({
    title: stage,
    run: (write: (text: string) => void) =>
      isScript(stage) ? runScript(stage, write) : runProject(stage, args, session, write),
  })
  const pick = (lane: readonly Stage[]) => lane.filter((stage) => chosen.includes(stage)).map(makeJob)
  const results = [...(await runLanes(quickLanes.map(pick))), ...(await runLanes([pick(stagesWithSession)]))]
  const isOnChromium = session['LATCHKEY_HOST_NAME'] === 'chromium' && chosen.includes('e2e')
  const notes = isOnChromium
    ? ['e2e          on the Chromium host; on Electron not run, because its binary is not here']
    : []
  console.log(writeClosingLines(results, notes).join('\n'))
  // A name that matches no test must not look like success.
  const isSomething = results.some(({ counts }) => counts.passed + counts.skipped > 0)
  return isSomething && results.every(({ counts }) => counts.failed === 0) ? 0 : 1
}

/** Words that aren't the name of a stage go to Vitest: a file's name, or its switches. */
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
