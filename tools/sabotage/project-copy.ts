// A copy of the project as it is on the disk, in a temporary folder, where code can be broken without touching the
// person's own. It is built there, and its tests run there; only the packages are the project's.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { listProjectFiles } from '../changed-files.ts'
import { inRoot, runThrough } from '../setup/project.ts'
import { onTearDown } from '../setup/teardown.ts'
import { readReport, type Stage } from '../stages.ts'
import type { TestRun } from './verdict.ts'

export interface ProjectCopy {
  read(file: string): string
  write(file: string, text: string): void
  /** Runs files of a stage by the copy's own `npm test`, which builds the app first if they need it. */
  test(stage: Stage, files: readonly string[]): Promise<TestRun>
}

/** The copy is removed when the command ends. */
export const copyProject = (): ProjectCopy => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-sabotage-'))
  onTearDown(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of listProjectFiles()) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    copyFileSync(inRoot(name), join(folder, name))
  }
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction')

  return {
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    async test(stage, files) {
      const report = join(folder, 'out', 'test', `${stage}.json`)
      // If the build fails, Vitest doesn't run, and the report would be that of the tests before.
      rmSync(report, { force: true })
      const { code, output } = await runThrough(
        process.execPath,
        [join(folder, 'tools', 'run.mjs'), 'test', stage, ...files],
        // What only a packaged app does is tested on this host alone.
        { folder, env: { LATCHKEY_HOST: 'chromium' }, write: () => {} },
      )
      return { hasPassed: code === 0, report: readReport(report), output }
    },
  }
}
