import fs from 'node:fs/promises'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { scanText } from '../../../../test/support/canary.ts'
import { makeEnvFile } from '../../../../test/support/env-file.ts'
import { makeFailure } from '../../../domain/failure.ts'
import type { ImportId } from '../../../domain/ids.ts'
import { readDuplicateId } from '../../../domain/keys/import.ts'
import { newId } from '../../store/new-id.ts'
import {
  codeOf,
  failureOf,
  first,
  prepareRemoval,
  second,
  setUp,
  take,
  third,
  withFolder,
} from './imports-test-support.ts'

const minuteMs = 60_000
const folder = withFolder()

describe('removing lines', () => {
  it('takes away the lines of saved keys, all of them, and nothing else', async () => {
    const app = setUp()
    const { text, expected } = makeEnvFile([first, second, third])
    const path = folder.write(text)
    const read = take(await app.imports.readFile(path))
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 0 })
    expect(readFileSync(path, 'utf8')).toBe(text)

    app.save(first)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 3 })
    expect(readFileSync(path, 'utf8')).toBe(expected.withoutLinesOf([first]))
    expect(scanText(readFileSync(path, 'utf8'), first)).toEqual([])
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 0 })

    // The other keys stand on other lines by now.
    app.save(first, second, third)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 2 })
    expect(readFileSync(path, 'utf8')).toBe(expected.withoutLinesOf([first, second, third]))
    expect(folder.list()).toEqual(['.env'])
  })

  it.each([
    ['the line endings of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['no ending at the end', (text: string) => Buffer.from(text.slice(0, -1))],
  ])('keeps %s', async (_what, encode) => {
    const app = setUp()
    const { text, expected } = makeEnvFile([first, second, third])
    const path = folder.write(encode(text))
    const read = take(await app.imports.readFile(path))
    app.save(first, third)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 4 })
    expect(readFileSync(path).equals(encode(expected.withoutLinesOf([first, third])))).toBe(true)
  })

  it('takes away a value of several lines as a whole', async () => {
    const app = setUp()
    const path = folder.write(`A=1\nOPENAI_API_KEY="\n${first}\n" # x\nB=2`)
    const read = take(await app.imports.readFile(path))
    app.save(first)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 3 })
    expect(readFileSync(path, 'utf8')).toBe('A=1\nB=2')
  })

  it('keeps the mode, the owner and the link', async () => {
    const app = setUp()
    mkdirSync(folder.in('real'))
    const path = folder.write(`A=1\nOPENAI_API_KEY=${first}\n`, 'real/.env')
    chmodSync(path, 0o664)
    if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534)
    const before = statSync(path)
    symlinkSync(path, folder.in('.env'))
    const read = take(await app.imports.readFile(folder.in('.env')))
    app.save(first)
    take(await app.imports.removeLines(read.id))
    const { mode, uid, gid } = statSync(path)
    expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid })
    expect(readFileSync(folder.in('.env'), 'utf8')).toBe('A=1\n')
    expect(statSync(folder.in('.env')).ino).toBe(statSync(path).ino)
    expect(readdirSync(folder.in('real'))).toEqual(['.env'])
  })

  it('takes away a key that was here before it was read, as long as the keychain has it', async () => {
    const app = setUp()
    const text = `A=1\nOPENAI_API_KEY=${first}\nOPENAI_API_KEY_2=${second}\nOPENAI_API_KEY_3=${third}\n`
    const path = folder.write(text)
    app.store(first, 'Work')
    app.store(second, 'Site')
    const read = take(await app.imports.readFile(path))
    expect(read.entries.map((entry) => readDuplicateId(entry) === null)).toEqual([false, false, true])
    // Gone from the keychain without anybody having noticed: the file holds the only copy.
    app.lose(second, { isNoticed: false })
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 1 })
    expect(readFileSync(path, 'utf8')).toBe(`A=1\nOPENAI_API_KEY_2=${second}\nOPENAI_API_KEY_3=${third}\n`)
  })

  it('takes away one that was lost only once it is back', async () => {
    const app = setUp()
    const path = folder.write(`OPENAI_API_KEY=${first}\n`)
    const id = app.store(first, 'Work')
    app.lose(first, { isNoticed: true })
    const read = take(await app.imports.readFile(path))
    expect(read.entries[0]?.candidate?.restoresId).toBe(id)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 0 })
    app.saved.add(id)
    expect(take(await app.imports.removeLines(read.id))).toEqual({ removedLines: 1 })
  })

  it('takes nothing away while the keychain can’t say', async () => {
    const app = setUp()
    const text = `OPENAI_API_KEY=${first}\n`
    const path = folder.write(text)
    app.store(first, 'Work')
    const read = take(await app.imports.readFile(path))
    app.closeKeychain(makeFailure('keychain/locked', 'unlock-keyring'))
    expect(codeOf(await app.imports.removeLines(read.id))).toBe('keychain/locked')
    expect(readFileSync(path, 'utf8')).toBe(text)
    app.closeKeychain(null)
    expect(codeOf(await app.imports.removeLines(read.id))).toBe('ok')
  })

  it('asked for twice at once takes away once', async () => {
    const app = setUp()
    const read = take(await app.imports.readFile(folder.write(`A=1\nOPENAI_API_KEY=${first}\n`)))
    app.save(first)
    const both = await Promise.all([app.imports.removeLines(read.id), app.imports.removeLines(read.id)])
    expect(both.map((result) => take(result).removedLines)).toEqual([1, 0])
  })

  it('is of an import that is known, for half an hour, and of a file', async () => {
    const app = setUp({ key: second })
    const path = folder.write(`OPENAI_API_KEY=${first}\n`)
    expect(codeOf(await app.imports.removeLines(newId<ImportId>()))).toBe('import/not-held')
    const read = take(await app.imports.readFile(path))
    app.pass(30 * minuteMs - 1)
    expect(codeOf(await app.imports.removeLines(read.id))).toBe('ok')
    app.pass(1)
    app.save(first, second)
    expect(codeOf(await app.imports.removeLines(read.id))).toBe('import/not-held')
    const environment = take(app.imports.readEnvironment())
    app.save(second)
    expect(codeOf(await app.imports.removeLines(environment.id))).toBe('import/not-held')
    expect(readFileSync(path, 'utf8')).toContain(first)
  })
})

describe('removing lines is refused, and nothing changed,', () => {
  it.each<[string, (path: string, text: string) => void]>([
    ['changed', (path, text) => writeFileSync(path, `${text}B=2\n`)],
    ['changed in one letter', (path, text) => writeFileSync(path, text.replace('A=1', 'A=2'))],
    ['gone', (path) => rmSync(path)],
    [
      'a folder',
      (path) => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
  ])('when the file is %s by now', async (_what, change) => {
    const { path, text, remove } = await prepareRemoval(folder)
    change(path, text)
    const before = statSync(path, { throwIfNoEntry: false })
    expect(codeOf(await remove())).toBe('import/changed')
    const after = statSync(path, { throwIfNoEntry: false })
    expect([after?.mtimeMs, after?.size]).toEqual([before?.mtimeMs, before?.size])
    expect(folder.list().length).toBe(before === undefined ? 0 : 1)
  })

  it('when an editor saves the file at that very moment', async () => {
    const { path, remove } = await prepareRemoval(folder)
    const handle = await fs.open(path)
    const prototype = Object.getPrototypeOf(handle) as typeof handle
    await handle.close()
    const spy = vi
      .spyOn(prototype, 'sync')
      .mockImplementation(async () => writeFileSync(path, 'the editor’s'))
    onTestFinished(() => spy.mockRestore())
    expect(codeOf(await remove())).toBe('import/changed')
    expect(spy).toHaveBeenCalled()
    expect(readFileSync(path, 'utf8')).toBe('the editor’s')
    expect(folder.list()).toEqual(['.env'])
  })

  it('when the file may not be written to', async () => {
    const { path, text, remove } = await prepareRemoval(folder)
    chmodSync(path, 0o444)
    expect(failureOf(await remove())).toBe('import/not-writable EACCES')
    expect(readFileSync(path, 'utf8')).toBe(text)
    chmodSync(path, 0o644)
    expect(codeOf(await remove())).toBe('ok')
  })

  it.each([
    ['writeFile', 'ENOSPC'],
    ['writeFile', 'EDQUOT'],
    ['sync', 'EIO'],
    ['rename', 'EROFS'],
    ['rename', 'EBUSY'],
    ['rename', 'ESTALE'],
    ['open', 'EMFILE'],
  ] as const)('when %s answers %s', async (name, code) => {
    const { path, text, remove } = await prepareRemoval(folder)
    const heal = await breakFileSystem(name, code)
    expect(failureOf(await remove())).toBe(`import/not-writable ${code}`)
    heal()
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(folder.list()).toEqual(['.env'])
    expect(codeOf(await remove())).toBe('ok')
    expect(readFileSync(path, 'utf8')).toBe('A=1\n')
  })
})

/** Returns a function that repairs it. `open` fails for new files alone. */
async function breakFileSystem(
  name: 'writeFile' | 'sync' | 'rename' | 'open',
  code: string,
): Promise<() => void> {
  const error = Object.assign(new Error(`${code}: a fault`), { code })
  const { open } = fs
  const handle = await open(folder.path)
  const prototype = Object.getPrototypeOf(handle) as typeof handle
  await handle.close()
  const spy =
    name === 'rename'
      ? vi.spyOn(fs, 'rename').mockRejectedValue(error)
      : name === 'open'
        ? vi
            .spyOn(fs, 'open')
            .mockImplementation(async (path, flags, mode) =>
              flags === 'wx' ? Promise.reject(error) : open(path, flags, mode),
            )
        : vi.spyOn(prototype, name).mockRejectedValue(error)
  syncBuiltinESMExports()
  const heal = (): void => {
    spy.mockRestore()
    syncBuiltinESMExports()
  }
  onTestFinished(heal)
  return heal
}
