// A D-Bus session of one test's own, with folders of its own, for the programs that keep secrets. It starts nothing on
// demand, and never touches the person's keyring, bus and home.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFirstLine, startBoundChild } from '../../tools/setup/bound-child.ts'
import type { Environment } from '../../tools/setup/project.ts'
import { waitFor } from './wait.ts'

const startTimeoutMs = 15_000

// This bus starts on demand only what is in its own folder of services.
const busConfiguration = (folder: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <pidfile>${join(folder, 'bus.pid')}</pidfile>
  <auth>EXTERNAL</auth>
  <servicedir>${join(folder, 'services')}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

export const folderVariables = {
  XDG_DATA_HOME: 'data',
  XDG_CONFIG_HOME: 'config',
  XDG_CACHE_HOME: 'cache',
  XDG_STATE_HOME: 'state',
  XDG_RUNTIME_DIR: 'runtime',
} as const

export const baseEnvironment = async (folder: string): Promise<Record<string, string | undefined>> => {
  const entries = Object.entries(folderVariables).map(([name, part]) => [name, join(folder, part)] as const)
  for (const [, path] of entries) await mkdir(path, { recursive: true, mode: 0o700 })
  // Older programs look here for a running keyring or bus, whatever the address says.
  const absent = {
    GNOME_KEYRING_CONTROL: undefined,
    SSH_AUTH_SOCK: undefined,
    DBUS_SESSION_BUS_ADDRESS: undefined,
  }
  return { ...Object.fromEntries(entries), ...absent }
}

/** `services` are started when they are first called: their commands, by their names on the bus. */
export const startBus = async (
  folder: string,
  env: Environment,
  services: Readonly<Record<string, string>> = {},
) => {
  await mkdir(join(folder, 'services'), { recursive: true })
  for (const [name, command] of Object.entries(services))
    await writeFile(
      join(folder, 'services', `${name}.service`),
      `[D-BUS Service]\nName=${name}\nExec=${command}\n`,
    )
  const file = join(folder, 'bus.conf')
  await writeFile(file, busConfiguration(folder))
  const args = ['--nofork', '--nosyslog', '--print-address=1', `--config-file=${file}`]
  const bus = startBoundChild('dbus-daemon', args, { ...process.env, ...env })
  const address = await readFirstLine(bus, startTimeoutMs)
  // The process id is written after the address.
  const pid = await waitFor(
    'the bus to write its number',
    async () => Number(await readFile(join(folder, 'bus.pid'), 'utf8')) || null,
  )
  return { bus, address, pid }
}
