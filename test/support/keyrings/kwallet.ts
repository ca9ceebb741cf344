// KWallet with one wallet, opened as a login opens it: by a key that is made from the password.
import { spawn, type ChildProcess } from 'node:child_process'
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { baseEnvironment, startBus } from '../session-bus.ts'
import { storeSecret } from '../secret-tool.ts'
import { createTemporaryProfile } from '../temporary-profile.ts'
import { waitFor } from '../wait.ts'
import { endChild, hasCollection, send, type KeyringProgram } from './program.ts'
import { listByTool, other } from './listed-entries.ts'
import type { Typist } from './typist.ts'

const password = 'a password for tests'
const wallet = 'kdewallet'
// As pam_kwallet derives it.
const [rounds, hashBytes] = [50_000, 56]

export async function startKWallet(typist: Typist): Promise<KeyringProgram> {
  const profile = await createTemporaryProfile('kwallet')
  const env = await baseEnvironment(profile.folder)
  const bus = await startBus(profile.folder, env)
  env['DBUS_SESSION_BUS_ADDRESS'] = bus.address
  const folder = join(profile.folder, 'data', 'kwalletd')
  await mkdir(folder, { recursive: true })
  const salt = randomBytes(hashBytes)
  await writeFile(join(folder, `${wallet}.salt`), salt)
  await writeFile(
    join(profile.folder, 'config', 'kwalletrc'),
    `[Wallet]\nFirst Use=false\nEnabled=true\nDefault Wallet=${wallet}\nLeave Open=true\n`,
  )

  let program: ChildProcess | null = null
  const tell = (member: string, ...values: string[]) =>
    send(env, 'org.kde.kwalletd5', '/modules/kwalletd5', `org.kde.KWallet.${member}`, ...values)
  const isOpen = async () => (await tell('isOpen', `string:${wallet}`)).endsWith('true')
  const start = async () => {
    program = spawn('kwalletd5', [], { env: { ...process.env, ...env, ...typist.env }, stdio: 'ignore' })
    await waitFor('KWallet to start', () =>
      tell('wallets').then(
        () => true,
        () => false,
      ),
    )
  }
  const end = async () => {
    await endChild(program)
    program = null
  }
  const unlock = async () => {
    const hash = pbkdf2Sync(password, salt, rounds, hashBytes, 'sha512')
    await tell('pamOpen', `string:${wallet}`, `array:byte:${[...hash].join(',')}`, 'int32:0')
    await waitFor('the wallet to open', isOpen)
  }

  const stop = async () => {
    await end()
    await bus.bus.stop()
    await profile.remove()
  }
  await start()
  await unlock()
  // It offers a new wallet to other programs only after a start.
  await end()
  await start()
  await waitFor('KWallet to offer the wallet', () => hasCollection(env))
  await unlock()
  await storeSecret(env, other)
  return {
    name: 'KWallet',
    env,
    passwordWindow: 'KDE Wallet Service',
    accessWindow: null,
    password,
    start,
    prepareWindow: () => Promise.resolve(),
    end,
    unlock,
    async lock() {
      await tell('close', `string:${wallet}`, 'boolean:true')
      await waitFor('the wallet to close', async () => !(await isOpen()))
    },
    listEntries: () => listByTool(env),
    readFile: () => readFile(join(folder, `${wallet}.kwl`)),
    [Symbol.asyncDispose]: stop,
  }
}
