// Starts Latchkey as a person does, on the host that this machine has, with a profile of its own.
// The same code drives Electron and the Chromium host: only the executable differs. None of its
// requests leaves this machine.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { closeNetwork } from './openai-origin.ts'

export const projectFolder = join(import.meta.dirname, '..', '..')
const chromiumHost = join(projectFolder, 'tools', 'chromium-host', 'electron')

/** The executable that starts the app: set by `npm test`, and by default the Chromium host. */
export const executablePath = process.env['LATCHKEY_ELECTRON'] ?? chromiumHost
export const isElectron = executablePath !== chromiumHost

export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Everything it has written to standard output and standard error so far. */
  output(): string
  /** Quits as a person would, and waits until all its processes have ended. */
  quit(): Promise<void>
}

export interface LaunchOptions {
  readonly profileFolder: string
  /** Variables of the keyring to use, which override this process's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly colorScheme?: 'light' | 'dark'
  /** Switches for the host, before the app's own. */
  readonly args?: readonly string[]
  /** Runs in main as soon as it can be reached, before there is a window. */
  readonly prepare?: ((electron: ElectronApplication) => Promise<unknown>) | undefined
}

export async function launchApp({
  profileFolder,
  env = {},
  colorScheme = 'light',
  args = [],
  prepare,
}: LaunchOptions): Promise<RunningApp> {
  if (!existsSync(join(projectFolder, 'out', 'main', 'index.js')))
    throw new Error('Build first: npx electron-vite build')
  const merged = { ...process.env, ...env }
  const electron = await _electron.launch({
    executablePath,
    args: [...args, projectFolder, `--user-data-dir=${profileFolder}`],
    // root can't use Chromium's own sandbox; everyone else must.
    chromiumSandbox: process.getuid?.() !== 0,
    env: Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    colorScheme,
  })
  await closeNetwork(electron)
  await prepare?.(electron)
  const written: Buffer[] = []
  const { stdout, stderr } = electron.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => written.push(chunk))
  const page = await electron.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return {
    electron,
    page,
    output: () => Buffer.concat(written).toString('utf8'),
    quit: () => electron.close(),
  }
}
