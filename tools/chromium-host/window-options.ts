// The options of a window: only known ones, and only a window that is sandboxed and isolated.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron/main'
import { refuse, refuseUnknown } from './strict.ts'

// Chromium would ignore any other option.
const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
]

/** Preferences that must keep these values, with Electron's own defaults. */
const required: readonly (readonly [keyof WebPreferences, boolean])[] = [
  ['sandbox', true],
  ['contextIsolation', true],
  ['webSecurity', true],
  ['nodeIntegration', false],
  ['nodeIntegrationInWorker', false],
  ['nodeIntegrationInSubFrames', false],
  ['webviewTag', false],
  ['allowRunningInsecureContent', false],
  ['experimentalFeatures', false],
  ['navigateOnDragDrop', false],
]

const knownPreferences = [
  ...required.map(([name]) => name),
  'preload',
  'session',
  'partition',
  'devTools',
  'spellcheck',
  'additionalArguments',
]

export function checkWindowOptions(options: BrowserWindowConstructorOptions): WebPreferences {
  refuseUnknown('BrowserWindow option', options, knownOptions)
  const preferences = options.webPreferences ?? {}
  refuseUnknown('BrowserWindow option webPreferences', preferences, knownPreferences)
  for (const [name, value] of required) {
    const given = preferences[name]
    if (given !== undefined && given !== value)
      refuse(
        `window with webPreferences.${name} ${value ? 'off' : 'on'}: every window here is sandboxed, isolated and without Node`,
      )
  }
  if (preferences.preload !== undefined && !preferences.preload.startsWith('/'))
    throw new Error(`preload script must have absolute path: ${preferences.preload}`)
  return { ...Object.fromEntries(required), ...preferences }
}
