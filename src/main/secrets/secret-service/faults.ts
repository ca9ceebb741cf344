// What the Secret Service's errors mean for the keychain.
import { busErrors, readBusError } from '../dbus/bus.ts'
import { makeSecretFault } from '../classify.ts'
import type { SecretFault } from '../secret-store.ts'
import { api } from './link.ts'

const faults: Readonly<Record<string, SecretFault>> = {
  [busErrors.givenUp]: 'silent',
  [`${api}.Error.IsLocked`]: 'locked',
}

const missing: ReadonlySet<string> = new Set([
  'org.freedesktop.DBus.Error.UnknownObject',
  `${api}.Error.NoSuchObject`,
])

export const isMissing = (thrown: unknown): boolean => missing.has(readBusError(thrown))

/** Runs `work`; errors of the bus become faults of the keychain. */
export async function explaining<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (thrown) {
    const name = readBusError(thrown)
    throw name === '' ? thrown : makeSecretFault(faults[name] ?? 'unavailable')
  }
}
