// Every text of the window that a person reads, in English, grouped by place.
// Plain words: what it is, what happened, what to do. No "oops", no exclamation marks, no blame.
import type { KeychainState } from '../../domain/keys/key.ts'
import { addKeyInEnglish } from './add-key.ts'
import { conversationsInEnglish } from './conversations.ts'
import { keysInEnglish } from './keys.ts'

const keychainLines: Record<KeychainState, (name: string) => string> = {
  ok: (name) => `Your key will live in ${name}, which is unlocked.`,
  locked: (name) => `Your key will live in ${name}, which is locked. Unlock it before you add a key.`,
  unavailable: (name) => `${name} is unavailable here. A key can be kept until you quit, but not longer.`,
  silent: (name) =>
    `${name} does not answer. It may be waiting for a password in another window; look there first.`,
}

const en = {
  app: {
    name: 'Latchkey',
    loading: 'Loading',
    tryAgain: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    crashedTitle: 'This window ran into a fault',
    crashedSentence: 'Your chats and keys are safe on this computer. Reload the window to go on.',
    reload: 'Reload',
    settingsRecovered:
      'Your settings file could not be read, so defaults are in use. The old file was kept, and your ' +
      'keys were not touched.',
  },
  welcome: {
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
    keychainAgain: 'Check again',
  },
  failures: {
    why: (cause: string): string => `Why: ${cause}`,
    meaning: 'What this means',
  },
  session: {
    name: 'Keys kept until quit',
    kept: (labels: string, keys: number, isKeychainWell: boolean): string =>
      `${labels} ${keys === 1 ? 'is' : 'are'} kept only until Latchkey quits` +
      (isKeychainWell
        ? `. The keychain works now, so ${keys === 1 ? 'it' : 'they'} can be kept for good.`
        : ', because no keychain answers here.'),
    open: 'Open keys',
  },
  sidebar: conversationsInEnglish,
  chat: {
    newTitle: 'New chat',
    messages: 'Messages',
    you: 'You',
    practice: 'Practice – free, answers by script',
    practiceName: 'Practice guide',
    emptyTitle: 'What would you like to ask?',
    emptyWith: (model: string, key: string): string => `${model} answers, paid with your key ${key}.`,
    emptyPractice: 'The practice guide answers by script. It is free, and nothing leaves this computer.',
    starters: [
      'How do I get a key?',
      'How do I keep my key safe?',
      'How do I limit what it spends?',
      'When should I replace a key?',
    ],
    composer: 'Message',
    stop: 'Stop',
    emptyMessage: 'Write something first, then send it.',
    stopped: 'Stopped. What had arrived is kept.',
    interrupted: 'Interrupted when Latchkey closed. What had arrived is kept.',
    tryAgain: 'Try again',
    seconds: (seconds: string): string => `${seconds} s`,
    free: 'free practice',
    noKey: 'No key',
    keyDisabled: (key: string): string => `The key of this chat, ${key}, is disabled.`,
    keyGone: 'The key of this chat is no longer here.',
    emptyTrouble: 'Choose another key above, then ask.',
    couldNotOpen: (title: string): string => `The link was not opened. ${title}.`,
  },
  keys: keysInEnglish,
  addKey: addKeyInEnglish,
  guide: {
    title: 'Key guide',
    chapters: 'Chapters',
    previous: 'Previous',
    next: 'Next',
    back: 'Back',
    find: 'Find an error',
    nothingFound: (text: string): string => `No error here speaks of “${text}”.`,
    helps: 'What helps:',
    readOn: (chapter: string): string => `Read on: ${chapter}`,
  },
}

export type Words = typeof en
export const words: Words = en
