// A disk that takes its time: what main writes into a file waits until it is let go.
import type { ElectronApplication } from 'playwright'

declare global {
  var letWritesGo: (() => void) | undefined
}

/** Of the files that main opens from now on. */
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
