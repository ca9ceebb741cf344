// `npm run proof`: runs the files with tests that carry the number of a promise, and prints line by
// line what is proved. Numbers select lines: npm run proof -- S14 R9. Fails if a test fails or a test
// file can't be loaded. With --sabotage it shows that the tests notice (sabotage/sabotage.ts).
import { existsSync } from 'node:fs'
import { proofLines } from '../test/proof-lines.ts'
import { findProofFiles } from './proof-files.ts'
import { findBrokenFiles, findUnknownIds, judgeLines, proofStates, type ProvedLine } from './proof-states.ts'
import { sabotage } from './sabotage/sabotage.ts'
import { SetupError } from './setup/progress.mjs'
import { readJson, type Environment } from './setup/project.ts'
import { runVitest } from './stages.ts'
import { prepareSession } from './test.ts'
import { parseReport } from './test-results.ts'

const printTable = (lines: readonly ProvedLine[]) => {
  const width = Math.max(...lines.map(({ line }) => line.promise.length))
  console.log('')
  for (const { line, state, tests } of lines) {
    const count = tests > 0 ? `(${tests} ${tests === 1 ? 'test' : 'tests'})` : ''
    console.log(`${line.id.padEnd(4)} ${line.promise.padEnd(width)}  ${state} ${count}`.trimEnd())
  }
  const totals = proofStates
    .map((state) => ({ state, count: lines.filter((line) => line.state === state).length }))
    .filter(({ count }) => count > 0)
  console.log(`\n${totals.map(({ state, count }) => `${count} ${state}`).join(' · ')}`)
}

export const proof = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--sabotage')) return sabotage(args.filter((arg) => arg !== '--sabotage'))
  const wanted = args.map((arg) => arg.toUpperCase())
  const unknown = wanted.filter((id) => !proofLines.some((line) => line.id === id))
  if (unknown.length > 0) throw new SetupError(`No line of the proof has the number ${unknown.join(', ')}.`)
  const lines = wanted.length > 0 ? proofLines.filter(({ id }) => wanted.includes(id)) : proofLines
  const session: Environment = { ...(await prepareSession()), LATCHKEY_KILLS: '50' }
  const files = findProofFiles(lines.map(({ id }) => id))
  if (files.length === 0) throw new SetupError('No test has the number of these lines.')
  const { code, report: file } = await runVitest('proof', ['run', ...files], session, (text) =>
    process.stdout.write(text),
  )
  if (!existsSync(file)) throw new SetupError('Vitest ended without a report.')
  const report = parseReport(readJson(file))
  const judged = judgeLines(lines, report, session['LATCHKEY_HOST_NAME'] === 'electron')
  printTable(judged)
  const strays = findUnknownIds(proofLines, report)
  const broken = findBrokenFiles(report)
  if (strays.length > 0) console.log(`No line has the number of these tests: ${strays.join(', ')}`)
  if (broken.length > 0) console.log(`These files could not be loaded:\n  ${broken.join('\n  ')}`)
  const isFailed = judged.some(({ state }) => state === 'failed')
  return code !== 0 || isFailed || strays.length > 0 || broken.length > 0 ? 1 : 0
}
