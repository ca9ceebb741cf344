// gnome-keyring with its own prompter, which asks for the password in a window.
import { findPrompter } from '../../../tools/setup/system.ts'
import { keyringPassword, startKeyring } from '../keyring.ts'
import { listByTool, other } from './listed-entries.ts'
import { send, type KeyringProgram } from './program.ts'
import type { Typist } from './typist.ts'

const prompterName = 'org.gnome.keyring.SystemPrompter'

export async function startGnomeKeyring(typist: Typist): Promise<KeyringProgram> {
  // It ends after ten seconds without a window, and is started again for the next.
  const prompter = `/usr/bin/env DISPLAY=${typist.env['DISPLAY'] ?? ''} ${findPrompter() ?? ''}`
  const keyring = await startKeyring('unlocked', [other], { [prompterName]: prompter })
  const { env } = keyring
  return {
    name: 'GNOME Keyring',
    env,
    passwordWindow: 'Unlock Login Keyring',
    accessWindow: null,
    password: keyringPassword,
    start: () => keyring.restart('unlocked'),
    async prepareWindow() {
      const bus = 'org.freedesktop.DBus'
      await send(
        env,
        bus,
        '/org/freedesktop/DBus',
        `${bus}.StartServiceByName`,
        `string:${prompterName}`,
        'uint32:0',
      )
    },
    end: () => keyring.killService(),
    unlock: () => keyring.restart('unlocked'),
    async lock() {
      const path = '/org/freedesktop/secrets'
      const login = `array:objpath:${path}/collection/login`
      await send(env, 'org.freedesktop.secrets', path, 'org.freedesktop.Secret.Service.Lock', login)
    },
    listEntries: () => listByTool(env),
    readFile: async () => Buffer.concat([...(await keyring.readFiles()).values()]),
    [Symbol.asyncDispose]: keyring.stop,
  }
}
