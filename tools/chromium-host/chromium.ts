// Finds the system's Chromium, starts it on a pipe without a browser's own background work, and ends it with
// the host. Opens no port unless one was requested, and reaches no network: no host name or address resolves.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { openDevtoolsPipe } from './devtools-pipe.ts'
import type { DevtoolsPipe } from './devtools-pipe.ts'
import { createProfile, removeProfile } from './profile.ts'
import type { WebRtcPolicy } from './walls.ts'

/** Without a position, the desktop chooses one. */
export interface Bounds {
  width: number
  height: number
  x?: number | undefined
  y?: number | undefined
}

interface ChromiumOptions {
  readonly debuggingPort: number | undefined
  /** Switches for Chromium: the app's own, and those of its walls. */
  readonly switches: readonly string[]
  readonly webRtcPolicy: WebRtcPolicy
}

export interface Chromium {
  readonly pipe: DevtoolsPipe
  readonly processId: number
  readonly exited: Promise<void>
  /** Opens a window without tabs or address bar on `address`, in the running Chromium. */
  openWindow(address: string, bounds: Bounds): Promise<void>
  /** Ends Chromium with all its helper processes at once, and removes its profile. */
  kill(): void
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const quietSwitches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-infobars',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--unsafely-disable-devtools-self-xss-warnings',
  // Windows are drawn by the processor either way; this way takes less of it.
  '--use-gl=disabled',
  `--disable-features=${['Translate', 'MediaRouter', 'OptimizationHints', 'OptimizationGuideModelDownloading', 'AutofillServerCommunication', 'CertificateTransparencyComponentUpdater', 'GlobalMediaControls', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'InterestFeedContentSuggestions', 'LensOverlay', 'NetworkTimeServiceQuerying', 'PaintHolding', 'PreconnectToSearch', 'PrivacySandboxSettings4', 'AimEnabled', 'SpareRendererForSitePerProcess'].join(',')}`,
  '--enable-features=CDPScreenshotNewSurface',
]

function findChromium(): string {
  const wanted = process.env['LATCHKEY_CHROMIUM']
  if (wanted) return wanted
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {}
    }
  }
  throw new Error(
    `The Chromium host found none of ${names.join(', ')} on PATH; install one, or name it in LATCHKEY_CHROMIUM`,
  )
}

export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const executable = findChromium()
  const profile = createProfile(options.webRtcPolicy)
  process.once('exit', () => removeProfile(profile))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
  const shared = [`--user-data-dir=${profile}`, ...sandbox]
  const child = spawn(
    executable,
    [
      ...shared,
      ...quietSwitches,
      '--remote-debugging-pipe',
      ...(options.debuggingPort === undefined
        ? []
        : [`--remote-debugging-port=${options.debuggingPort}`, '--remote-debugging-address=127.0.0.1']),
      ...options.switches,
    ],
    // It gets a process group of its own, so that an interrupt at the terminal reaches only the host,
    // which quits in order.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true },
  )
  const lastSaid = passOn(child)
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const pipe = openDevtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`Chromium ended while starting (${signal ?? code})\n${lastSaid.join('\n')}`)),
    )
  })
  failed.catch(() => {})
  void exited.then(() => pipe.close())
  await Promise.race([pipe.root.send('Browser.getVersion'), failed])

  return {
    pipe,
    processId: child.pid ?? 0,
    exited,
    async openWindow(address, bounds) {
      const place = [
        `--window-size=${bounds.width},${bounds.height}`,
        ...(bounds.x === undefined ? [] : [`--window-position=${bounds.x},${bounds.y ?? 0}`]),
      ]
      // This process hands the address to the Chromium that runs on this profile, and ends at once.
      const messenger = spawn(executable, [...shared, ...place, `--app=${address}`], { stdio: 'ignore' })
      await new Promise<void>((resolve, reject) => {
        messenger.once('error', reject)
        messenger.once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`Chromium opened no window (${code})`)),
        )
      })
    },
    kill() {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL')
      } catch {}
      removeProfile(profile)
    },
  }
}

/**
 * Chromium writes a lot; only the line that says where it listens is part of what Electron promises. Returns
 * the last lines, in case Chromium ends on an error.
 */
function passOn(child: ChildProcess): readonly string[] {
  const last: string[] = []
  if (!child.stderr) return last
  const tellsAll = process.env['ELECTRON_ENABLE_LOGGING'] !== undefined
  createInterface(child.stderr).on('line', (line) => {
    if (tellsAll || line.startsWith('DevTools listening on ') || line.includes('Unable to open X display'))
      process.stderr.write(`${line}\n`)
    last.push(line)
    if (last.length > 5) last.shift()
  })
  return last
}
