// Limits a window's session: it can show the app and write to the clipboard. It has no network, keeps nothing
// on disk, and can't ask for permissions. Main's own requests use another session.
import type { Session } from 'electron'

/** Without `persist:` in its name a session is in memory only. */
export const sessionPartition = 'latchkey'

const allowedPermission = 'clipboard-sanitized-write'

// Nobody listens on port 1. A WebRTC connection over TCP goes through the proxy and ends there: CSP doesn't
// govern WebRTC, and the app's own scheme doesn't use proxies.
const nowhere = 'http://127.0.0.1:1'

/** `allowedOrigin` is the development server's origin, or `null`. */
export async function lockSession(session: Session, allowedOrigin: string | null): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowedPermission),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setSpellCheckerEnabled(false) // it downloads dictionaries
  session.on('will-download', (event) => event.preventDefault())

  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowed(url, allowedOrigin) }))

  if (allowedOrigin === null) {
    await session.setProxy({ mode: 'fixed_servers', proxyRules: nowhere, proxyBypassRules: '<-loopback>' })
  }
}

function isAllowed(url: string, allowedOrigin: string | null): boolean {
  const { protocol, origin } = new URL(url)
  if (protocol === 'app:' || protocol === 'devtools:') return true
  // The page makes these from data it already has; the CSP limits their use.
  if (protocol === 'data:' || protocol === 'blob:') return true
  return allowedOrigin !== null && [allowedOrigin, allowedOrigin.replace(/^http/u, 'ws')].includes(origin)
}
