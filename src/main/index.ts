// The first lines to run: the environment is scrubbed before anything that reads it is loaded, and the
// compile cache is on before the rest of the app is compiled.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { app } from 'electron'
import { findDebuggingSwitch, scrubEnvironment } from './app/environment.ts'

const environment = scrubEnvironment(process.env)
process.umask(0o077) // whatever is written is this person's alone

const debuggingSwitch = app.isPackaged ? findDebuggingSwitch(process.argv.slice(1)) : null
if (debuggingSwitch === null) {
  enableCompileCache(join(app.getPath('userData'), 'compile-cache'))
  // Awaited, so that what must come before `ready` does. What comes after is not awaited here: Electron
  // emits `ready` only once this module has been evaluated.
  const { start } = await import('./start.ts')
  start(environment)
} else {
  process.stderr.write(`Latchkey does not start with ${debuggingSwitch}.\n`)
  app.exit(1)
}
