// gnome-keyring with its own prompter, which asks for the password in a window.
import { spawn, type ChildProcess } from 'node:child_process'
import { findPrompter } from '../../../tools/setup/system.ts'
import { keyringPassword, startKeyring } from '../keyring.ts'
import { storeSecret } from '../secret-tool.ts'
import { waitFor } from '../wait.ts'
import { listByTool, other } from './listed-entries.ts'
import { endChild, send, type KeyringProgram } from './program.ts'
import type { Typist } from './typist.ts'

const prompterName = 'org.gnome.keyring.SystemPrompter'

export async function startGnomeKeyring(typist: Typist): Promise<KeyringProgram> {
  const keyring = await startKeyring('unlocked')
  const { env } = keyring
  await storeSecret(env, other)
  const prompter: ChildProcess = spawn(findPrompter() ?? '', [], {
    env: { ...process.env, ...env, ...typist.env },
    stdio: 'ignore',
  })
  const bus = 'org.freedesktop.DBus'
  await waitFor('the prompter to start', () =>
    send(env, bus, '/org/freedesktop/DBus', `${bus}.GetNameOwner`, `string:${prompterName}`).then(
      () => true,
      () => false,
    ),
  )
  return {
    name: 'GNOME Keyring',
    env,
    passwordWindow: 'Unlock Login Keyring',
    accessWindow: null,
    password: keyringPassword,
    start: () => keyring.restart('unlocked'),
    end: () => keyring.killService(),
    unlock: () => keyring.restart('unlocked'),
    async lock() {
      const path = '/org/freedesktop/secrets'
      const login = `array:objpath:${path}/collection/login`
      await send(env, 'org.freedesktop.secrets', path, 'org.freedesktop.Secret.Service.Lock', login)
    },
    listEntries: () => listByTool(env),
    readFile: async () => Buffer.concat([...(await keyring.readFiles()).values()]),
    async [Symbol.asyncDispose]() {
      await endChild(prompter)
      await keyring.stop()
    },
  }
}
