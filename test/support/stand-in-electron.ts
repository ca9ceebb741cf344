// A folder that electron-builder accepts as an unpacked Electron for Linux: it has the fuses and no program.
// It lets tests try the packaging itself, its files and its fuses, where Electron's binary can't be fetched.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

// The format of an Electron binary: a sentinel, the version, the number of fuses, and one character for each.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

const makeBinary = (fuseCount: number) => {
  const wire = [Buffer.from(sentinel), Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))]
  const padding = Buffer.alloc(4096, 7)
  return Buffer.concat([padding, ...wire, padding])
}

/** Makes it below `folder`, with every fuse on; returns its path. */
export async function makeStandInElectron(folder: string, fuseCount: number): Promise<string> {
  const electron = join(folder, `electron-with-${fuseCount}-fuses`)
  const empty = join(folder, 'empty')
  for (const path of [join(electron, 'resources'), join(electron, 'locales'), empty]) {
    await mkdir(path, { recursive: true })
  }
  await writeFile(join(electron, 'electron'), makeBinary(fuseCount), { mode: 0o755 })
  await writeFile(join(electron, 'locales', 'en-US.pak'), '')
  await writeFile(join(electron, 'LICENSE'), 'A stand-in.')
  await writeFile(join(electron, 'LICENSES.chromium.html'), 'A stand-in.')
  await createPackage(empty, join(electron, 'resources', 'default_app.asar'))
  return electron
}
