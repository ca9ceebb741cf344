// The words of the first screen, while there is no key, in English.
import type { KeychainState } from '../../domain/keys/key.ts'

const keychainLines: Record<KeychainState, (name: string) => string> = {
  ok: (name) => `Your key will live in ${name}, which is unlocked.`,
  locked: (name) => `Your key will live in ${name}, which is locked. Unlock it before you add a key.`,
  prompting: (name) => `${name} is waiting for you in its own window.`,
  'no-collection': (name) =>
    `${name} runs, but has nothing to keep keys in. Open a database or create a keyring in it first.`,
  unavailable: (name) => `${name} is unavailable here. A key can be kept until you quit, but not longer.`,
  silent: (name) => `${name} does not answer. Start it again, then check again.`,
}

export const welcome = {
  title: 'Welcome to Latchkey',
  sentence:
    'A chat app for one person, on your own OpenAI key. Your chats stay on this computer, and you ' +
    'see what each answer costs.',
  addKey: 'Add a key',
  addKeySentence: 'Paste a key you have. It is tested first, then you can chat.',
  importKeys: 'Import keys',
  importKeysSentence: 'From a .env file or OPENAI_API_KEY. You choose which.',
  practice: 'Try the practice guide',
  practiceSentence: 'No key needed. It tells how to get, protect and limit one.',
  guideBefore: 'No key yet?',
  guide: 'How to get a key',
  keychain: (name: string, state: KeychainState): string => keychainLines[state](name),
  keychainAsking: 'Asking the keychain…',
}
