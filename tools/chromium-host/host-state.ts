// State of the host from its start on: where the app is, how it was started, and whether it is ready. host.ts
// fills it in once; the other modules read it.
import type { CommandLine } from './command-line.ts'

interface HostState {
  appFolder: string
  appName: string
  appVersion: string
  executable: string
  electronVersion: string
  commandLine: CommandLine
  /** Electron says so of an app in a package. */
  isPackaged: boolean
  isReady: boolean
}

export const hostState: HostState = {
  appFolder: process.cwd(),
  appName: 'Electron',
  appVersion: '0.0.0',
  executable: process.execPath,
  electronVersion: '0.0.0',
  commandLine: {
    switches: new Map(),
    appPath: undefined,
    inspectPort: undefined,
    waitsForInspector: false,
    debuggingPort: undefined,
    requires: [],
  },
  isPackaged: false,
  isReady: false,
}
