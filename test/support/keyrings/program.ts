// The programs that people have their keys in, each real, on a bus and a display of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../../tools/setup/project.ts'

export interface Entry {
  readonly label: string
  /** The account of an entry of ours. */
  readonly username: string | null
}

/** What a test does with one of them, as its user would. */
export interface KeyringProgram extends AsyncDisposable {
  /** As the app should name it. */
  readonly name: string
  /** For the app, to find it. */
  readonly env: Environment
  /** The title of the window that asks for the password. */
  readonly passwordWindow: string
  readonly password: string
  /** The title of a second window, which asks whether the app can have an entry; `null` for a program without. */
  readonly accessWindow: string | null
  start(): Promise<void>
  /** Makes sure that a window can be shown at once: gnome-keyring waits a few seconds for its prompter to start. */
  prepareWindow(): Promise<void>
  /** Ends the program; its entries stay. */
  end(): Promise<void>
  lock(): Promise<void>
  unlock(): Promise<void>
  /** The entries of one unlocked keyring, without what is in its bin; needs no window. */
  listEntries(): Promise<Entry[]>
  /** The keyring's bytes: they change with each change in it. */
  readFile(): Promise<Buffer>
}

/** Sends one call over the bus by dbus-send, which isn't ours; returns what it answers. */
export async function send(env: Environment, to: string, path: string, member: string, ...values: string[]) {
  const args = ['--session', '--print-reply=literal', `--dest=${to}`, path, member, ...values]
  const child = spawn('dbus-send', args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(errors.trim())
  return said.trim()
}

/** True once the Secret Service names a default keyring, locked or not. */
export async function hasCollection(env: Environment): Promise<boolean> {
  const member = 'org.freedesktop.Secret.Service.ReadAlias'
  const path = '/org/freedesktop/secrets'
  try {
    return (await send(env, 'org.freedesktop.secrets', path, member, 'string:default')).startsWith('/org/')
  } catch {
    return false
  }
}

export async function endChild(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
