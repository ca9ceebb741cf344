import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { maxExportBytes } from './export-file.ts'
import { openExportReader } from './export-thread.ts'

const read = openExportReader(join(import.meta.dirname, 'export-worker.ts'))

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-reconcile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'usage.csv')
}

const header = 'start_time,model,num_model_requests,input_tokens,output_tokens\n'
const line = `${Date.UTC(2026, 10, 1) / 1_000},gpt-5,1,2,3\n`

describe('a file', () => {
  test('that is an export is read on another thread', async () => {
    const path = makePath()
    writeFileSync(path, header + line)
    expect(await read(path)).toMatchObject({ ok: true, value: { kind: 'usage', sums: [{ requests: 1 }] } })
  })

  test('that is not there can’t be read', async () => {
    expect(await read(makePath())).toMatchObject({ ok: false, failure: { code: 'usage/file-unreadable' } })
  })

  test('over 50 MB is too large, and isn’t read', async () => {
    const path = makePath()
    writeFileSync(path, header + line)
    truncateSync(path, maxExportBytes + 1) // a hole takes no room on the disk
    expect(await read(path)).toMatchObject({ ok: false, failure: { code: 'usage/file-too-large' } })
  })

  test.each<readonly [string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe)],
    ['of another encoding', Buffer.from(header + line, 'utf16le')],
    ['one long run of zeros', new Uint8Array(1_000_000)],
  ])('that is %s is no export', async (_name, bytes) => {
    const path = makePath()
    writeFileSync(path, bytes)
    expect(await read(path)).toMatchObject({ ok: false, failure: { code: 'usage/not-an-export' } })
  })

  test('that is a folder, or a pipe into which nobody writes, is no export', async () => {
    const path = makePath()
    expect(await read(join(path, '..'))).toMatchObject({
      ok: false,
      failure: { code: 'usage/not-an-export' },
    })
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [path])
    expect(await read(path)).toMatchObject({ ok: false, failure: { code: 'usage/not-an-export' } })
  })
})

test('a thread that can’t start is a file that can’t be compared', async () => {
  const missing = openExportReader(join(import.meta.dirname, 'no-such-worker.ts'))
  expect(await missing(makePath())).toMatchObject({ ok: false, failure: { code: 'usage/not-an-export' } })
})
