// Splits a text file into lines, and writes it back without some of them. Everything else stays byte for
// byte: the byte-order mark, the line endings, and whether the last line has one. Refuses files that aren't
// text.

export interface TextFile {
  /** Without the byte-order mark. */
  readonly text: string
  /** Encodes another text like this file, with the byte-order mark if it has one. */
  encode(text: string): Buffer
}

const byteOrderMark = '\uFEFF'

const swapBytes = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const encodings: readonly {
  readonly mark: readonly number[]
  readonly decode: (bytes: Buffer) => string | null
  readonly encode: (text: string) => Buffer
}[] = [
  { mark: [0xef, 0xbb, 0xbf], decode: decodeUtf8, encode: (text) => Buffer.from(text, 'utf8') },
  // The encoding that Windows PowerShell writes.
  { mark: [0xff, 0xfe], decode: decodeUtf16, encode: (text) => Buffer.from(text, 'utf16le') },
  {
    mark: [0xfe, 0xff],
    decode: (bytes) => (bytes.length % 2 === 0 ? decodeUtf16(swapBytes(bytes)) : null),
    encode: (text) => swapBytes(Buffer.from(text, 'utf16le')),
  },
  { mark: [], decode: decodeUtf8, encode: (text) => Buffer.from(text, 'utf8') },
]

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

// Not TextDecoder, because it replaces lone surrogates.
function decodeUtf16(bytes: Buffer): string | null {
  return bytes.length % 2 === 0 ? bytes.toString('utf16le') : null
}

/** Returns `null` if the file is neither UTF-8 nor UTF-16 with a byte-order mark, or if it contains a NUL. */
export function decodeTextFile(bytes: Buffer): TextFile | null {
  const encoding = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const text = encoding?.decode(bytes) ?? null
  if (encoding === undefined || text === null || text.includes('\0')) return null
  const isMarked = text.startsWith(byteOrderMark)
  return {
    text: isMarked ? text.slice(1) : text,
    encode: (other) => encoding.encode(isMarked ? byteOrderMark + other : other),
  }
}

const linePattern = /[^\r\n]*(?:\r\n|\r|\n|$)/gu

/** Returns the lines with their line endings. A line ending at the end of the text begins no new line. */
export function splitLines(text: string): string[] {
  const lines = text.match(linePattern) ?? []
  return lines.filter((line) => line !== '')
}

/** `lines` count from 1. */
export const withoutLines = (text: string, lines: ReadonlySet<number>): string =>
  splitLines(text)
    .filter((_line, index) => !lines.has(index + 1))
    .join('')
