// Runs first: it scrubs the environment before any module that reads it is loaded. It turns no compile cache on:
// Node runs what stands in one without verifying it, and any program of this person could write there.
import { app } from 'electron'
import { findDebuggingSwitch, scrubEnvironment } from './app/environment.ts'

const environment = scrubEnvironment(process.env)
process.umask(0o077) // only this person can read the files that we write

const debuggingSwitch = app.isPackaged ? findDebuggingSwitch(process.argv.slice(1)) : null
if (debuggingSwitch === null) {
  // Awaited, so that `start` can do what must come before `ready`. `start` itself is not awaited: Electron
  // emits `ready` only once this module has been evaluated.
  const { start } = await import('./start.ts')
  start(environment)
} else {
  process.stderr.write(`Latchkey does not start with ${debuggingSwitch}.\n`)
  app.exit(1)
}
