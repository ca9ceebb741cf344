// The words of adding a key and of its test's checklist, in English. Those of importing are in key-import.ts.
import type { KeyKind } from '../../domain/keys/key.ts'
import type { KeyTestLineOutcome, KeyTestStep, SkipReason } from '../../domain/keys/key-test.ts'
import { count, formatWhole } from '../format.ts'

const kinds: Record<KeyKind, string> = {
  project: 'Project key',
  'service-account': 'Service account key',
  user: 'User key, the older kind',
  other: 'Key',
  unknown: 'Key',
}

const steps: Record<KeyTestStep, string> = {
  form: 'Form of the key',
  keychain: 'Keychain',
  network: 'Connection',
  authentication: 'Sign-in',
  permission: 'Permission',
  models: 'Models',
  quota: 'Credit',
  limits: 'Limits',
  latency: 'Speed',
}

const outcomes: Record<KeyTestLineOutcome, string> = {
  passed: 'Passed',
  warned: 'Passed with a note',
  failed: 'Failed',
  skipped: 'Skipped',
}

const skips: Record<SkipReason, string> = {
  'asks-first': 'Not asked for',
  'with-quota': 'Comes with the credit check',
  'not-offered': 'This server does not say',
  'not-reached': 'Not reached',
}

const checklist = {
  title: 'Key test',
  steps,
  outcomes,
  skips,
  asAbove: 'For the same reason',
  pending: 'Not yet run',
  running: 'Running',
  testAgain: 'Test again',
  encrypted: 'TLS',
  unencrypted: 'not encrypted, on this computer',
  proxy: (proxy: string): string => `through proxy ${proxy}`,
  models: (total: number): string => count(total, { one: 'model', other: 'models' }),
  moreModels: (total: number): string => `and ${formatWhole(total)} more`,
  requests: (amount: string): string => `${amount} requests`,
  tokens: (amount: string): string => `${amount} tokens`,
  left: (amount: string): string => `${amount} left`,
  aMinute: (limits: string): string => `${limits} a minute`,
  milliseconds: (amount: string): string => `${amount} ms`,
  seconds: (amount: string): string => `${amount} s`,
  firstWord: (time: string): string => `first word after ${time}`,
  quotaAsk: (cost: string): string => `Check credit with one small paid request, about ${cost}`,
  quotaAskUnpriced: 'Check credit with one small paid request; its price isn’t known',
  quotaModel: (modelId: string): string => `Asks ${modelId} for one word. The cost is recorded under Usage.`,
  quotaPaid: (cost: string, modelId: string): string => `${cost} paid, ${modelId}`,
  quotaPaidUnpriced: (modelId: string): string => `Paid, price not known, ${modelId}`,
  requestId: (id: string): string => `Request ${id}`,
  copyRequestId: 'Copy request id',
  copied: 'Copied',
  broken: 'The test could not finish.',
  /** For a screen reader, once it has ended. */
  ended: (counts: Readonly<Record<KeyTestLineOutcome, number>>, titles: readonly string[]): string => {
    const parts = [
      count(counts.passed, { one: 'step passed', other: 'steps passed' }),
      counts.warned > 0 && `${counts.warned} with a note`,
      counts.failed > 0 && `${counts.failed} failed`,
      counts.skipped > 0 && `${counts.skipped} skipped`,
    ].filter((part) => part !== false)
    return [`Key test ended: ${parts.join(', ')}`, ...titles].map((text) => `${text}.`).join(' ')
  },
}

const place = {
  asking: (name: string | null): string => `Asking ${name ?? 'the keychain'}…`,
  ok: (name: string): string => `Kept in ${name}, which is unlocked.`,
  locked: (name: string): string => `${name} is locked. Unlock it to save a key.`,
  unavailable: 'No keychain answers here. A key can be kept until you quit.',
  prompting: (name: string): string => `${name} is waiting for you in its own window.`,
  noCollection: (name: string): string =>
    `${name} has nothing to keep keys in. Open or create a keyring in it, or keep the key until you quit.`,
  silent: (name: string): string => `${name} does not answer. Start it again, then check again.`,
}

const entry = {
  paste: 'Paste from clipboard',
  pastePromise: 'Latchkey reads the clipboard itself; the key is never shown to this window.',
  orType: 'or type it',
  secret: 'API key',
  secretHint: 'Starts with sk- at OpenAI. This window passes it on and does not keep it.',
  proceed: 'Continue',
  fieldEmpty: 'The field is empty. Type the key, or paste it from the clipboard.',
  fieldCleared: 'The field was cleared; enter the key once more.',
  ending: (lastFour: string): string => (lastFour === '' ? 'Key' : `…${lastFour}`),
  kinds,
  kindFor: (kind: string, host: string): string => `${kind} for ${host}`,
  held: 'In memory only, until you save it.',
  heldUser: 'In memory only. This kind may do all that its owner may; a project key is safer.',
  restores: (label: string): string =>
    `It is ${label}, which the keychain lost. Saving puts it back; its chats and costs stay.`,
  another: 'Use another key',
  stillFor: (host: string): string => `The key is still held for ${host}.`,
  server: 'Another server',
  baseUrl: 'Base URL',
  baseUrlHint: 'A server that speaks OpenAI’s protocol. The key is sent there and nowhere else.',
  baseUrlHintHeld: 'Press Enter to use another address. The key is tested there again.',
}

const saving = {
  title: 'Add a key',
  sentence: 'It is tested first, which costs nothing. Then you decide whether to keep it.',
  label: 'Name',
  project: 'Project (optional)',
  projectHint: 'What it is for',
  note: 'Note (optional)',
  holdsKey: 'This looks like a key. What stands here is stored in the open, so take the key out first.',
  save: 'Save',
  saveAnyway: 'Save anyway',
  saveForSession: 'Keep until I quit',
  noKey: 'Nothing is stored before you save.',
  testing: 'Testing. This costs nothing.',
  yes: 'Everything passed.',
  yesUnpaid: 'Everything passed. Credit was not checked.',
  withNote: (title: string | null): string =>
    title === null ? 'It works, with a note.' : `It works, with a note. ${title}.`,
  unproved: (title: string): string => `It may work, but that could not be shown. ${title}.`,
  anyway: (title: string): string => `${title}. The key itself was not refused.`,
  session: 'There is no keychain, so it stays in memory and is forgotten when you quit.',
  refused: (title: string): string => `${title}. Saving it would be of no use.`,
  keychainNo: (title: string): string => `${title}, so nothing can be saved now. Fix that, then test again.`,
  broken: (title: string): string =>
    title === '' ? 'The test could not finish.' : `The test could not finish. ${title}.`,
  saved: (label: string): string => `${label} is saved`,
  keptForSession: (label: string): string => `${label} is kept until you quit`,
  savedIn: (keychain: string): string => `It was read back from ${keychain} unchanged. You can chat now.`,
  savedForSession: 'It is in memory until you quit, and nowhere on disk. You can chat now.',
  savedUnproved: 'It can’t be used until what failed in its test is fixed. Test it again from its row.',
  startChat: 'Start a chat',
  done: 'Done',
  readGuide: 'Close and read the guide',
  names: {
    openAi: 'My key',
    serviceAccount: 'Service account',
  },
}

export const addKey = { checklist, place, entry, saving }
