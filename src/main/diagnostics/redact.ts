// Removes from a text everything that is or may be a key, also in base64 or URL encoding, down to the key's
// last characters. When in doubt it removes too much, since a log can do without it.

export const redacted = '[redacted]'

// A key anywhere, also right after letters. A short one, or the start of a key that was cut off, counts only
// at the start of a word, because of words like "task-list".
const keyPattern = /sk-[A-Za-z0-9_-]{16,}|(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]+/gu

// An error about a header quotes it whole, with its line breaks, so a quoted value ends only at its quote.
const quotedBearerPattern = /(["'`])Bearer\s[\s\S]*?\1/giu
const bearerPattern = /Bearer\s+[^\s"'`]+/giu

// No name begins with a repetition: on a long word that would take quadratic time.
const name = 'authorization|api[-_ ]?key|secret|password|passwd|token'
// A header, JSON member or parameter with that name, and its value: up to the closing quote, to the end of
// the line for a header, or to the next separator.
const namedQuotedPattern = new RegExp(
  String.raw`((?:${name})\\?["'\x60]?\s*[:=]\s*)(\\?["'\x60])[\s\S]*?\2`,
  'giu',
)
const headerPattern = /(authorization\s*[:=]\s*)(?!\[redacted\])[^\s"'`,}][^\r\n"'`,}]*/giu
const namedPattern = new RegExp(String.raw`((?:${name})\s*[:=]\s*)(?!\[redacted\])[^\s"'\x60&,;}\])]+`, 'giu')
const parameterPattern = /([?&](?:key|auth|sig|signature)=)[^\s"'`&#]+/giu

const credentialsPattern = /(:\/\/)(?:[^\s/@"'`]+|[^\s/:@"'`]+:[^\s@"'`]+)@/giu

// Runs of letters that may be an encoded key; each is decoded and checked.
const encodedPattern = /[A-Za-z0-9+/_=%.~-]{12,}/gu

export function redact(text: string): string {
  return text
    .replace(encodedPattern, (run) => (hidesKey(run, 2) ? redacted : run))
    .replace(quotedBearerPattern, `$1${redacted}$1`)
    .replace(bearerPattern, redacted)
    .replace(namedQuotedPattern, `$1$2${redacted}$2`)
    .replace(headerPattern, `$1${redacted}`)
    .replace(namedPattern, `$1${redacted}`)
    .replace(parameterPattern, `$1${redacted}`)
    .replace(credentialsPattern, `$1${redacted}@`)
    .replace(keyPattern, redacted)
}

const keyTest = new RegExp(`${keyPattern.source}|Bearer\\s+\\S`, 'iu')

/**
 * Returns true if the run is a key once decoded, up to `depth` times. A key that is not encoded is found
 * elsewhere.
 */
function hidesKey(run: string, depth: number): boolean {
  if (depth === 0) return false
  return decodings(run).some((text) => {
    if (keyTest.test(text)) return true
    return (text.match(encodedPattern) ?? []).some((inner) => hidesKey(inner, depth - 1))
  })
}

function decodings(run: string): string[] {
  const found: string[] = []
  if (run.includes('%')) {
    found.push(
      run.replaceAll(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
  }
  // Letters right before the base64 can shift it by up to three letters.
  for (const part of run.match(/[A-Za-z0-9+/_-]{12,}/gu) ?? []) {
    for (let shift = 0; shift < 4; shift += 1)
      found.push(Buffer.from(part.slice(shift), 'base64').toString('latin1'))
  }
  return found
}
