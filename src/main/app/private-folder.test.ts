import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makePrivateFolder } from './private-folder.ts'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const modeOf = (path: string): number => statSync(path).mode & 0o777

test.skipIf(process.platform === 'win32')(
  '[S28] a profile is its owner’s alone, also one from before',
  () => {
    const older = join(makeFolder(), 'older')
    mkdirSync(older)
    chmodSync(older, 0o755)
    makePrivateFolder(older)
    const fresh = join(makeFolder(), 'some', 'where')
    makePrivateFolder(fresh)
    expect([modeOf(older), modeOf(fresh)]).toEqual([0o700, 0o700])
  },
)
