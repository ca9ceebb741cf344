// Settings over electron-store, which throws on a damaged file or wipes it in silence; neither will do. Here
// a damaged file is moved aside and the last good one used, and whoever opens is told so. Never holds a
// secret.
import ElectronStore from 'electron-store'
import { join } from 'node:path'
import { initialSettings } from '../../contract/settings.ts'
import type { Settings } from '../../domain/settings.ts'
import { copyAside, moveAside, readSettingsFile, replaceCopy, type SettingsRead } from './settings-file.ts'

type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

export interface SettingsPort {
  read(): Settings
  /** Throws what the file system throws when it can't be saved; then nothing has changed. */
  change(change: SettingsChange): Settings
  /** Called after each change. Answers how to stop it. */
  onChange(listener: (settings: Settings) => void): () => void
}

export interface OpenedSettings {
  readonly settings: SettingsPort
  /** Something of what was saved could not be read, and something older or the default is used instead. */
  readonly wasRecovered: boolean
}

export interface SettingsOptions {
  /** Absolute; `settings.json` is in it. */
  readonly folder: string
  readonly nowMs: () => number
}

const nothing: SettingsRead = { known: {}, unknown: {}, isWhole: true }

/** Never throws: at worst the defaults are used, and saving is tried again at the first change. */
export function openSettings({ folder, nowMs }: SettingsOptions): OpenedSettings {
  const path = join(folder, 'settings.json')
  const backupPath = `${path}.bak`
  const found = readSettingsFile(path)
  const backup = readSettingsFile(backupPath)
  const usableBackup = typeof backup === 'string' ? nothing : backup

  if (found === 'bad') moveAside(path, nowMs())
  else if (found !== 'missing' && !found.isWhole) copyAside(path, nowMs())

  const base = typeof found === 'string' ? usableBackup : found
  const isFirstStart = found === 'missing' && backup === 'missing'
  const wasRecovered = !isFirstStart && (typeof found === 'string' || !found.isWhole)

  const unknown = base.unknown
  let current: Settings = { ...initialSettings, ...(wasRecovered ? usableBackup.known : {}), ...base.known }
  const listeners = new Set<(settings: Settings) => void>()

  // Made at once, since the first one made adds a listener to ipcMain that whoever starts the app may remove.
  let file = tryOpenFile(folder)
  const save = (settings: Settings): void => {
    file ??= openFile(folder)
    file.store = { ...unknown, ...settings }
    // Best effort: without it the copy is the one of the change before.
    replaceCopy(path, backupPath)
  }

  if (wasRecovered) trySave(save, current)

  const settings: SettingsPort = {
    read: () => current,
    change(change) {
      const said = Object.entries(change).filter(([, value]) => value !== undefined)
      // `change` has the types of the settings, but for undefined, which is left out here.
      const changed: Settings = { ...current, ...(Object.fromEntries(said) as Partial<Settings>) }
      save(changed)
      current = changed
      for (const listener of listeners) listener(current)
      return current
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return { settings, wasRecovered }
}

const openFile = (folder: string): ElectronStore =>
  new ElectronStore({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })

function tryOpenFile(folder: string): ElectronStore | null {
  try {
    return openFile(folder)
  } catch {
    return null // tried again at the first change, which then says why
  }
}

function trySave(save: (settings: Settings) => void, settings: Settings): void {
  try {
    save(settings)
  } catch {
    // A folder that can't be written: what was recovered holds for this run, and the next change says why.
  }
}
