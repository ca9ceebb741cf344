// A folder for one test's files: mode 0700, removed afterwards, or kept and printed with LATCHKEY_KEEP=1.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryProfile extends AsyncDisposable {
  readonly folder: string
  remove(): Promise<void>
}

/** `purpose` becomes part of the folder's name, so that a kept one can be told from the others. */
export async function createTemporaryProfile(purpose = 'profile'): Promise<TemporaryProfile> {
  // mkdtemp sets the folder's mode to 0700.
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${purpose}-`))
  const remove = async () => {
    if (process.env['LATCHKEY_KEEP'] === '1') {
      console.log(`Kept: ${folder}`)
      return
    }
    // Chromium may still be writing its last files.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  return { folder, remove, [Symbol.asyncDispose]: remove }
}
