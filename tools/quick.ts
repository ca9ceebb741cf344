// `npm run check:quick`: checks the files that changed since the branch left `main`, in seconds: their lint
// and format, all types, and the unit tests that import them. It doesn't look for unused code.
import { listChangedFiles, sortChanged } from './changed-files.ts'
import { writeClosingLines } from './closing-lines.ts'
import { runThrough } from './setup/project.ts'
import { judgeProject, makeScriptResult, nameProjects, readReport, runScript, runVitest } from './stages.ts'
import { runLanes, type Job } from './test.ts'

const runProgram =
  (title: string, program: string, args: readonly string[]): Job =>
  async (write) => {
    const { code } = await runThrough(program, args, { write })
    return makeScriptResult(title, code === 0)
  }

const runRelated =
  (files: readonly string[]): Job =>
  async (write) => {
    const args = ['related', '--run', '--project', nameProjects('unit'), ...files]
    const run = await runVitest('related', args, {}, write)
    const report = readReport(run.report)
    return report === undefined ? makeScriptResult('unit', false) : judgeProject('unit', report, [], run)
  }

export const quick = async (): Promise<number> => {
  const { toLint, toFormat, toTest, everywhere } = sortChanged(listChangedFiles())
  const lint = toLint.length > 0 ? [{ title: 'lint', run: runProgram('lint', 'oxlint', toLint) }] : []
  const form = ['--check', '--log-level', 'warn', ...toFormat]
  const format = toFormat.length > 0 ? [{ title: 'format', run: runProgram('format', 'prettier', form) }] : []
  const types = { title: 'types', run: (write: (text: string) => void) => runScript('types', write) }
  const unit = toTest.length > 0 ? [{ title: 'unit', run: runRelated(toTest) }] : []
  const results = await runLanes([[types, ...format, ...lint], unit])
  const note = `Changed, and perhaps felt by files that were not checked: ${everywhere.join(', ')} (npm run check)`
  console.log(writeClosingLines(results, everywhere.length > 0 ? [note] : []).join('\n'))
  return results.every(({ counts }) => counts.failed === 0) ? 0 : 1
}
