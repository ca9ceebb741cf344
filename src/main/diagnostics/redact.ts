// Takes out of a text whatever is or may be a key, also where it is written in base64 or for a URL. Nothing
// of a key is left, not its last characters either. Rather too much is taken than too little: a log can spare
// it.

export const redacted = '[redacted]'

// A key wherever it stands, also right after other letters; a short one, or the start of one that was cut,
// only at the start of a word, for the sake of "task-list".
const keyPattern = /sk-[A-Za-z0-9_-]{16,}|(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]+/gu

// An error about a header quotes it whole, line breaks and all, so a quoted one ends at its quote alone.
const quotedBearerPattern = /(["'`])Bearer\s[\s\S]*?\1/giu
const bearerPattern = /Bearer\s+[^\s"'`]+/giu

// No name begins with a repetition: over a long word that would take time by its square.
const name = 'authorization|api[-_ ]?key|secret|password|passwd|token'
// A header, a JSON member or a parameter of that name, with its value: quoted, or to the end of the line for
// a header, or to the next separator.
const namedQuotedPattern = new RegExp(
  String.raw`((?:${name})\\?["'\x60]?\s*[:=]\s*)(\\?["'\x60])[\s\S]*?\2`,
  'giu',
)
const headerPattern = /(authorization\s*[:=]\s*)(?!\[redacted\])[^\s"'`,}][^\r\n"'`,}]*/giu
const namedPattern = new RegExp(String.raw`((?:${name})\s*[:=]\s*)(?!\[redacted\])[^\s"'\x60&,;}\])]+`, 'giu')
const parameterPattern = /([?&](?:key|auth|sig|signature)=)[^\s"'`&#]+/giu

const credentialsPattern = /(:\/\/)(?:[^\s/@"'`]+|[^\s/:@"'`]+:[^\s@"'`]+)@/giu

// What may be a key in other clothes: a run of their letters, looked at once it is decoded.
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
 * Whether a run is a key once decoded, `depth` times at most. One that is a key as it stands isn't meant
 * here.
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
  // What stands right before base64 may shift it by up to three letters.
  for (const part of run.match(/[A-Za-z0-9+/_-]{12,}/gu) ?? []) {
    for (let shift = 0; shift < 4; shift += 1)
      found.push(Buffer.from(part.slice(shift), 'base64').toString('latin1'))
  }
  return found
}
