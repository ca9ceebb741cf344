// A file that is written whole or not at all: it grows under another name in the same folder, and is renamed
// once it is safe on the disk. Until then the old file is untouched. Only its owner can read it.
import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFailure } from '../../../domain/failure.ts'
import { err, ok, type Result } from '../../../domain/result.ts'

export interface DraftFile {
  /** Resolves when it can take more. */
  write(text: string): Promise<Result<void>>
  /** Gives the file its real name. */
  keep(): Promise<Result<void>>
  /** Removes the draft. Does nothing once it was kept. */
  discard(): Promise<void>
}

export type OpenFile = (path: string, flags: string, mode: number) => Promise<FileHandle>

const ownerOnly = 0o600

async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work())
  } catch {
    // All causes give the same failure, because the system's own words would name the path.
    return err(makeFailure('usage/not-written'))
  }
}

/** If `path` is a link, its target is replaced and the link stays. */
export async function openDraft(path: string, openFile: OpenFile = open): Promise<Result<DraftFile>> {
  const target = await realpath(path).catch(() => path)
  // Not derived from the file's name, which may already be as long as a name can be.
  const draftPath = join(dirname(target), `.latchkey-${randomBytes(6).toString('hex')}.part`)
  const opened = await attempt(() => openFile(draftPath, 'wx', ownerOnly))
  if (!opened.ok) return opened
  const file = opened.value
  let isKept = false
  return ok({
    write: (text) => attempt(() => file.writeFile(text)),
    keep: () =>
      attempt(async () => {
        await file.sync()
        await file.close()
        await rename(draftPath, target)
        isKept = true
      }),
    async discard() {
      if (isKept) return
      await file.close().catch(() => {})
      await rm(draftPath, { force: true }).catch(() => {})
    },
  })
}
