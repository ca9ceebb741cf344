// KeePassXC with one database, one group of which it gives to other programs. Its bin is on and it asks for each
// entry whether it can be read, as after an installation.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../../tools/setup/project.ts'
import { baseEnvironment, startBus } from '../session-bus.ts'
import { createTemporaryProfile } from '../temporary-profile.ts'
import { waitFor } from '../wait.ts'
import { endChild, hasCollection, send, type KeyringProgram } from './program.ts'
import type { Typist } from './typist.ts'

const password = 'a password for tests'
const group = '11111111-1111-1111-1111-111111111111'
const groupId = Buffer.from(group.replaceAll('-', ''), 'hex').toString('base64')

/** A setting in the database says which group other programs see. KeePassXC makes it in its own dialog only. */
const emptyDatabase = `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta>
    <RecycleBinEnabled>True</RecycleBinEnabled>
    <CustomData>
      <Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{${group}}</Value></Item>
    </CustomData>
  </Meta>
  <Root>
    <Group>
      <UUID>${groupId}</UUID>
      <Name>Root</Name>
      <Entry>
        <UUID>IiIiIiIiIiIiIiIiIiIiIg==</UUID>
        <String><Key>Title</Key><Value>Somebody else’s</Value></String>
        <String><Key>Password</Key><Value ProtectInMemory="True">sk-test-of-another</Value></String>
      </Entry>
    </Group>
  </Root>
</KeePassFile>
`

const settings = `[General]
ConfigVersion=2
UpdateCheckMessageShown=true
[GUI]
CheckForUpdates=false
[Browser]
Enabled=false
[FdoSecrets]
Enabled=true
`

/** Runs KeePassXC's own command, which reads the file and not the running program. */
function runCli(env: Environment, input: string, ...args: string[]): string {
  const child = spawnSync('keepassxc-cli', args, {
    env: { ...process.env, ...env, QT_QPA_PLATFORM: 'offscreen' },
    input,
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(`keepassxc-cli ${args[0] ?? ''}: ${child.stderr}`)
  return child.stdout
}

const readText = (entry: string, key: string): string | null =>
  new RegExp(`<Key>${key}</Key>\\s*<Value[^>]*>([^<]*)</Value>`, 'u').exec(entry)?.[1] ?? null

export interface KeePassXc extends KeyringProgram {
  closeDatabase(): Promise<void>
  /** True if the text is anywhere in the database, in its bin and histories, too. */
  holds(text: string): Promise<boolean>
}

export async function startKeePassXc(typist: Typist): Promise<KeePassXc> {
  const profile = await createTemporaryProfile('keepassxc')
  const env = await baseEnvironment(profile.folder)
  const bus = await startBus(profile.folder, env)
  env['DBUS_SESSION_BUS_ADDRESS'] = bus.address
  // Where it leaves the mark by which a second one ends at once.
  env['TMPDIR'] = profile.folder
  const at = (name: string) => join(profile.folder, name)
  await writeFile(at('empty.xml'), emptyDatabase)
  await writeFile(at('settings.ini'), settings)
  runCli(env, `${password}\n${password}\n`, 'import', '-p', at('empty.xml'), at('safe.kdbx'))

  let program: ChildProcess | null = null
  const tell = (member: string, ...values: string[]) =>
    send(
      env,
      'org.keepassxc.KeePassXC.MainWindow',
      '/keepassxc',
      `org.keepassxc.KeePassXC.MainWindow.${member}`,
      ...values,
    )
  const unlock = async () => {
    await tell('openDatabase', `string:${at('safe.kdbx')}`, `string:${password}`)
    await waitFor('KeePassXC to open the database', () => hasCollection(env))
  }
  const readXml = () => runCli(env, `${password}\n`, 'export', at('safe.kdbx'))
  const end = async () => {
    await endChild(program)
    program = null
  }

  const stop = async () => {
    await end()
    await bus.bus.stop()
    await profile.remove()
  }
  const started: KeePassXc = {
    name: 'KeePassXC',
    env,
    passwordWindow: 'Unlock Database',
    accessWindow: 'Access Request',
    password,
    async start() {
      const args = ['--config', at('settings.ini'), '--localconfig', at('local.ini')]
      program = spawn('keepassxc', args, { env: { ...process.env, ...env, ...typist.env }, stdio: 'ignore' })
      await waitFor('KeePassXC to start', () =>
        tell('lockAllDatabases').then(
          () => true,
          () => false,
        ),
      )
    },
    prepareWindow: () => Promise.resolve(),
    end,
    unlock,
    lock: async () => void (await tell('lockAllDatabases')),
    closeDatabase: async () => void (await tell('closeAllDatabases')),
    async listEntries() {
      // The bin is a group inside the first; histories repeat an entry.
      const own = readXml()
        .replace(/<History>.*?<\/History>/gsu, '')
        .replace(/<Group>(?:(?!<Group>).)*<Name>Recycle Bin<\/Name>.*?<\/Group>/su, '')
      const entries = own.match(/<Entry>.*?<\/Entry>/gsu) ?? []
      return entries.map((entry) => ({
        label: readText(entry, 'Title') ?? '',
        username: readText(entry, 'username'),
      }))
    },
    holds: async (text) => readXml().includes(text),
    readFile: () => readFile(at('safe.kdbx')),
    [Symbol.asyncDispose]: stop,
  }
  await started.start()
  return started
}
