// Settings over electron-store, which throws on a damaged file or empties it in silence. Here a damaged file
// is moved aside, the last good one is used, and `wasRecovered` says so. Settings never contain a secret.
import ElectronStore from 'electron-store'
import { join } from 'node:path'
import { initialSettings } from '../../contract/settings.ts'
import type { Settings } from '../../domain/settings.ts'
import { copyAside, moveAside, readSettingsFile, replaceCopy, type SettingsRead } from './settings-file.ts'

type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

export interface SettingsPort {
  read(): Settings
  /** Throws the file system's error if it can't be saved; then nothing has changed. */
  change(change: SettingsChange): Settings
  /** Calls `listener` after each change. Returns a function that stops that. */
  onChange(listener: (settings: Settings) => void): () => void
}

export interface OpenedSettings {
  readonly settings: SettingsPort
  /** True if a saved setting could not be read, so that an older value or the default is used. */
  readonly wasRecovered: boolean
}

export interface SettingsOptions {
  /** The absolute path of the folder that contains `settings.json`. */
  readonly folder: string
  readonly nowMs: () => number
}

const nothing: SettingsRead = { known: {}, unknown: {}, isWhole: true }

/** Never throws. At worst it uses the defaults, and the first change tries to save again. */
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

  // Opened at once, because the first store adds a listener to ipcMain, which start.ts removes.
  let file = tryOpenFile(folder)
  const save = (settings: Settings): void => {
    file ??= openFile(folder)
    file.store = { ...unknown, ...settings }
    // If this fails, the copy is the one of the change before.
    replaceCopy(path, backupPath)
  }

  if (wasRecovered) trySave(save, current)

  const settings: SettingsPort = {
    read: () => current,
    change(change) {
      const said = Object.entries(change).filter(([, value]) => value !== undefined)
      // `change` has the settings' types plus undefined, which is filtered out here.
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
    return null // the first change tries again and reports why
  }
}

function trySave(save: (settings: Settings) => void, settings: Settings): void {
  try {
    save(settings)
  } catch {
    // If the folder can't be written, the recovered settings count for this run, and the next change reports
    // why.
  }
}
