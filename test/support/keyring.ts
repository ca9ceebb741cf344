// A Secret Service for one test on a D-Bus of its own, in any state that a real one can be in. It writes only
// into one temporary folder, and never touches the person's keyring, bus and home.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../tools/setup/project.ts'
import { lookUpSecret, storeSecret, type SecretItem } from './secret-tool.ts'
import { baseEnvironment, folderVariables, startBus } from './session-bus.ts'
import { createTemporaryProfile } from './temporary-profile.ts'
import { waitFor } from './wait.ts'

/**
 * `no-collection` is the state of a new account: the service runs and has no keyring. `no-provider` is a
 * bus without the service.
 */
export type KeyringState = 'unlocked' | 'locked' | 'no-collection' | 'no-provider' | 'no-dbus'

type KeyringPart = 'service' | 'bus'

export interface Keyring extends AsyncDisposable {
  /** For programs that should use this keyring; `undefined` removes a variable. */
  readonly env: Environment
  readonly folder: string
  /** Ends the service and starts it again in another state, on the same bus with the same keyrings. */
  restart(state: 'unlocked' | 'locked'): Promise<void>
  /** Ends the service alone, as a crash would. */
  killService(): Promise<void>
  /** Suspends it: it is there and takes what it is sent, but is silent until it is thawed. */
  freeze(part: KeyringPart): Promise<void>
  thaw(part: KeyringPart): void
  /** Every file of the service, by name. Their content only changes when something is stored. */
  readFiles(): Promise<ReadonlyMap<string, Buffer>>
  stop(): Promise<void>
}

export const keyringPassword = 'a password for tests'
const startTimeoutMs = 15_000

const startService = async (env: Environment, isUnlocked: boolean): Promise<ChildProcess> => {
  const mode = isUnlocked ? ['--unlock'] : []
  const args = ['--foreground', '--components=secrets', ...mode]
  const child = spawn('gnome-keyring-daemon', args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.stdin.end(isUnlocked ? keyringPassword : '')
  // A search for a missing item prompts for no password, and fails only until the service answers.
  await waitFor(
    'gnome-keyring to answer',
    async () => {
      await lookUpSecret(env, { probe: 'none' })
      return true
    },
    { timeoutMs: startTimeoutMs, intervalMs: 50 },
  )
  return child
}

const end = async (child: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL') => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const isStopped = async (pid: number) => /^\d+ \(.*\) T/su.test(await readFile(`/proc/${pid}/stat`, 'utf8'))

const readAll = async (folder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.toSorted().map(async (file) => [file, await readFile(file)] as const)
  return new Map(await Promise.all(read))
}

/**
 * Starts what `state` needs. `items` are stored first, even if the keyring is locked afterwards. A locked
 * keyring always has one item, because an empty one would look the same as an absent one.
 */
export const startKeyring = async (
  state: KeyringState,
  items: readonly SecretItem[] = [],
  services: Readonly<Record<string, string>> = {},
): Promise<Keyring> => {
  const profile = await createTemporaryProfile('keyring')
  const env = await baseEnvironment(profile.folder)
  const hasService = state === 'unlocked' || state === 'locked'
  const started = state === 'no-dbus' ? undefined : await startBus(profile.folder, env, services)
  if (started !== undefined) env['DBUS_SESSION_BUS_ADDRESS'] = started.address
  let service: ChildProcess | undefined
  const restart = async (next: 'unlocked' | 'locked') => {
    await end(service, 'SIGTERM')
    service = await startService(env, next === 'unlocked')
  }
  if (hasService) await restart('unlocked')
  if (state === 'no-collection') service = await startService(env, false)
  const kept = { label: 'Kept', attributes: { kept: 'always' }, secret: 'so that the keyring is not empty' }
  const stored = state === 'locked' ? [kept, ...items] : items
  for (const item of stored) await storeSecret(env, item)
  if (state === 'locked') await restart('locked')
  const pidOf = (part: KeyringPart) => {
    const pid = part === 'bus' ? started?.pid : service?.pid
    if (pid === undefined) throw new Error(`There is no ${part} in this state`)
    return pid
  }
  const frozen = new Set<KeyringPart>()
  const thaw = (part: KeyringPart) => {
    if (frozen.delete(part)) process.kill(pidOf(part), 'SIGCONT')
  }
  const stop = async () => {
    for (const part of frozen) thaw(part)
    await end(service, 'SIGTERM')
    await started?.bus.stop()
    await profile.remove()
  }
  return {
    env,
    folder: profile.folder,
    restart,
    killService: () => end(service, 'SIGKILL'),
    async freeze(part) {
      const pid = pidOf(part)
      frozen.add(part)
      process.kill(pid, 'SIGSTOP')
      await waitFor(`the ${part} to stop`, () => isStopped(pid))
    },
    thaw,
    readFiles: () => readAll(join(profile.folder, folderVariables.XDG_DATA_HOME)),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
