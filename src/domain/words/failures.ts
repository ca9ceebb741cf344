// The words for each failure: a title, a sentence that says what happened and what to do, and the
// label of the button for each action. The compiler checks that no code is missing.
import type { Failure, FailureAction, FailureCode } from '../failure.ts'
import { fact, type FailureWords } from './failure-facts.ts'
import { remoteFailureWords } from './failures-remote.ts'

export const failureWords: Record<FailureCode, FailureWords> = {
  'ipc/invalid-input': {
    title: 'That could not be used',
    sentence: 'Something entered here is not in a form that Latchkey accepts. Check it and try again.',
  },
  'ipc/unknown-route': {
    title: 'Not available',
    sentence:
      'This version of Latchkey has no such action. Restart the app, and update it if that does not help.',
  },
  'ipc/unknown-sender': {
    title: 'Request refused',
    sentence: 'The request did not come from the Latchkey window, so it was refused. Restart the app.',
  },
  'ipc/empty-message': {
    title: 'Nothing to send',
    sentence: 'The message is empty. Write something, then send it.',
  },
  'ipc/link-refused': {
    title: 'Link not opened',
    sentence:
      'Only https and mail links without credentials are opened from here. Copy the address if you trust it.',
  },

  'key/empty': { title: 'No key entered', sentence: 'Paste the API key, then save.' },
  'key/malformed': {
    title: 'This does not look like an OpenAI key',
    sentence:
      'OpenAI keys start with sk-, sk-proj- or sk-svcacct-. Copy the whole key and paste it once more.',
  },
  'key/unprintable': {
    title: 'The key holds characters that can’t be sent',
    sentence:
      'A line break, a space or a hidden character is inside it. Copy the key again, without what ' +
      'surrounds it.',
  },
  'key/admin': {
    title: 'This is an admin key',
    sentence:
      'Admin keys manage an organization and can’t chat. Create a project key at OpenAI and add that ' +
      'one; keep this one out of apps.',
  },
  'key/duplicate': {
    title: 'This key is already here',
    sentence: (data) =>
      `It is stored as ${fact(data, 'label', 'another entry')}. There is no need to add it twice.`,
  },
  'key/not-found': {
    title: 'This key is no longer listed',
    sentence: 'It was removed from Latchkey. Choose another key, or add it again.',
  },
  'keychain/lost': {
    title: 'The keychain no longer holds this key',
    sentence:
      'The keychain is open and answers, but this key was removed from it by something else. Add the ' +
      'key again.',
  },
  'keychain/corrupt': {
    title: 'The keychain’s entry can’t be used',
    sentence:
      'What is stored there is not a key that Latchkey wrote. It was left as it is; add the key again.',
  },
  'keychain/not-saved': {
    title: 'The key was not saved',
    sentence:
      'The keychain accepted it but did not give it back, so nothing was added. Check the keychain, ' +
      'then try again.',
  },
  'keychain/still-stored': {
    title: 'The key is still stored',
    sentence: 'The keychain did not remove it. Remove it there yourself, or try again.',
  },
  'key/bad-base-url': {
    title: 'The base URL can’t be used',
    sentence:
      'It needs to be a full address such as https://example.com/v1, without a name, password or query.',
  },
  'key/insecure-base-url': {
    title: 'The base URL is not encrypted',
    sentence:
      'Keys are sent over https only. Plain http is for servers on this computer, such as ' +
      'http://localhost:11434/v1.',
  },
  'keychain/locked': {
    title: 'The keychain is locked',
    sentence: 'Your keys are still in it. Unlock it with your login password, then try again.',
  },
  'keychain/unavailable': {
    title: 'No keychain answers',
    sentence:
      'Latchkey keeps keys only in the system’s keychain, and none is running. Start one, then try again.',
  },
  'keychain/silent': {
    title: 'The keychain does not answer',
    sentence:
      'It was asked and has not replied. It may be waiting for a password in another window; look ' +
      'there, then try again.',
  },

  ...remoteFailureWords,

  'budget/hard-limit': {
    title: 'Your budget is used up',
    sentence:
      'The request was not sent, because it would go past the limit you set. Raise the budget to go on.',
  },

  'store/full': {
    title: 'The disk is full',
    sentence: 'This could not be saved, and nothing was changed. Free some space, then try again.',
  },
  'store/read-only': {
    title: 'The data folder can’t be written',
    sentence: 'Nothing was changed. Allow writing to Latchkey’s data folder, then try again.',
  },
  'store/busy': {
    title: 'The data is in use',
    sentence: 'Another program holds Latchkey’s data. Try again in a moment.',
  },
  'store/corrupt': {
    title: 'The data could not be read',
    sentence:
      'The file is damaged. It was kept as it is; restart Latchkey so that it can restore the newest backup.',
  },
  'store/newer': {
    title: 'Saved by a newer Latchkey',
    sentence: 'This version can’t open the data, and has left it unharmed. Update Latchkey.',
  },
  'store/not-found': { title: 'No longer here', sentence: 'It was deleted, perhaps in another window.' },

  'bug/unexpected': {
    title: 'Something in Latchkey went wrong',
    sentence:
      'This is a fault of the app. Nothing saved was lost; try again, and restart Latchkey if it stays.',
  },
}

export const actionLabels: Record<FailureAction, string> = {
  'replace-key': 'Replace key',
  'add-key': 'Add a key',
  'choose-key': 'Choose another key',
  'add-credits': 'Add credit at OpenAI',
  'raise-limit': 'Open limits at OpenAI',
  'raise-budget': 'Open usage',
  'choose-model': 'Choose another model',
  'check-network': 'Try again',
  'check-base-url': 'Open keys',
  'unlock-keyring': 'Try again',
  'free-disk-space': 'Try again',
  'new-conversation': 'New chat',
  'try-again': 'Try again',
}

/** What a window shows for a failure. `Failure.message` is for the log and not in it. */
export function describeFailure(failure: Failure): { readonly title: string; readonly sentence: string } {
  const { title, sentence } = failureWords[failure.code]
  return { title, sentence: typeof sentence === 'string' ? sentence : sentence(failure.data ?? {}) }
}
