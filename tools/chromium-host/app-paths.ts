// `app.getPath`: the folders that Electron would use on this system.
import { tmpdir, homedir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron/main'
import { hostState } from './host-state.ts'

type PathName = Parameters<App['getPath']>[0]

export function getPath(name: PathName): string {
  const home = homedir()
  switch (name) {
    case 'home':
      return home
    case 'appData':
      return process.platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'))
    case 'userData': {
      const chosen = hostState.commandLine.switches.get('user-data-dir')
      return chosen ? chosen : join(getPath('appData'), hostState.appName)
    }
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    case 'temp':
      return tmpdir()
    case 'exe':
      return hostState.executable
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}
