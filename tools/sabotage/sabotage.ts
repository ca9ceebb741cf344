// `npm run proof -- --sabotage`: takes out one protection after another, in a copy of the project, and shows which
// test notices. Numbers of lines and parts of names select some. Fails unless all are noticed.
import { sabotages, type Sabotage } from '../../test/sabotages.ts'
import { SetupError, step } from '../setup/progress.mjs'
import { copyProject, type ProjectCopy } from './project-copy.ts'
import { breakText, chooseSabotages, findFault, judgeSabotage, stageOf, type Verdict } from './verdict.ts'

const tailLines = 60

/** If a test failed without any sabotage, its failing later would show nothing. */
const proveUnbroken = async (copy: ProjectCopy, chosen: readonly Sabotage[]) => {
  for (const [stage, some] of Map.groupBy(chosen, ({ test }) => stageOf(test))) {
    const files = [...new Set(some.map(({ test }) => test))]
    const run = await step(`Running the ${stage} tests on the code as it is`, () => copy.test(stage, files))
    const faults = new Set(some.map((sabotage) => findFault(sabotage, run)).filter((fault) => fault !== null))
    if (run.hasPassed && faults.size === 0) continue
    throw new SetupError(
      `${[...faults].join('\n')}\n\n${run.output.trim().split('\n').slice(-tailLines).join('\n')}`,
    )
  }
}

const tryOne = async (copy: ProjectCopy, sabotage: Sabotage): Promise<Verdict> => {
  const text = copy.read(sabotage.file)
  copy.write(sabotage.file, breakText(text, sabotage))
  const run = await copy.test(stageOf(sabotage.test), [sabotage.test])
  copy.write(sabotage.file, text)
  return judgeSabotage(sabotage, run)
}

const describeVerdict = (verdict: Verdict): string => {
  if (!verdict.isNoticed) return `NOT NOTICED: ${verdict.why}`
  const [first, ...others] = verdict.tests
  return `noticed by “${first}”${others.length > 0 ? ` and ${others.length} more` : ''}`
}

export const sabotage = async (words: readonly string[]): Promise<number> => {
  const chosen = chooseSabotages(sabotages, words)
  const copy = copyProject()
  for (const one of chosen) breakText(copy.read(one.file), one)
  await proveUnbroken(copy, chosen)
  const width = Math.max(...chosen.map(({ name }) => name.length))
  let noticed = 0
  for (const [index, one] of chosen.entries()) {
    const verdict = await tryOne(copy, one)
    if (verdict.isNoticed) noticed += 1
    const place = `${String(index + 1).padStart(2)}  ${one.line.padEnd(3)}  ${one.name.padEnd(width)}`
    console.log(`${place}  ${describeVerdict(verdict)}`)
  }
  console.log(`\n${noticed} of ${chosen.length} sabotages noticed`)
  return noticed === chosen.length ? 0 : 1
}
