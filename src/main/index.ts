// Runs first: it scrubs the environment before any module that reads it is loaded, and turns the compile
// cache on before the rest of the app is compiled.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { app } from 'electron'
import { findDebuggingSwitch, scrubEnvironment } from './app/environment.ts'

const environment = scrubEnvironment(process.env)
process.umask(0o077) // only this person can read the files that we write

const debuggingSwitch = app.isPackaged ? findDebuggingSwitch(process.argv.slice(1)) : null
if (debuggingSwitch === null) {
  enableCompileCache(join(app.getPath('userData'), 'compile-cache'))
  // Awaited, so that `start` can do what must come before `ready`. `start` itself is not awaited: Electron
  // emits `ready` only once this module has been evaluated.
  const { start } = await import('./start.ts')
  start(environment)
} else {
  process.stderr.write(`Latchkey does not start with ${debuggingSwitch}.\n`)
  app.exit(1)
}
