// `nativeTheme`: sets what a page sees as `prefers-color-scheme`. The system's own choice counts as light.
import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron/main'
import type { DevtoolsSession } from './devtools-pipe.ts'
import { makeStrict } from './strict.ts'

export const themedSessions = new Set<DevtoolsSession>()
let source: NativeTheme['themeSource'] = 'system'

const emitter = new EventEmitter()
const members = Object.defineProperties(emitter, {
  themeSource: {
    get: () => source,
    set(wanted: NativeTheme['themeSource']) {
      if (wanted !== 'system' && wanted !== 'light' && wanted !== 'dark')
        throw new TypeError('Error processing argument: themeSource')
      if (wanted === source) return
      source = wanted
      for (const session of themedSessions) void nativeThemeMedia(session)
      emitter.emit('updated')
    },
    enumerable: true,
  },
  shouldUseDarkColors: { get: () => source === 'dark', enumerable: true },
}) as EventEmitter & Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>

export const nativeTheme = makeStrict('electron.nativeTheme', members)

export async function nativeThemeMedia(session: DevtoolsSession): Promise<void> {
  await session
    .send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }],
    })
    .catch(() => {})
}
