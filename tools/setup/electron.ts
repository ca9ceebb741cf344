// Chooses the host that runs the app: Electron if its binary is installed or can be fetched, else the
// Chromium host. It tries to fetch it once a day and gives up after 20 s without data.
// LATCHKEY_HOST=electron|chromium overrides the choice.
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { SetupError, step } from './progress.mjs'
import { inRoot, readJson, type Environment } from './project.ts'
import { findChromium } from './system.ts'

export interface Host {
  readonly name: 'electron' | 'chromium'
  readonly executable: string
  /** Arguments that the executable needs before the app's own. */
  readonly args: readonly string[]
  /** Variables that make electron-vite, Electron's own package and Playwright start this host. */
  readonly env: Environment
}

const silenceMs = 20_000
const dayMs = 24 * 60 * 60 * 1000
const electronFolder = inRoot('node_modules', 'electron')
const attemptFile = inRoot('.cache', 'electron-attempt.json')
const downloadFolder = inRoot('.cache', 'electron-download')

/** Returns the path of Electron's executable if it is installed. */
export const findElectron = (): string | undefined => {
  const pathFile = inRoot('node_modules', 'electron', 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = inRoot('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

const readElectronVersion = () => {
  const manifest = readJson(inRoot('node_modules', 'electron', 'package.json'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}

const hasTriedToday = () => {
  if (!existsSync(attemptFile)) return false
  const isRecent = Date.now() - statSync(attemptFile).mtimeMs < dayMs
  return isRecent && readFileSync(attemptFile, 'utf8') === readElectronVersion()
}

const countBytes = () =>
  globSync('**/*', { cwd: downloadFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (bytes, entry) =>
        bytes + statSync(`${entry.parentPath}/${entry.name}`, { throwIfNoEntry: false })!.size,
      0,
    )

// Runs Electron's own installer and watches it, because it has no time limit, and a closed network may
// neither answer nor refuse.
const fetchElectron = async () => {
  rmSync(downloadFolder, { recursive: true, force: true })
  mkdirSync(downloadFolder, { recursive: true })
  const { ELECTRON_OVERRIDE_DIST_PATH: _host, ...inherited } = process.env
  const env = { ...inherited, TMPDIR: downloadFolder, TEMP: downloadFolder, ELECTRON_GET_NO_PROGRESS: '1' }
  const child = spawn(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], {
    env,
    stdio: 'ignore',
  })
  const ended = new AbortController()
  child.on('exit', () => ended.abort())
  child.on('error', () => ended.abort())
  let bytes = 0
  let lastProgressMs = Date.now()
  while (!ended.signal.aborted && Date.now() - lastProgressMs < silenceMs) {
    await delay(250)
    const now = countBytes()
    // Unpacking writes elsewhere, unseen, so the installer may take its time once the archive is there.
    if (now !== bytes || findElectron() !== undefined || existsSync(`${electronFolder}/dist`))
      lastProgressMs = Date.now()
    bytes = now
  }
  child.kill('SIGKILL')
  rmSync(downloadFolder, { recursive: true, force: true })
  mkdirSync(inRoot('.cache'), { recursive: true })
  writeFileSync(attemptFile, readElectronVersion())
}

const describe = (host: Host, reason: string) => {
  console.log(`· Host: ${host.name === 'electron' ? 'Electron' : 'Chromium host'} (${reason})`)
  return host
}

const hostOnElectron = (executable: string): Host => {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return {
    name: 'electron',
    executable,
    // As root, Chromium refuses to start with its sandbox. No other account takes this branch.
    args: isRoot ? ['--no-sandbox'] : [],
    env: {
      ELECTRON_EXEC_PATH: executable,
      LATCHKEY_ELECTRON: executable,
      ELECTRON_OVERRIDE_DIST_PATH: undefined,
    },
  }
}

const hostOnChromium = (): Host => {
  const folder = inRoot('tools', 'chromium-host')
  const executable = inRoot('tools', 'chromium-host', 'electron')
  return {
    name: 'chromium',
    executable,
    args: [],
    env: {
      ELECTRON_EXEC_PATH: executable,
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      LATCHKEY_ELECTRON: executable,
      // Also found here if it isn't on the PATH, as on macOS.
      LATCHKEY_CHROMIUM: findChromium(),
    },
  }
}

/** Chooses the host, fetching Electron if allowed, and prints which host it is and why. */
export const chooseHost = async (): Promise<Host> => {
  const wish = process.env['LATCHKEY_HOST'] ?? ''
  if (!['', 'electron', 'chromium'].includes(wish))
    throw new SetupError('LATCHKEY_HOST is electron or chromium.')
  if (wish === 'chromium') return describe(hostOnChromium(), 'as LATCHKEY_HOST says')
  const installed = findElectron()
  if (installed !== undefined) return describe(hostOnElectron(installed), 'its binary is installed')
  const mayTry = wish === 'electron' || !hasTriedToday()
  if (mayTry) await step(`Trying to fetch Electron ${readElectronVersion()}`, fetchElectron)
  const fetched = findElectron()
  if (fetched !== undefined) return describe(hostOnElectron(fetched), 'its binary was fetched')
  if (wish === 'electron') throw new SetupError("Electron's binary can't be fetched from here.")
  if (process.platform === 'win32') {
    throw new SetupError(
      "Electron's binary can't be fetched from here, and the Chromium host needs Linux or macOS.",
    )
  }
  const reason = mayTry
    ? "Electron's binary can't be fetched from here"
    : "Electron's binary could not be fetched today"
  return describe(hostOnChromium(), reason)
}
