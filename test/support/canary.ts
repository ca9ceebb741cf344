// A fake key to search for: in any file, the whole key or its core, in every form that it could take. A test
// that scans needs a positive control: it calls plantCanary first, and checks that the scan finds that.
import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface Finding {
  readonly file: string
  readonly form: string
}

const prefix = 'sk-canary-'

/** Returns a new key of a plausible length that occurs in no other text. */
export const createCanary = () => `${prefix}${randomBytes(24).toString('hex')}T3st`

/** Removes the prefix and the suffix, which the app may show. */
export const coreOf = (secret: string) => secret.slice(prefix.length, -4)

// In base64 a text begins at one of three places in a group; the letters at its edges
// depend on its neighbours.
const base64Forms = (bytes: Buffer) =>
  [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const start = Math.ceil((offset * 8) / 6)
    const isWhole = ((offset + bytes.length) * 8) % 6 === 0
    return encoded.slice(start, isWhole ? undefined : -1)
  })

const toUrlSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_')

const escapeEach = (text: string, escape: (code: string) => string, length: number) =>
  Array.from(text, (letter) => escape(letter.charCodeAt(0).toString(16).padStart(length, '0'))).join('')

const escapeOthers = (text: string, escape: (letter: string) => string) =>
  text.replaceAll(/[^A-Za-z0-9]/g, escape)

/** Returns every form that the scan looks for, by name. Forms with hexadecimal digits ignore case. */
const formsOf = (secret: string): ReadonlyMap<string, Buffer> => {
  const utf8 = Buffer.from(secret)
  const utf16 = Buffer.from(secret, 'utf16le')
  const utf16be = Buffer.from(utf16).swap16()
  const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
  const unicode = (letter: string) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  const texts: readonly (readonly [string, string])[] = [
    ...base64Forms(utf8).flatMap((text, offset) => [
      [`base64 at ${offset}`, text] as const,
      [`base64url at ${offset}`, toUrlSafe(text)] as const,
    ]),
    ...base64Forms(utf16).map((text, offset) => [`base64 of UTF-16 at ${offset}`, text] as const),
    ['hex', utf8.toString('hex')],
    ['hex, upper case', utf8.toString('hex').toUpperCase()],
    ['URL-escaped', escapeOthers(secret, percent)],
    ['URL-escaped, upper case', escapeOthers(secret, (letter) => percent(letter).toUpperCase())],
    ['URL-escaped throughout', escapeEach(secret, (code) => `%${code}`, 2)],
    ['JSON-escaped', escapeOthers(secret, unicode)],
    ['JSON-escaped throughout', escapeEach(secret, (code) => String.raw`\u${code}`, 4)],
  ]
  return new Map([
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', utf16be],
    ...texts.map(([form, text]) => [form, Buffer.from(text)] as const),
  ])
}

const searchedForms = (secret: string) =>
  [...formsOf(secret)].concat([...formsOf(coreOf(secret))].map(([form, bytes]) => [`core in ${form}`, bytes]))

/** Returns the forms of `secret` that `content` contains. */
export const scanBytes = (content: Uint8Array, secret: string): readonly string[] => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return searchedForms(secret)
    .filter(([, needle]) => bytes.includes(needle))
    .map(([form]) => form)
}

export const scanText = (text: string, secret: string) => scanBytes(Buffer.from(text), secret)

/**
 * Searches the content and the name of each file below `folder`. A file that can't be read is a finding too,
 * because it might contain anything.
 */
export async function scanFolder(folder: string, secret: string): Promise<readonly Finding[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const findings: Finding[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path)
    findings.push(...scanText(entry.name, secret).map((form) => ({ file, form: `name in ${form}` })))
    // Sockets and pipes have no content; the target of a link is scanned where it is.
    if (!entry.isFile()) continue
    try {
      findings.push(...scanBytes(await readFile(path), secret).map((form) => ({ file, form })))
    } catch (error) {
      // Files come and go while an app runs; a deleted one contains nothing.
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (!isGone) findings.push({ file, form: 'unreadable' })
    }
  }
  return findings
}

/** The positive control: writes a file that a scan of `folder` must find. Returns its name. */
export async function plantCanary(folder: string, secret: string) {
  const file = 'planted-canary.txt'
  await writeFile(join(folder, file), `before ${secret} after`)
  return file
}
