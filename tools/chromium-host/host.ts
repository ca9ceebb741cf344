// Starts the host: reads the command line, makes `electron` a module, runs the app's entry, then emits ready.
// Opens no port unless the command line asks for one.
import { readFileSync, statSync } from 'node:fs'
import { open as openInspector, url as inspectorUrl, waitForDebugger } from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import { dirname, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseCommandLine } from './command-line.ts'
import { hostState } from './host-state.ts'

interface Manifest {
  main?: string
  name?: string
  productName?: string
  version?: string
}

const moduleAddress = new URL('electron-module.ts', import.meta.url).href
const aliases = new Set(['electron', 'electron/main', 'electron/common'])

// Read before the variable is deleted, so that no process the app starts inherits it.
const executable = process.env['CHROMIUM_HOST_EXECUTABLE'] ?? process.execPath
delete process.env['CHROMIUM_HOST_EXECUTABLE']
// For tests of what only a packaged app does.
const isPackaged = process.env['CHROMIUM_HOST_PACKAGED'] === '1'
delete process.env['CHROMIUM_HOST_PACKAGED']

const commandLine = parseCommandLine(process.argv.slice(2))
const electronVersion =
  readManifest(createRequire(import.meta.url).resolve('electron/package.json')).version ?? '0.0.0'

if (commandLine.switches.has('version') && commandLine.appPath === undefined) {
  process.stdout.write(`v${electronVersion}\n`)
  process.exit(0)
}
await run()

async function run(): Promise<void> {
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] && process.platform === 'linux') {
    // Playwright looks for these words of Electron's.
    process.stderr.write(
      '[ERROR:ui/ozone/platform/x11/ozone_platform_x11.cc] Missing X server or $DISPLAY\nUnable to open X display\nThe platform failed to initialize.  Exiting.\n',
    )
    process.exit(1)
  }
  const entry = findEntry(commandLine.appPath ?? '.')
  Object.assign(hostState, { ...entry.app, executable, electronVersion, commandLine, isPackaged })
  dressProcess()
  registerHooks({
    resolve: (specifier, context, next) =>
      aliases.has(specifier)
        ? { url: moduleAddress, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  })
  const requireFromApp = createRequire(entry.path)
  if (commandLine.inspectPort !== undefined) startInspector(commandLine.inspectPort, requireFromApp)
  // Imported by the app's own name for it, so that host and app have the same module.
  const { becomeReady } = await import('./app.ts')
  const { startEngine } = await import('./engine.ts')
  process.on('uncaughtException', reportUncaught)
  for (const name of commandLine.requires) requireFromApp(resolve(name))
  try {
    await import(pathToFileURL(entry.path).href)
  } catch (error) {
    reportUncaught(error)
    process.exit(1)
  }
  becomeReady()
  // Chromium starts with the first window, so that it gets all settings that the app makes until then. With a
  // debugging port it also starts without a window, because a debugger waits for that port.
  if (commandLine.debuggingPort !== undefined) setTimeout(() => void startEngine().catch(endWithout), 1_000)
}

function endWithout(error: unknown): never {
  return fail(error instanceof Error ? error.message : String(error))
}

function findEntry(given: string): {
  path: string
  app: { appFolder: string; appName: string; appVersion: string }
} {
  const path = resolve(given)
  if (!statSync(path, { throwIfNoEntry: false })) return fail(`Unable to find Electron app at ${path}`)
  if (['.js', '.mjs', '.cjs', '.ts'].includes(extname(path)))
    return { path, app: { appFolder: dirname(path), appName: 'Electron', appVersion: electronVersion } }
  const manifest = readManifest(resolve(path, 'package.json'))
  const main = resolve(path, manifest.main ?? 'index.js')
  if (!statSync(main, { throwIfNoEntry: false }))
    return fail(
      `Unable to find Electron app at ${path}\n\nCannot find module '${main}'. Please verify that the package.json has a valid "main" entry`,
    )
  return {
    path: main,
    app: {
      appFolder: path,
      appName: manifest.productName ?? manifest.name ?? 'Electron',
      appVersion: manifest.version ?? electronVersion,
    },
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function readManifest(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest
  } catch {
    return {}
  }
}

/** Makes `process` look as in an Electron main process. */
function dressProcess(): void {
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true })
  process.argv = [executable, ...process.argv.slice(2)]
  define('versions', Object.freeze({ ...process.versions, electron: electronVersion }))
  define('type', 'browser')
  define('defaultApp', true)
  define('resourcesPath', resolve(dirname(executable), 'resources'))
}

function startInspector(port: number, require: NodeJS.Require): void {
  // The inspector's command line has its own `require`, which ignores the hooks; a global one comes first.
  Object.defineProperty(globalThis, 'require', {
    value: require,
    writable: true,
    configurable: true,
    enumerable: false,
  })
  // Writes to standard error where it listens, as Electron does.
  openInspector(port, '127.0.0.1')
  if (inspectorUrl() === undefined) fail(`The inspector can't listen on port ${port}`)
  if (commandLine.waitsForInspector) waitForDebugger()
}

/** Shows the error as text and lets the app go on, as Electron does. */
function reportUncaught(error: unknown): void {
  process.stderr.write(
    `A JavaScript error occurred in the main process\nUncaught Exception:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
