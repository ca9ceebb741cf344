// What the system refuses. As root nothing is refused, so the process becomes another user for a while.
import { chmodSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  asSomeoneElse,
  codeOf,
  failureOf,
  first,
  prepareRemoval,
  setUp,
  withFolder,
} from './imports-test-support.ts'

const folder = withFolder()
const isRoot = process.getuid?.() === 0

describe.skipIf(process.platform === 'win32')('without permission', () => {
  it('to read a file, says so', async () => {
    const path = folder.write(`A=${first}`)
    chmodSync(path, 0)
    await asSomeoneElse(folder.path, async () => {
      expect(failureOf(await setUp().imports.readFile(path))).toBe('import/unreadable EACCES')
    })
  })

  // Only root has another user's file to write to.
  it.runIf(isRoot)('to write to another’s file, removes no line', async () => {
    const { path, text, remove } = await prepareRemoval(folder)
    chmodSync(path, 0o644)
    chmodSync(folder.path, 0o777)
    await asSomeoneElse(folder.path, async () =>
      expect(failureOf(await remove())).toBe('import/not-writable EACCES'),
    )
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('to write to the folder, removes no line', async () => {
    const { path, text, remove } = await prepareRemoval(folder)
    chmodSync(path, 0o666)
    chmodSync(folder.path, 0o555)
    await asSomeoneElse(folder.path, async () =>
      expect(failureOf(await remove())).toBe('import/not-writable EACCES'),
    )
    chmodSync(folder.path, 0o755)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(folder.list()).toEqual(['.env'])
    expect(codeOf(await remove())).toBe('ok')
  })
})
