// A slow disk: main's writes into files wait until the test releases them.
import type { ElectronApplication } from 'playwright'

declare global {
  var letWritesGo: (() => void) | undefined
}

/** Applies to files that main opens from now on. */
export const holdWrites = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(() => {
    const files = process.getBuiltinModule('node:fs/promises')
    const { syncBuiltinESMExports } = process.getBuiltinModule('node:module')
    const { open } = files
    const { promise, resolve } = Promise.withResolvers<void>()
    files.open = async (...given) => {
      const file = await open(...given)
      const { writeFile } = file
      const held: typeof writeFile = async (...written) => {
        await promise
        return writeFile.apply(file, written)
      }
      return Object.assign(file, { writeFile: held })
    }
    syncBuiltinESMExports()
    globalThis.letWritesGo = () => {
      files.open = open
      syncBuiltinESMExports()
      resolve()
    }
  })

export const letWritesGo = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(() => globalThis.letWritesGo?.())
