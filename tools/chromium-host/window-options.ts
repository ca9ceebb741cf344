// The options of a window: known ones only, and only a window that is sandboxed and isolated.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron/main'
import { refuse, refuseUnknown } from './strict.ts'

const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'x',
  'y',
  'center',
  'show',
  'paintWhenInitiallyHidden',
  'backgroundColor',
  'title',
  'icon',
  'titleBarStyle',
  'trafficLightPosition',
  'titleBarOverlay',
  'autoHideMenuBar',
  'darkTheme',
  'fullscreenable',
  'maximizable',
  'minimizable',
  'resizable',
  'closable',
  'movable',
  'focusable',
  'frame',
  'parent',
  'modal',
  'useContentSize',
  'webPreferences',
]

const knownPreferences = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'devTools',
  'session',
  'partition',
  'spellcheck',
  'additionalArguments',
  'v8CacheOptions',
  'backgroundThrottling',
  'enableWebSQL',
  'disableDialogs',
  'safeDialogs',
  'zoomFactor',
]

/** What must not be set otherwise, with Electron's own default. */
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
