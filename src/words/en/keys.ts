// The words of the keys page, in English: the list, one key, removing and rotating it, where keys live.
import type { KeychainState, KeyKind, KeyTestOutcome } from '../../domain/keys/key.ts'
import type { KeyHint } from '../../domain/keys/lifecycle.ts'
import type { KeyState } from '../../domain/keys/state.ts'
import { count, formatWhole, plural } from '../format.ts'

const states: Record<KeyState, string> = {
  disabled: 'Disabled',
  replaced: 'Replaced',
  'keychain-locked': 'Keyring locked',
  'keychain-unavailable': 'Keyring unavailable',
  'keychain-silent': 'Keyring silent',
  lost: 'Not in the keyring',
  refused: 'Refused',
  'out-of-credit': 'Out of credit',
  'limit-reached': 'Limit reached',
  'not-allowed-here': 'Not allowed here',
  unreachable: 'Unreachable',
  failed: 'Test failed',
  'rotate-now': 'Rotate now',
  'rotate-soon': 'Rotate soon',
  restricted: 'Restricted',
  'works-with-note': 'Works, with a note',
  works: 'Works',
  untested: 'Not tested',
}

/** What a hint needs to be said; `sameLabel` is that of the other entry with the same key. */
export interface HintFacts {
  readonly idleDays: number
  readonly sameLabel: string
}

const hints: Record<KeyHint, string | ((facts: HintFacts) => string)> = {
  'revoke-old': 'Waits to be revoked',
  'rotate-now': 'Rotate now',
  'rotate-soon': 'Rotate soon',
  unused: ({ idleDays }) => `Not used for ${count(idleDays, { one: 'day', other: 'days' })}`,
  'same-key': ({ sameLabel }) => (sameLabel === '' ? 'Same key as another' : `Same key as ${sameLabel}`),
  restricted: 'Restricted: can’t list models',
  unscoped: 'May do all that its owner may',
}

const kinds: Record<KeyKind, string> = {
  project: 'Project key',
  'service-account': 'Service account key',
  user: 'User key, the older kind: it may do all that its owner may',
  other: 'Key of another server',
  unknown: 'Not known',
}

const testOutcomes: Record<KeyTestOutcome, string> = {
  passed: 'Passed',
  warned: 'Passed, with a note',
  failed: 'Failed',
}

const keychainStates: Record<KeychainState, string> = {
  ok: 'unlocked',
  locked: 'locked',
  prompting: 'waiting for you in its own window',
  'no-collection': 'running, with nothing to keep keys in',
  unavailable: 'unavailable',
  silent: 'not answering',
}

const keychainHelp: Record<Exclude<KeychainState, 'ok'>, string> = {
  locked: 'Your keys are in it, and stay there. Unlock it to use them.',
  prompting:
    'It asks for your password, or whether Latchkey may use a key. Look for its window, also behind others. What ' +
    'waits for it goes on by itself.',
  'no-collection':
    'Open a database in KeePassXC and expose a group of it to the Secret Service, or create a keyring or wallet in ' +
    'its own app. Until then a new key can be kept in memory only, until you quit.',
  unavailable:
    'Nothing on this computer provides it now. On Linux, start or install GNOME Keyring, KWallet or ' +
    'KeePassXC; elsewhere, sign in again. Until then a new key can be kept in memory only, until you quit.',
  silent:
    'It was asked and has not replied in time. Nothing was changed. Check again, or start its program again.',
}

export const keys = {
  title: 'Keys',
  add: 'Add a key',
  import: 'Import',
  emptyTitle: 'No keys yet',
  emptySentence:
    'The keys you add are listed here, each with how it does and what it costs. The keys themselves stay ' +
    'in the keychain of this computer.',
  emptyGuide: 'How to get a key',
  dropLater: 'Nothing was taken from the file. Close this sheet first, then drop it again.',

  columns: { name: 'Name', state: 'State', used: 'Last used', month: 'This month' },
  isDefault: 'Default',
  ending: (lastFour: string): string => (lastFour === '' ? '' : `…${lastFour}`),
  states,
  stateTesting: 'Testing',
  hint: (hint: KeyHint, facts: HintFacts): string => {
    const said = hints[hint]
    return typeof said === 'string' ? said : said(facts)
  },
  /** Where the state has already said that it is restricted. */
  hintRestrictedShort: 'Can’t list models',
  age: (days: number): string =>
    days === 0 ? 'Added today' : `${count(days, { one: 'day', other: 'days' })} old`,
  used: (when: string): string => `Used ${when}`,
  neverUsed: 'Never used',
  thisMonth: 'this month',
  nothingSpent: 'Nothing this month',
  unpriced: 'Unpriced',
  plusUnpriced: (total: number): string => `+ ${formatWhole(total)} unpriced`,
  costOf: (cost: string, requests: number): string =>
    `${cost} for ${count(requests, { one: 'request', other: 'requests' })}`,
  costUnpriced: (total: number): string =>
    `${count(total, { one: 'request', other: 'requests' })} unpriced, not in this sum`,
  costEstimated: (total: number): string => `${count(total, { one: 'cost', other: 'costs' })} estimated`,

  test: 'Test now',
  testHide: 'Hide the test',
  makeDefault: 'Make default',
  rotate: 'Rotate…',
  edit: 'Edit',
  disable: 'Disable',
  enable: 'Enable',
  remove: 'Remove…',
  undo: 'Undo',
  madeDefault: (label: string): string => `${label} is the default key now.`,
  disabled: (label: string): string => `${label} is disabled. It is kept, and not used.`,
  disabledDefault: (label: string, next: string): string =>
    `${label} is disabled. ${next} is the default key now.`,
  enabled: (label: string): string => `${label} is enabled.`,
  disabledWhy: 'This key is disabled: it is kept, and nothing uses it. Enable it to chat with it again.',

  facts: {
    server: 'Server',
    kind: 'Kind',
    added: 'Added',
    used: 'Last used',
    tested: 'Last test',
    month: 'This month',
    kept: 'Kept in',
    reminder: 'Remind me to rotate',
    note: 'Note',
  },
  kinds,
  testOutcomes,
  never: 'Never',
  notTested: 'Not yet',
  whenAnd: (first: string, second: string): string => `${first}, ${second}`,
  failedWith: (when: string, title: string): string => `${when}. ${title}`,
  keptInSession: 'Memory only, until you quit',
  keptInKeychain: 'The keychain',
  reminderOn: (date: string): string => `on ${date}`,
  reminderDue: (date: string): string => `was due on ${date}`,
  reminderIn: (days: number): string =>
    days === 365 ? 'in a year' : `in ${count(days, { one: 'day', other: 'days' })}`,
  reminderNever: 'never',

  troubleOfUse: (when: string): string => `Last chat, ${when}`,
  troubleOfTest: (when: string): string => `Last test, ${when}`,
  openApiKeys: 'Open API keys at OpenAI',
  replacedBy: (label: string, ending: string, date: string): string =>
    `Replaced by ${ending === '' ? label : `${label} (${ending})`} on ${date}`,
  replacedBySomething: 'Replaced by a newer key',
  replacedSentence:
    'Nothing in Latchkey uses this key any more, but it still works until you revoke it at its provider.',
  replacedRevoked: 'It answers 401, so it is revoked. What is left is to remove it from the list.',
  finishRotation: 'Finish rotation',

  editName: 'Name',
  editProject: 'Project (optional)',
  editNote: 'Note (optional)',
  editBaseUrl: 'Base URL',
  editBaseUrlHint: (origin: string): string => `The path may change. The key is bound to ${origin}.`,
  editNoName: 'Give it a name.',
  editHoldsKey: 'This looks like an API key. Keys belong in the keychain only.',
  editSave: 'Save',
  editSaved: 'Saved.',

  removing: 'Removing…',
  removeStill: (label: string): string => `${label} is still stored.`,
  removed: (label: string, place: string): string => `${label} was removed. ${place} no longer holds it.`,
  removedToBin: (label: string, place: string): string =>
    `${label} was removed. ${place} may still hold it in its recycle bin: empty that, and the key is gone.`,
  removedSession: (label: string): string => `${label} was removed from memory.`,

  keychain: (name: string, state: KeychainState): string => `${name}, ${keychainStates[state]}`,
  keychainHelp,
  keychainAsking: 'Asking the keychain…',
  keychainAgain: 'Check again',
  keychainUnlock: 'Unlock',
  keychainUnlocking: 'Unlocking…',
  keychainChecking: 'Checking…',
  theKeychain: 'the keychain',

  sessionTitle: (name: string): string => `${name} works now`,
  sessionSentence: (keys: number): string =>
    `To keep ${plural(keys, { one: 'the key that is', other: 'a key that is' })} in memory, remove it here and add it once more before you quit.`,

  rotation: {
    title: (label: string): string => `Rotate ${label}`,
    sentence: 'A new key takes its place, and your chats go on. You can close this and come back to it.',
    steps: {
      make: 'Make a new key',
      test: 'Test it',
      switch: 'Switch to it',
      revoke: 'Revoke the old key',
      confirm: 'Confirm that it is revoked',
    },
    stepDone: 'Done',
    stepNow: 'Now',
    stepLater: 'Later',
    makeAtOpenAi: (ending: string): string =>
      `At OpenAI, make a key in the same project, with the same permissions${ending === '' ? '' : ` as ${ending}`}. ` +
      'Leave the old one alone for now: it works until the end.',
    makeElsewhere: (host: string): string =>
      `Where you manage the keys of ${host}, make a new one. Leave the old one alone for now.`,
    testAgain: 'Test again',
    needsKeychain:
      'No keychain answers here, so the new key could not be kept. Fix that, then test again. The old one is still in place.',
    switchMoves: (label: string, isDefault: boolean): string =>
      `The name ${label}, its project, note and chats${isDefault ? ', and being the default,' : ''} move to the new key. ` +
      'The old one is disabled and kept until you remove it.',
    switchConfirm: (ending: string): string => `Switch to ${ending === '' ? 'the new key' : ending}`,
    switchSame: (label: string): string =>
      `This is the very key that the keychain lost. It goes back there, and ${label} stays as it is.`,
    switchSameConfirm: 'Put it back',
    switchedSame: (label: string): string => `${label} is back in the keychain.`,
    switching: 'Switching…',
    switched: (label: string, ending: string): string =>
      `${label} and its chats are on ${ending === '' ? 'the new key' : ending} now. The old key is disabled.`,
    revokeAtOpenAi: (ending: string): string =>
      `At OpenAI, find the key${ending === '' ? '' : ` that ends in ${ending}`} and revoke it. ` +
      'From then on nobody can use it, wherever else it was copied.',
    revokeElsewhere: (host: string): string =>
      `Where you manage the keys of ${host}, revoke the old one. From then on nobody can use it.`,
    revokeDone: 'I have revoked it',
    confirmAsking: 'Asking with the old key…',
    confirmRevoked: 'It answers 401: revoked.',
    confirmRevokedSentence: 'The old key opens nothing any more. What is left is to take it out of the list.',
    confirmWorks: 'It still works.',
    confirmWorksSentence:
      'Revoking can take a few minutes to reach every server. Check that it is the right key, then ask again.',
    confirmAgain: 'Check again',
    removeOld: (place: string): string => `Remove it from ${place}`,
    removeOldSession: 'Remove it',
    finished: (label: string): string => `${label} is rotated`,
    finishedSentence: 'The new key is in use; the old one is revoked and no longer stored.',
    finishedUnproved: 'The new key is in use, and the old one is no longer stored here.',
    done: 'Done',
    close: 'Finish later',
  },
}
