// Decides by the session's handlers, as Electron does, what the page may do. Chromium enforces it by its
// permission settings for the pretend origin and a Permissions-Policy on every document. The handlers are
// asked when a window opens, not at each request, so their answer must not depend on the moment.
import type { Session, WebContents } from 'electron/main'
import type { Send } from './devtools-pipe.ts'

type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]

export interface PermissionHandlers {
  check: CheckHandler
  request: RequestHandler
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0]
}

interface Permission {
  /** The name that Electron's handlers are asked with. */
  readonly asked: string
  readonly details?: object
  /** Chromium's own setting; absent if it has none. */
  readonly setting?: object
  /** The name in a document's policy. */
  readonly feature?: string
}

const permissions: readonly Permission[] = [
  { asked: 'media', details: { mediaType: 'video' }, setting: { name: 'camera' }, feature: 'camera' },
  { asked: 'media', details: { mediaType: 'audio' }, setting: { name: 'microphone' }, feature: 'microphone' },
  { asked: 'display-capture', setting: { name: 'display-capture' }, feature: 'display-capture' },
  { asked: 'geolocation', setting: { name: 'geolocation' }, feature: 'geolocation' },
  { asked: 'notifications', setting: { name: 'notifications' } },
  { asked: 'midi', setting: { name: 'midi' }, feature: 'midi' },
  { asked: 'midiSysex', setting: { name: 'midi', sysex: true } },
  { asked: 'clipboard-read', setting: { name: 'clipboard-read' }, feature: 'clipboard-read' },
  { asked: 'clipboard-sanitized-write', setting: { name: 'clipboard-write' }, feature: 'clipboard-write' },
  { asked: 'deprecated-sync-clipboard-read' },
  { asked: 'pointerLock', setting: { name: 'pointer-lock' } },
  { asked: 'keyboardLock', setting: { name: 'keyboard-lock' }, feature: 'keyboard-map' },
  { asked: 'fullscreen', setting: { name: 'fullscreen', allowWithoutGesture: true }, feature: 'fullscreen' },
  { asked: 'idle-detection', setting: { name: 'idle-detection' }, feature: 'idle-detection' },
  { asked: 'storage-access', setting: { name: 'storage-access' }, feature: 'storage-access' },
  { asked: 'top-level-storage-access', setting: { name: 'top-level-storage-access' } },
  { asked: 'window-management', setting: { name: 'window-management' }, feature: 'window-management' },
  { asked: 'speaker-selection', setting: { name: 'speaker-selection' }, feature: 'speaker-selection' },
  { asked: 'background-sync', setting: { name: 'background-sync' } },
  { asked: 'persistent-storage', setting: { name: 'persistent-storage' } },
  { asked: 'local-fonts', setting: { name: 'local-fonts' }, feature: 'local-fonts' },
  { asked: 'screen-wake-lock', setting: { name: 'screen-wake-lock' }, feature: 'screen-wake-lock' },
  { asked: 'payment-handler', setting: { name: 'payment-handler' }, feature: 'payment' },
  { asked: 'sensors', setting: { name: 'accelerometer' }, feature: 'accelerometer' },
  { asked: 'sensors', setting: { name: 'gyroscope' }, feature: 'gyroscope' },
  { asked: 'sensors', setting: { name: 'magnetometer' }, feature: 'magnetometer' },
  { asked: 'sensors', setting: { name: 'ambient-light-sensor' } },
  { asked: 'local-network-access', setting: { name: 'local-network-access' } },
  { asked: 'usb', feature: 'usb' },
  { asked: 'serial', feature: 'serial' },
  { asked: 'hid', feature: 'hid' },
  { asked: 'bluetooth' },
]

const devices = new Set(['usb', 'serial', 'hid', 'bluetooth'])

interface Decision {
  readonly denied: readonly Permission[]
  readonly granted: readonly Permission[]
}

export async function decidePermissions(
  handlers: PermissionHandlers,
  contents: WebContents,
  origin: string,
): Promise<Decision> {
  const verdicts = await Promise.all(
    permissions.map((permission) => isGranted(handlers, contents, origin, permission)),
  )
  return {
    granted: permissions.filter((_, index) => verdicts[index]),
    denied: permissions.filter((_, index) => !verdicts[index]),
  }
}

async function isGranted(
  handlers: PermissionHandlers,
  contents: WebContents,
  origin: string,
  permission: Permission,
): Promise<boolean> {
  const { asked, details = {} } = permission
  // No device can be chosen here, so none is ever granted; a screen only if the app has a handler.
  if (devices.has(asked) || (asked === 'display-capture' && !handlers.displayMedia)) return false
  if (handlers.check) {
    const question = { isMainFrame: true, requestingUrl: `${origin}/`, securityOrigin: origin, ...details }
    // The names go beyond Electron's list, as Chromium's do at run time.
    if (!handlers.check(contents, asked as Parameters<NonNullable<CheckHandler>>[1], origin, question))
      return false
  }
  const ask = handlers.request
  if (!ask || asked === 'clipboard-sanitized-write') return true
  return new Promise((resolve) => {
    ask(contents, asked as Parameters<NonNullable<RequestHandler>>[1], resolve, {
      isMainFrame: true,
      requestingUrl: `${origin}/`,
      ...details,
    })
  })
}

export async function applyPermissions(send: Send, decision: Decision, pretendOrigin: string): Promise<void> {
  const set = async (permission: Permission, setting: string): Promise<void> => {
    // A Chromium that doesn't know a permission doesn't grant it either.
    if (permission.setting)
      await send('Browser.setPermission', {
        permission: permission.setting,
        setting,
        origin: pretendOrigin,
      }).catch(() => {})
  }
  await Promise.all([
    ...decision.granted.map((permission) => set(permission, 'granted')),
    ...decision.denied.map((permission) => set(permission, 'denied')),
  ])
}

export function permissionsPolicy(decision: Decision): string {
  const features = decision.denied.flatMap(({ feature }) => (feature === undefined ? [] : [`${feature}=()`]))
  return [...new Set(features)].join(', ')
}
