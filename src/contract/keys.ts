import * as z from 'zod'
import { keyPlaces } from '../domain/keys/key.ts'
import { answerSchema } from './failure.ts'
import { event, route, stream } from './kinds.ts'
import * as keyValues from './key-values.ts'
import * as values from './values.ts'

const none = z.strictObject({})
const oneKey = z.strictObject({ keyId: values.keyId })
const baseUrl = z.string().max(500)

/** What a person says of a key. */
const saying = {
  label: z.string().max(80),
  project: z.string().max(80),
  note: z.string().max(500),
}

export const keys = {
  /** Stored ones and this session's, oldest first. */
  listKeys: route({ input: none, output: z.array(keyValues.key).max(500) }),
  /** Where keys live and whether that works now; proved by writing, reading and deleting a probe. */
  readKeychain: route({ input: none, output: keyValues.keychain }),

  /**
   * The one place where a key comes from a window. It is held in main's memory, to be tested and then saved
   * or dropped, and never answered. Held ones are forgotten after a quarter of an hour.
   */
  holdTyped: route({
    input: z.strictObject({ secret: z.string().max(10_000), baseUrl }),
    output: keyValues.keyCandidate,
  }),
  /** The same with what main finds on the clipboard, which is cleared a minute later if it still holds the key. */
  holdClipboard: route({ input: z.strictObject({ baseUrl }), output: keyValues.keyCandidate }),
  /** The same key for another address; what was tested at the old one has to be tested again. */
  moveCandidate: route({
    input: z.strictObject({ keyId: values.keyId, baseUrl }),
    output: keyValues.keyCandidate,
  }),
  dropCandidate: route({ input: oneKey, output: none }),
  /** Into the keychain, read back and compared; `session` only while there is no keychain. */
  saveCandidate: route({
    input: z.strictObject({ keyId: values.keyId, ...saying, keepIn: z.enum(keyPlaces) }),
    output: keyValues.key,
  }),

  /**
   * A checklist that fills in line by line, of a stored key or a candidate. `paysForQuota` also makes the
   * smallest possible paid request, which is recorded; nothing else here costs anything.
   */
  testKey: stream({
    input: z.strictObject({ keyId: values.keyId, paysForQuota: z.boolean() }),
    snapshot: z.strictObject({ lines: z.array(keyValues.keyTestLine).max(20) }),
    delta: keyValues.keyTestLine,
    settled: none,
  }),

  /** What is absent stays as it is. A base URL of another origin is refused: a key is bound to its origin. */
  changeKey: route({
    input: z.strictObject({
      keyId: values.keyId,
      ...z
        .strictObject({ ...saying, baseUrl, isEnabled: z.boolean(), rotateByMs: values.timeMs.nullable() })
        .partial().shape,
    }),
    output: keyValues.key,
  }),
  makeDefault: route({ input: oneKey, output: none }),
  /** From the keychain first; what it would not remove stays listed. */
  removeKey: route({ input: oneKey, output: none }),

  /**
   * Saves the candidate in the place of a key: its name, its conversations, its being the default. The old key
   * is kept, disabled, until it is revoked and removed.
   */
  rotateKey: route({
    input: z.strictObject({ keyId: values.keyId, candidateId: values.keyId }),
    output: keyValues.key,
  }),
  /** Asks with the old key whether it still works. A failure says why that could not be found out. */
  confirmRevoked: route({ input: oneKey, output: z.strictObject({ isRevoked: z.boolean() }) }),

  /** Asks for a `.env` file and reads it in main; `null` when the person chose none. */
  chooseImport: route({ input: none, output: keyValues.keyImport.nullable() }),
  /** OPENAI_API_KEY as it was when the app started. */
  importEnvironment: route({ input: none, output: keyValues.keyImport }),
  /** A file was dropped on the window, where it takes one. The path stays in main. */
  importDropped: event(answerSchema(keyValues.keyImport)),
  /** Takes the lines of the keys that were saved out of the file, if it is still the file that was read. */
  removeImportedLines: route({
    input: z.strictObject({ importId: values.importId }),
    output: z.strictObject({ removedLines: z.int().nonnegative() }),
  }),

  keysChanged: event(none),
}
