// Reads a settings file without trusting it, and returns the part that can be used. Never throws.
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
import type * as z from 'zod'
import { settingsSchema } from '../../contract/settings.ts'
import type { Settings } from '../../domain/settings.ts'

/** The content of a file: the valid settings, and the fields of other versions, which are kept. */
export interface SettingsRead {
  readonly known: Partial<Settings>
  readonly unknown: { readonly [name: string]: unknown }
  /** False if some values were not valid and are missing in `known`. */
  readonly isWhole: boolean
}

const maxBytes = 1_000_000
const shape: { readonly [name: string]: z.ZodType } = settingsSchema.shape

/** `missing`: there is no file. `bad`: there is one, but none of it can be used. */
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
  const known: [string, unknown][] = []
  const unknown: [string, unknown][] = []
  let isWhole = true
  for (const [name, field] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined
    const parsed = schema?.safeParse(field)
    if (!parsed) unknown.push([name, field])
    else if (parsed.success) known.push([name, parsed.data])
    else isWhole = false
  }
  // Each field was parsed by the schema with its name.
  return {
    known: Object.fromEntries(known) as Partial<Settings>,
    unknown: Object.fromEntries(unknown),
    isWhole,
  }
}

/** Moves the file to a free name. Returns false if that fails. */
export function moveAside(path: string, nowMs: number): boolean {
  return attempt(() => renameSync(path, freeName(path, nowMs)))
}

/** Copies the file to a free name. Returns false if that fails. */
export function copyAside(path: string, nowMs: number): boolean {
  return attempt(() => copyFileSync(path, freeName(path, nowMs)))
}

/** Replaces the copy as a whole or not at all. Returns false if that fails: the copy is then an older one. */
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
