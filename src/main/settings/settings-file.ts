// Reads a settings file without trusting it: whatever it is, the answer says what of it can be used. Never
// throws.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import * as values from '../../contract/values.ts'
import type { Settings } from '../../domain/settings.ts'

/** What a file holds: settings that are valid, and fields of other versions, to be kept. */
export interface SettingsRead {
  readonly known: Partial<Settings>
  readonly unknown: { readonly [name: string]: unknown }
  /** False when some of its values were not valid and are missing in `known`. */
  readonly isWhole: boolean
}

const maxBytes = 1_000_000
const shape = values.settings.shape

/** `missing` is not there at all; `bad` is there and nothing of it can be used. */
export function readSettingsFile(path: string): SettingsRead | 'missing' | 'bad' {
  try {
    const entry = statSync(path, { throwIfNoEntry: false })
    if (!entry) return 'missing'
    if (!entry.isFile() || entry.size > maxBytes) return 'bad'
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')
    return parseSettings(JSON.parse(text))
  } catch {
    return 'bad'
  }
}

function parseSettings(value: unknown): SettingsRead | 'bad' {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'bad'
  const entries = Object.entries(value)
  const named = entries.filter(([name]) => Object.hasOwn(shape, name))
  const known: Partial<Settings> = {
    ...readField(value, 'theme'),
    ...readField(value, 'defaultModelId'),
    ...readField(value, 'remindsOfKeys'),
    ...readField(value, 'writesTitles'),
    ...readField(value, 'defaultParameters'),
  }
  const validCount = Object.keys(known).length
  const unknown = Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(shape, name)))
  return { known, unknown, isWhole: validCount === named.length }
}

function readField<Name extends keyof Settings>(
  value: object,
  name: Name,
): { readonly [Field in Name]?: Settings[Field] } {
  if (!Object.hasOwn(value, name)) return {}
  const parsed = shape[name].safeParse(Reflect.get(value, name))
  // The schema of a field yields that field's type; TypeScript loses it over a generic name.
  return parsed.success ? ({ [name]: parsed.data } as { [Field in Name]: Settings[Field] }) : {}
}

/** Moves what is there out of the way, under a name that is free. False when that can't be done. */
export function moveAside(path: string, nowMs: number): boolean {
  return attempt(() => renameSync(path, freeName(path, nowMs)))
}

/** Keeps a copy of what is there under a name that is free. False when that can't be done. */
export function copyAside(path: string, nowMs: number): boolean {
  return attempt(() => copyFileSync(path, freeName(path, nowMs)))
}

/**
 * Replaces the copy as a whole or not at all. False when that can't be done: the copy is then an older one.
 */
export function replaceCopy(path: string, copyPath: string): boolean {
  const partialPath = `${copyPath}.partial`
  const isDone = attempt(() => {
    copyFileSync(path, partialPath)
    const file = openSync(partialPath, 'r+')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partialPath, copyPath)
  })
  if (!isDone) attempt(() => rmSync(partialPath, { force: true }))
  return isDone
}

function freeName(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/gu, '')
  const base = `${path.replace(/\.json$/u, '')}.corrupt-${stamp}`
  for (let count = 0; ; count += 1) {
    const name = `${base}${count === 0 ? '' : `-${count}`}.json`
    if (!existsSync(name)) return name
  }
}

function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}
