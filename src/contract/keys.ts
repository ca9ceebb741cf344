// Keys: adding, testing, changing, rotating and importing them. No answer has a field for a secret.
import * as z from 'zod'
import { keyPlaces } from '../domain/keys/key.ts'
import { answerSchema } from './failure.ts'
import { event, route, stream } from './kinds.ts'
import * as keyValues from './key-values.ts'
import * as values from './values.ts'

const none = z.strictObject({})
const baseUrl = z.string().max(500)
/** A key, and the base URL that the person saw for it: the request is refused if that is no longer true. */
const seenKey = { keyId: values.keyId, seenBaseUrl: baseUrl }
const oneKey = z.strictObject(seenKey)

/** The texts that a person gives a key. */
const saying = {
  label: z.string().max(80),
  project: z.string().max(80),
  note: z.string().max(500),
}

export const keys = {
  /** The stored keys and this session's, oldest first. */
  listKeys: route({ input: none, output: z.array(keyValues.key).max(500) }),
  /**
   * The keychain's name, and whether it works now, which is tested by writing, reading and deleting an entry.
   */
  /** Looks at it without asking for anything. */
  readKeychain: route({ input: none, output: keyValues.keychain }),
  /** Has the keychain ask for its password, in its own window, and waits for the person. */
  unlockKeychain: route({ input: none, output: keyValues.keychain }),
  keychainChanged: event(none),

  /**
   * The only route that takes a key from a window. Main holds it in memory, to be tested and then saved or
   * dropped, and never returns it. A held key is forgotten after a quarter of an hour.
   */
  holdTyped: route({
    input: z.strictObject({ secret: z.string().max(10_000), baseUrl }),
    output: keyValues.keyCandidate,
  }),
  /** Holds the key on the clipboard, which is cleared a minute later if the key is still there. */
  holdClipboard: route({ input: z.strictObject({ baseUrl }), output: keyValues.keyCandidate }),
  /** Moves the candidate to another address; tests of the old address no longer count. */
  moveCandidate: route({
    input: z.strictObject({ keyId: values.keyId, baseUrl }),
    output: keyValues.keyCandidate,
  }),
  dropCandidate: route({ input: z.strictObject({ keyId: values.keyId }), output: none }),
  /** Saves it in the keychain, reads it back and compares; `session` goes there, too, if it works by now. */
  saveCandidate: route({
    input: z.strictObject({ ...seenKey, ...saying, keepIn: z.enum(keyPlaces) }),
    output: keyValues.key,
  }),

  /**
   * A checklist for a stored key or a candidate, which fills in line by line. With `paysForQuota` it also
   * makes the smallest paid request, which is recorded; nothing else costs anything.
   */
  testKey: stream({
    input: z.strictObject({ ...seenKey, paysForQuota: z.boolean() }),
    snapshot: z.strictObject({ lines: z.array(keyValues.keyTestLine).max(20) }),
    delta: keyValues.keyTestLine,
    settled: none,
  }),

  /**
   * An absent field keeps its value. A base URL with another origin is refused: a key belongs to its origin.
   */
  changeKey: route({
    input: z.strictObject({
      ...seenKey,
      ...z
        .strictObject({ ...saying, baseUrl, isEnabled: z.boolean(), rotateByMs: values.timeMs.nullable() })
        .partial().shape,
    }),
    output: keyValues.key,
  }),
  makeDefault: route({ input: oneKey, output: none }),
  /** Main asks. Removes it from the keychain first; if that fails, the key stays listed. */
  removeKey: route({
    input: oneKey,
    // The keychain's name, if it keeps what is removed in a recycle bin of its own.
    output: z.strictObject({ recycleBinOf: values.plainText(60).nullable() }),
  }),

  /**
   * Saves the candidate as a key's successor, with its name, its conversations, and the default if it was
   * that. The old key is kept, disabled, until it is revoked and removed.
   */
  rotateKey: route({
    input: z.strictObject({ ...seenKey, candidateId: values.keyId }),
    output: keyValues.key,
  }),
  /** Asks the server with the old key if it still works. A failure says why that could not be found out. */
  confirmRevoked: route({ input: oneKey, output: z.strictObject({ isRevoked: z.boolean() }) }),

  /** Lets the person choose a `.env` file and reads it in main; `null` if they chose none. */
  chooseImport: route({ input: none, output: keyValues.keyImport.nullable() }),
  /** Reads OPENAI_API_KEY as it was when the app started. */
  importEnvironment: route({ input: none, output: keyValues.keyImport }),
  /** A file was dropped where the window accepts one. Its path stays in main. */
  importDropped: event(answerSchema(keyValues.keyImport)),
  /** Removes the lines of the saved keys from the file, if it is still the file that was read. */
  removeImportedLines: route({
    input: z.strictObject({ importId: values.importId }),
    output: z.strictObject({ removedLines: z.int().nonnegative() }),
  }),

  keysChanged: event(none),

  /** The servers that the person allowed keys and messages to go to, by name. Only main's own dialog allows one. */
  listAllowedServers: route({
    input: none,
    output: z.array(z.strictObject({ origin: values.plainText(500), allowedAtMs: values.timeMs })).max(1_000),
  }),
  /** The person is asked again before anything else goes there. */
  takeBackServer: route({ input: z.strictObject({ origin: baseUrl }), output: none }),
  allowedServersChanged: event(none),
}
