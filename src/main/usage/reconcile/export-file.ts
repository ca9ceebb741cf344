// Reads a file that is said to be an export: it must be a plain text file of at most 50 MB.
import { open, stat } from 'node:fs/promises'
import { makeFailure } from '../../../domain/failure.ts'
import { err, type Result } from '../../../domain/result.ts'
import { parseExport } from './parse-export.ts'
import { notAnExport, type ParsedExport } from './parsed-export.ts'

export const maxExportBytes = 50_000_000

const tooLarge = () => err(makeFailure('usage/file-too-large'))

/** Returns `null` if the file is larger than that. */
async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array | null> {
  const file = await open(path, 'r')
  try {
    // One byte more, since the file may have grown after it was measured.
    const bytes = new Uint8Array(maxBytes + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      length += bytesRead
      if (length > maxBytes) return null
      if (bytesRead === 0) return bytes.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export async function readExportFile(path: string): Promise<Result<ParsedExport>> {
  let bytes: Uint8Array | null
  try {
    const found = await stat(path)
    // Opening anything else, such as a pipe, could wait for ever.
    if (!found.isFile()) return notAnExport()
    if (found.size > maxExportBytes) return tooLarge()
    bytes = await readUpTo(path, found.size)
  } catch {
    return err(makeFailure('usage/file-unreadable'))
  }
  if (!bytes) return tooLarge()
  const text = readText(bytes)
  return text === null ? notAnExport() : parseExport(text)
}
