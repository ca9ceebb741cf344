// `app.getPath`: where Electron would keep things on this system.
import { tmpdir, homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { App } from 'electron/main'
import { hostState } from './host-state.ts'

type PathName = Parameters<App['getPath']>[0]

const overrides = new Map<string, string>()

export function getPath(name: PathName): string {
  const set = overrides.get(name)
  if (set !== undefined) return set
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
    case 'sessionData':
      return getPath('userData')
    case 'logs':
      return process.platform === 'darwin'
        ? join(home, 'Library', 'Logs', hostState.appName)
        : join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return hostState.executable
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(home, `${name[0]?.toUpperCase()}${name.slice(1)}`)
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}

export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute')
  overrides.set(name, path)
}
