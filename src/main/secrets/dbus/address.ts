// Where the session's bus listens. Source: D-Bus Specification 0.43, "Server Addresses" and "Well-known Message
// Bus Instances".
import { join } from 'node:path'

const unescape = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A path for `net.connect`; `null` for what isn't a Unix socket. */
function readSocket(address: string): string | null {
  const [, pairs] = /^unix:(.*)$/su.exec(address) ?? []
  const find = (key: string): string | undefined =>
    pairs
      ?.split(',')
      .find((pair) => pair.startsWith(`${key}=`))
      ?.slice(key.length + 1)
  const [path, abstract] = [find('path'), find('abstract')]
  if (path !== undefined) return unescape(path)
  return abstract === undefined ? null : `\0${unescape(abstract)}`
}

/** Returns the sockets to try, in their order; none if this session has no bus. */
export function listBusSockets(env: Readonly<Record<string, string | undefined>>): string[] {
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? ''
  if (address !== '') return address.split(';').flatMap((one) => readSocket(one) ?? [])
  // Where systemd puts it; libdbus looks here, too.
  const folder = env['XDG_RUNTIME_DIR'] ?? ''
  return folder === '' ? [] : [join(folder, 'bus')]
}
