// Starts the app for all tests of a file, with a profile of its own and, if requested, a keyring and a server
// that speaks OpenAI's protocol. It starts before the first test; everything is removed after the last.
import { afterAll, beforeAll } from 'vitest'
import type { Environment } from '../../tools/setup/project.ts'
import { launchApp, type LaunchOptions, type RunningApp } from '../support/app.ts'
import { startKeyring, type Keyring, type KeyringState } from '../support/keyring.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../support/openai-server.ts'
import { createTemporaryProfile } from '../support/temporary-profile.ts'

export interface AppOptions {
  /** Switches for the host. */
  readonly args?: readonly string[]
  /** An unlocked keyring, or one in another state; without it the app finds whatever this session has. */
  readonly hasKeyring?: boolean | KeyringState
  /** Added to the environment in which the app starts. */
  readonly env?: Environment
  readonly server?: OpenAiServerOptions
  /** Runs in main at each start, before there is a window. */
  readonly prepare?: LaunchOptions['prepare']
  /** The server also answers requests to OpenAI's own address. */
  readonly isOpenAi?: boolean
  /** Puts data into the profile before the app is started for the first time. */
  readonly seed?: (profileFolder: string) => void
}

/** The fields are set once a test runs, and not before. */
export interface AppUnderTest extends RunningApp {
  readonly profileFolder: string
  /** The app's folder for temporary files; its own, so that it can be searched. */
  readonly temporaryFolder: string
  readonly keyring: Keyring
  readonly server: OpenAiServer
  /** Starts the app again with the same profile, after it has ended. */
  start(): Promise<void>
}

export function withApp(options: AppOptions = {}): AppUnderTest {
  const stack = new AsyncDisposableStack()
  let running: RunningApp | undefined
  let keyring: Keyring | undefined
  let server: OpenAiServer | undefined
  let profileFolder = ''
  let temporaryFolder = ''

  const need = <Value>(value: Value | undefined, name: string): Value => {
    if (value === undefined) throw new Error(`${name} is there only inside a test, and only if asked for`)
    return value
  }

  async function start(): Promise<void> {
    const { args = [], isOpenAi = false } = options
    const env = { ...keyring?.env, TMPDIR: temporaryFolder, ...options.env }
    running = await launchApp({ profileFolder, args, env, prepare: options.prepare })
    if (isOpenAi) await answerForOpenAi(running, need(server, 'the server').baseUrl)
  }

  async function quit(): Promise<void> {
    await running?.quit()
    running = undefined
  }

  beforeAll(async () => {
    profileFolder = stack.use(await createTemporaryProfile()).folder
    temporaryFolder = stack.use(await createTemporaryProfile('tmp')).folder
    const { hasKeyring = false } = options
    if (hasKeyring !== false)
      keyring = stack.use(await startKeyring(hasKeyring === true ? 'unlocked' : hasKeyring))
    if (options.server) server = stack.use(await startOpenAiServer(options.server))
    options.seed?.(profileFolder)
    await start()
  })
  /** A test checks quitting itself; here a process that hangs must not block the other tests. */
  async function quitOrKill(): Promise<void> {
    const main = running?.electron.process()
    const timer = setTimeout(() => {
      process.stderr.write('The app did not end within 30 s of its last test, and was killed.\n')
      main?.kill('SIGKILL')
    }, 30_000)
    await quit()
    clearTimeout(timer)
  }

  afterAll(async () => {
    await quitOrKill()
    await stack.disposeAsync()
  })

  return {
    get electron() {
      return need(running, 'the app').electron
    },
    get page() {
      return need(running, 'the app').page
    },
    get keyring() {
      return need(keyring, 'the keyring')
    },
    get server() {
      return need(server, 'the server')
    },
    get profileFolder() {
      return profileFolder
    },
    get temporaryFolder() {
      return temporaryFolder
    },
    output: () => need(running, 'the app').output(),
    start,
    quit,
  }
}
