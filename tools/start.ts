// `npm start` and `npm run dev`: builds the app and opens it on the host that this machine has. Without a
// display, or with --headless, a scripted tour runs instead and leaves screenshots in out/tour/.
import { ensureBuilt, forgetBuild } from './setup/build.ts'
import { hasDisplay } from './setup/display.ts'
import { chooseHost, type Host } from './setup/electron.ts'
import { SetupError } from './setup/progress.mjs'
import { inRoot, root, runLive } from './setup/project.ts'
import { openPrivateSession } from './setup/session.ts'
import { ensurePrograms, type Purpose } from './setup/system.ts'

const help = `npm start               build Latchkey and open it
npm start -- --headless run a tour of the main job without a display; screenshots go to out/tour/
npm start -- <switch>   any other switch is passed to the app

LATCHKEY_HOST=electron|chromium  decides what runs the app
LATCHKEY_CHROMIUM=<file>         the Chromium of the Chromium host`

const prepare = async (purposes: readonly Purpose[]): Promise<Host> => {
  const host = await chooseHost()
  await ensurePrograms(
    [...purposes, host.name, 'fonts'],
    host.name === 'electron' ? host.executable : undefined,
  )
  return host
}

/** Runs a script that drives the built app, with a display and a session of its own. */
const runScripted = async (script: 'tour/tour.ts' | 'pictures.ts', args: readonly string[]) => {
  const host = await prepare(['display', 'keyring'])
  await ensureBuilt(host.env)
  const session = await openPrivateSession()
  return runLive(process.execPath, [inRoot('tools', script), ...args], { env: { ...host.env, ...session } })
}

const runTour = (args: readonly string[]) => runScripted('tour/tour.ts', args)

/** `npm run pictures`: takes the pictures of the docs again. */
export const pictures = (args: readonly string[]): Promise<number> => runScripted('pictures.ts', args)

// Terminals of editors built on Electron set this variable, which would turn ours into a plain Node.
const asApp = { ELECTRON_RUN_AS_NODE: undefined }

export const start = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  const others = args.filter((arg) => arg !== '--headless')
  if (others.length < args.length) return runTour(others)
  if (!hasDisplay()) {
    console.log('· There is no display here, so this is the tour without one (npm start -- --headless)')
    return runTour(others)
  }
  const host = await prepare([])
  await ensureBuilt(host.env)
  console.log('· Opening Latchkey')
  return runLive(host.executable, [...host.args, root, ...others], { env: { ...host.env, ...asApp } })
}

export const develop = async (args: readonly string[]): Promise<number> => {
  if (!hasDisplay())
    throw new SetupError('There is no display here for the window; npm start -- --headless needs none.')
  const host = await prepare([])
  forgetBuild()
  const vite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const switches = [...host.args, ...args]
  const passed = switches.length > 0 ? ['--', ...switches] : []
  return runLive(process.execPath, [vite, 'dev', ...passed], { env: { ...host.env, ...asApp } })
}
