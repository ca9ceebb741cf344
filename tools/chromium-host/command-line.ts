// Reads the arguments after `electron`: Electron's own switches, the app's folder, and the app's arguments.
// Pure; reads nothing but its input.

export interface CommandLine {
  /** Switches by lower-case name, without dashes; a switch without a value has an empty one. */
  readonly switches: ReadonlyMap<string, string>
  /** The first word that is not a switch. */
  readonly appPath: string | undefined
  /** Port for Node's inspector on loopback; 0 lets the system choose; undefined opens none. */
  readonly inspectPort: number | undefined
  readonly waitsForInspector: boolean
  /** Port for Chromium's debugging on loopback; undefined uses the pipe alone. */
  readonly debuggingPort: number | undefined
  /** Modules to load before the app, from `-r` and `--require`. */
  readonly requires: readonly string[]
}

const defaultInspectPort = 9229

export function parseCommandLine(args: readonly string[]): CommandLine {
  const switches = new Map<string, string>()
  const requires: string[] = []
  let appPath: string | undefined
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '-r' || arg === '--require') {
      index += 1
      const name = args[index]
      if (name === undefined) throw new Error(`The Chromium host was given ${arg} without a module`)
      requires.push(name)
    } else if (arg.startsWith('--') && arg.length > 2) {
      const equals = arg.indexOf('=')
      const name = arg.slice(2, equals < 0 ? undefined : equals).toLowerCase()
      switches.set(name, equals < 0 ? '' : arg.slice(equals + 1))
    } else if (!arg.startsWith('-')) {
      appPath ??= arg
    }
  }
  const breaks = switches.has('inspect-brk')
  const inspect = breaks ? switches.get('inspect-brk') : switches.get('inspect')
  const debugging = switches.get('remote-debugging-port')
  return {
    switches,
    appPath,
    inspectPort: inspect === undefined ? undefined : parsePort(inspect, defaultInspectPort),
    waitsForInspector: breaks,
    debuggingPort: debugging === undefined ? undefined : parsePort(debugging, 0),
    requires,
  }
}

/** Only the port is used: whatever host is given, the host listens on loopback. */
function parsePort(text: string, fallback: number): number {
  if (text === '') return fallback
  const port = Number(text.slice(text.lastIndexOf(':') + 1))
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`The Chromium host can't use ${text} as a port`)
  return port
}
