// The words of the keys screen, in English.
import type { KeychainState, KeyTestOutcome, KeyTestStep } from '../key.ts'
import { count } from './count.ts'

const keychainStates: Record<KeychainState, string> = {
  ok: 'unlocked',
  locked: 'locked',
  unavailable: 'unavailable',
}

const keyTestSteps: Record<KeyTestStep, string> = {
  form: 'The key is complete',
  keychain: 'The keychain holds it',
  network: 'The server answers',
  authentication: 'The key is accepted',
  models: 'Models it can use',
}

const keyTestOutcomes: Record<KeyTestOutcome, string> = {
  passed: 'Passed',
  warned: 'Passed with a note',
  failed: 'Failed',
}

export const keysInEnglish = {
  title: 'Keys',
  add: 'Add a key',
  emptyTitle: 'No keys yet',
  emptySentence:
    'The keys you add are listed here, each with its state and when it was last used. The keys ' +
    'themselves stay in the keychain.',
  isDefault: 'Default',
  ending: (lastFour: string): string => `…${lastFour}`,
  neverUsed: 'Never used',
  lastUsed: (when: string): string => `Used ${when}`,
  lastTested: (when: string): string => `Tested ${when}`,
  added: (when: string): string => `Added ${when}`,
  server: 'Server',
  stateWorks: 'Works',
  stateNoted: 'Works, with a note',
  stateFailed: 'Last test failed',
  stateUntested: 'Not tested',
  stateLocked: 'Keyring locked',
  stateUnavailable: 'Keyring unavailable',
  stateTesting: 'Testing',
  test: 'Test now',
  makeDefault: 'Make default',
  remove: 'Remove',
  removeAsk: (label: string): string =>
    `Remove ${label} from the keychain? Chats and usage records stay. The key itself stays valid ` +
    'until you revoke it at its provider.',
  removeConfirm: 'Remove key',
  removeKeep: 'Keep it',
  keychain: (name: string, state: KeychainState): string => `${name}, ${keychainStates[state]}`,
  keychainLocked: 'Unlock it with your login password, then check again. Your keys are still in it.',
  keychainUnavailable:
    'No keychain answers on this computer. Start or install one, such as GNOME Keyring, then check again.',
  keychainAgain: 'Check again',
  sheetTitle: 'Add a key',
  sheetSentence:
    'The key goes straight to the keychain of this computer. This window forgets it as soon as you save.',
  secret: 'API key',
  secretHint: 'Starts with sk-',
  label: 'Name',
  labelDefault: 'My key',
  project: 'Project (optional)',
  projectHint: 'What it is for, in your words',
  anotherServer: 'Another server',
  baseUrl: 'Base URL',
  baseUrlHint: 'Only for servers that speak OpenAI’s protocol. The key is sent there and nowhere else.',
  save: 'Save and test',
  saving: 'Saving',
  secretGone: 'The field was cleared. Paste the key once more.',
  secretEmpty: 'Paste the key first.',
  stored: (label: string): string => `${label} is stored`,
  testing: 'It was read back from the keychain unchanged. The test costs nothing.',
  tested: 'It was read back from the keychain and tried.',
  testPassed: 'Everything passed. You can chat.',
  testWarned: 'It works, with a note above. You can chat.',
  testFailed: 'The key is stored but did not pass. See the line above.',
  testBroken: 'The test could not finish.',
  startChat: 'Start a chat',
  done: 'Done',
  testAgain: 'Test again',
  checklist: 'Key test',
  steps: keyTestSteps,
  outcomes: keyTestOutcomes,
  pending: 'Not yet run',
  running: 'Running',
  models: (total: number): string => count(total, 'model', 'models'),
  requestId: (id: string): string => `Request ${id}`,
}
