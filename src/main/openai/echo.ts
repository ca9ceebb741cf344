// Keeps the key that a request carried out of its answer, whatever the key looks like and wherever a server puts
// it: some send back what they were sent.
import type { Failure } from '../../domain/failure.ts'

/** Removes forms of a key from a text that comes in pieces. */
export interface EchoFilter {
  /** Returns as much of the text as can't be the beginning of a key, cleaned. */
  push(piece: string): string
  /** Returns what was held back. */
  end(): string
}

/** What stands where a key was. */
export const mask = '•••'
/** `mask` as bytes are read here: one character for each. */
const byteMask = Buffer.from(mask, 'utf8').toString('latin1')

const leastChars = 8
/** What local servers' own guides give as a key, and the practice guide's. */
const placeholders: ReadonlySet<string> = new Set([
  'lm-studio',
  'no-key-required',
  'not-needed',
  'practice-guide',
  'sk-no-key-required',
])

/** Returns true for a key that is no secret, because any answer can contain it: a short one, a word, a placeholder. */
const isCommon = (secret: string): boolean =>
  secret.length < leastChars || /^[a-z]{1,20}$/iu.test(secret) || placeholders.has(secret)

/** Base64 of the secret as it is within other text, which decides how its bytes fall into groups of three. */
const writeBase64 = (secret: string, bytesBefore: 0 | 1 | 2): string => {
  const text = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(secret)]).toString('base64url')
  const bits = (bytesBefore + Buffer.byteLength(secret)) * 8
  // Characters that also say something of the bytes before and after are left out.
  return text.slice(Math.ceil((bytesBefore * 8) / 6), Math.floor(bits / 6))
}

/** Returns the forms in which the key could be told; none if it is no secret. Longest first. */
export function formsOf(secret: string): readonly string[] {
  if (isCommon(secret)) return []
  const inBase64Url = ([0, 1, 2] as const).map((bytes) => writeBase64(secret, bytes))
  const inBase64 = inBase64Url.map((text) => text.replaceAll('-', '+').replaceAll('_', '/'))
  const inHex = Buffer.from(secret).toString('hex')
  const inJson = JSON.stringify(secret).slice(1, -1)
  const inUrl = encodeURIComponent(secret)
  const all = [secret, inJson, inUrl, inHex, inHex.toUpperCase(), ...inBase64Url, ...inBase64]
  return [...new Set(all)].toSorted((left, right) => right.length - left.length)
}

/** Returns true if the text tells the key. */
export const tellsKey = (text: string, forms: readonly string[]): boolean =>
  forms.some((form) => text.includes(form))

/** Returns where the text's end begins to look like a form; the text's length if it doesn't. */
function findOpen(text: string, forms: readonly string[]): number {
  let first = text.length
  for (const form of forms) {
    const [start = ''] = form
    for (
      let at = text.indexOf(start, Math.max(0, text.length - form.length + 1));
      at !== -1 && at < first;
      at = text.indexOf(start, at + 1)
    )
      if (form.startsWith(text.slice(at))) first = at
  }
  return first
}

const createFilter = (forms: readonly string[], put: string): EchoFilter => {
  let held = ''
  return {
    push(piece) {
      const text = forms.reduce((all, form) => all.replaceAll(form, put), held + piece)
      const open = findOpen(text, forms)
      held = text.slice(open)
      return text.slice(0, open)
    },
    end() {
      const rest = held
      held = ''
      return rest
    },
  }
}

/** For text whose pieces come in several events, so that no single one has the key. */
export const filterText = (forms: readonly string[]): EchoFilter => createFilter(forms, mask)

/** A failure quotes one text of a server: the scope that a key lacks. */
export function filterFailure(failure: Failure, forms: readonly string[]): Failure {
  const { scope, ...data } = failure.data ?? {}
  return typeof scope === 'string' && tellsKey(scope, forms) ? { ...failure, data } : failure
}

/** For the bytes of a body: returns a body in which no piece tells the key, or the same one if it is no secret. */
export function filterBody(
  body: ReadableStream<Uint8Array>,
  forms: readonly string[],
): ReadableStream<Uint8Array> {
  if (forms.length === 0) return body
  const filter = createFilter(forms, byteMask)
  const write = (text: string, controller: TransformStreamDefaultController<Uint8Array>): void => {
    if (text !== '') controller.enqueue(Buffer.from(text, 'latin1'))
  }
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        write(
          filter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')),
          controller,
        )
      },
      flush: (controller) => write(filter.end(), controller),
    }),
  )
}

/** Returns the headers without those that tell the key. */
export function filterHeaders(headers: Headers, forms: readonly string[]): Headers {
  const kept = new Headers(headers)
  for (const [name, value] of headers) if (tellsKey(value, forms) || tellsKey(name, forms)) kept.delete(name)
  return kept
}
