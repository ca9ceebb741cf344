import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDraft, type DraftFile, type OpenFile } from './draft-file.ts'
import { makeFolder } from './test-support.ts'

async function begin(path: string, openFile?: OpenFile): Promise<DraftFile> {
  const opened = await openDraft(path, openFile)
  if (!opened.ok) throw new Error(opened.failure.code)
  return opened.value
}

const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })

describe('a draft', () => {
  test('is its owner’s alone, and takes its name when it is whole', async () => {
    const folder = makeFolder()
    const path = join(folder, 'usage.csv')
    const draft = await begin(path)
    expect(await draft.write('one\n')).toMatchObject({ ok: true })
    expect(existsSync(path)).toBe(false)
    const [name = ''] = readdirSync(folder)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    await draft.write('two\n')
    expect(await draft.keep()).toMatchObject({ ok: true })
    await draft.discard()
    expect(readdirSync(folder)).toEqual(['usage.csv'])
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that is discarded leaves nothing, and what stood there as it was', async () => {
    const folder = makeFolder()
    const path = join(folder, 'usage.csv')
    writeFileSync(path, 'before')
    const draft = await begin(path)
    await draft.write('after')
    await draft.discard()
    expect(readdirSync(folder)).toEqual(['usage.csv'])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })

  test('replaces what a link leads to, not the link', async () => {
    const folder = makeFolder()
    const elsewhere = makeFolder()
    writeFileSync(join(elsewhere, 'real.csv'), 'before')
    symlinkSync(join(elsewhere, 'real.csv'), join(folder, 'usage.csv'))
    const draft = await begin(join(folder, 'usage.csv'))
    await draft.write('after')
    await draft.keep()
    expect(readFileSync(join(elsewhere, 'real.csv'), 'utf8')).toBe('after')
    expect(readdirSync(elsewhere)).toEqual(['real.csv'])
  })

  test('takes a name as long as a name can be', async () => {
    const folder = makeFolder()
    const path = join(folder, `${'x'.repeat(251)}.csv`)
    const draft = await begin(path)
    expect(await draft.keep()).toMatchObject({ ok: true })
    expect(existsSync(path)).toBe(true)
  })
})

describe('a file that can’t be written', () => {
  const refused = { ok: false, failure: { code: 'usage/not-written' } }

  test('because its folder is not there, or is a file', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(await openDraft(join(folder, 'none', 'usage.csv'))).toMatchObject(refused)
    expect(await openDraft(join(folder, 'file', 'usage.csv'))).toMatchObject(refused)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  // The superuser may write anywhere.
  test.skipIf(process.getuid?.() === 0)('because nobody may write there', async () => {
    const folder = makeFolder()
    chmodSync(folder, 0o500)
    expect(await openDraft(join(folder, 'usage.csv'))).toMatchObject(refused)
    chmodSync(folder, 0o700)
    expect(readdirSync(folder)).toEqual([])
  })

  test('because a folder has its name', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'usage.csv'))
    const draft = await begin(join(folder, 'usage.csv'))
    expect(await draft.keep()).toMatchObject(refused)
    await draft.discard()
    expect(readdirSync(folder)).toEqual(['usage.csv'])
  })

  test.each(['writeFile', 'sync'] as const)('because the disk is full at %s', async (at) => {
    const folder = makeFolder()
    const path = join(folder, 'usage.csv')
    writeFileSync(path, 'before')
    const draft = await begin(path, async (...given) =>
      Object.assign(await open(...given), { [at]: () => Promise.reject(full) }),
    )
    const written = await draft.write('after')
    const kept = written.ok ? await draft.keep() : written
    expect(kept).toMatchObject(refused)
    await draft.discard()
    expect(readdirSync(folder)).toEqual(['usage.csv'])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })
})
