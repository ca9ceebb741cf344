// The words for each failure: a title, a sentence that says what happened and what to do, and the
// label of the button for each action. The compiler checks that no code is missing.
import type { Failure, FailureAction, FailureCode, FailureData } from '../failure.ts'

export interface FailureWords {
  readonly title: string
  readonly sentence: string | ((data: FailureData) => string)
}

/** Reads one fact for a sentence; `otherwise` when main did not send it. */
function fact(data: FailureData, name: string, otherwise: string): string {
  const value = data[name]
  return value === undefined || value === '' ? otherwise : String(value)
}

export const failureWords: Record<FailureCode, FailureWords> = {
  'ipc/invalid-input': {
    title: 'That could not be used',
    sentence: 'Something entered here is not in a form that Latchkey accepts. Check it and try again.',
  },
  'ipc/unknown-route': {
    title: 'Not available',
    sentence: 'This version of Latchkey has no such action. Restart the app, and update it if that does not help.',
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
    sentence: 'Only https and mail links without credentials are opened from here. Copy the address if you trust it.',
  },

  'key/empty': { title: 'No key entered', sentence: 'Paste the API key, then save.' },
  'key/malformed': {
    title: 'This does not look like an OpenAI key',
    sentence: 'OpenAI keys start with sk-, sk-proj- or sk-svcacct-. Copy the whole key and paste it once more.',
  },
  'key/unprintable': {
    title: 'The key holds characters that can’t be sent',
    sentence: 'A line break, a space or a hidden character is inside it. Copy the key again, without what surrounds it.',
  },
  'key/admin': {
    title: 'This is an admin key',
    sentence:
      'Admin keys manage an organization and can’t chat. Create a project key at OpenAI and add that one; keep this one out of apps.',
  },
  'key/duplicate': {
    title: 'This key is already here',
    sentence: (data) => `It is stored as ${fact(data, 'label', 'another entry')}. There is no need to add it twice.`,
  },
  'key/not-found': {
    title: 'This key is no longer listed',
    sentence: 'It was removed from Latchkey. Choose another key, or add it again.',
  },
  'key/lost': {
    title: 'The keychain no longer holds this key',
    sentence: 'The keychain is open and answers, but this key was removed from it by something else. Add the key again.',
  },
  'key/unreadable': {
    title: 'The keychain’s entry can’t be used',
    sentence: 'What is stored there is not a key that Latchkey wrote. It was left as it is; add the key again.',
  },
  'key/not-saved': {
    title: 'The key was not saved',
    sentence: 'The keychain accepted it but did not give it back, so nothing was added. Check the keychain, then try again.',
  },
  'key/still-stored': {
    title: 'The key is still stored',
    sentence: 'The keychain did not remove it. Remove it there yourself, or try again.',
  },
  'key/bad-base-url': {
    title: 'The base URL can’t be used',
    sentence: 'It needs to be a full address such as https://example.com/v1, without a name, password or query.',
  },
  'key/insecure-base-url': {
    title: 'The base URL is not encrypted',
    sentence: 'Keys are sent over https only. Plain http is for servers on this computer, such as http://localhost:11434/v1.',
  },
  'key/keyring-locked': {
    title: 'The keychain is locked',
    sentence: 'Your keys are still in it. Unlock it with your login password, then try again.',
  },
  'key/keyring-unavailable': {
    title: 'No keychain answers',
    sentence: 'Latchkey keeps keys only in the system’s keychain, and none is running. Start one, then try again.',
  },
  'key/keyring-silent': {
    title: 'The keychain does not answer',
    sentence: 'It was asked and has not replied. It may be waiting for a password in another window; look there, then try again.',
  },

  'openai/invalid-key': {
    title: 'The key was not accepted',
    sentence: 'The server does not know this key. It may be revoked or incomplete. Replace it with a current one.',
  },
  'openai/ip-not-authorized': {
    title: 'This network is not allowed',
    sentence: 'The key works only from certain addresses, and this one is not on its list. Change the network or the list at OpenAI.',
  },
  'openai/not-in-organization': {
    title: 'The key’s account has no organization',
    sentence: 'The account of this key was removed from its organization. Ask its owner, or use another key.',
  },
  'openai/unsupported-region': {
    title: 'Not offered in this region',
    sentence: 'OpenAI does not serve the country this network appears to be in. Use a server that is offered there.',
  },
  'openai/permission-denied': {
    title: 'The key lacks a permission',
    sentence: (data) =>
      `The key is real, but restricted: it lacks ${fact(data, 'scope', 'the permission for this')}. Allow that at OpenAI, or use another key.`,
  },
  'openai/model-not-found': {
    title: 'The model is not available',
    sentence: (data) =>
      `This key can’t use ${fact(data, 'model', 'this model')}, or it does not exist. Choose another model.`,
  },
  'openai/context-too-long': {
    title: 'The chat is too long for this model',
    sentence: 'All messages together are more than it can read. Start a new chat, or choose a model with more room.',
  },
  'openai/bad-request': {
    title: 'The request was not accepted',
    sentence: 'The server refused how it was put. Another model may accept it.',
  },
  'openai/rate-limited': {
    title: 'Too many requests at once',
    sentence: 'The key has reached its requests or tokens per minute. Wait a little, then try again.',
  },
  'openai/slow-down': {
    title: 'Asked to slow down',
    sentence: 'The server asks for fewer requests for a while. Wait a little, then try again.',
  },
  'openai/insufficient-quota': {
    title: 'Out of credit',
    sentence: 'The account of this key has no credit left, or none was ever added. Add credit at OpenAI, then try again.',
  },
  'openai/credit-exhausted': {
    title: 'Credit used up',
    sentence: 'The prepaid credit of this account is spent. Add credit at OpenAI, then try again.',
  },
  'openai/organization-spend-limit': {
    title: 'The organization’s spending limit is reached',
    sentence: 'The limit was set at OpenAI for the whole organization. Raise it there, or wait until it starts anew.',
  },
  'openai/project-spend-limit': {
    title: 'The project’s spending limit is reached',
    sentence: 'The limit was set at OpenAI for the project of this key. Raise it there, or use a key of another project.',
  },
  'openai/organization-usage-limit': {
    title: 'The organization’s usage limit is reached',
    sentence: 'OpenAI allows this organization no more use this month. Ask OpenAI to raise it, or use another key.',
  },
  'openai/billing-hard-limit': {
    title: 'The billing limit is reached',
    sentence: 'The monthly limit set in the account’s billing is used up. Raise it at OpenAI, then try again.',
  },
  'openai/overloaded': {
    title: 'The server is overloaded',
    sentence: 'It has too much to do at the moment. Wait a little, then try again.',
  },
  'openai/server-error': {
    title: 'The server had a fault',
    sentence: 'It could not finish the answer. This is on its side; try again.',
  },
  'openai/content-filtered': {
    title: 'Withheld by the content filter',
    sentence: 'The provider’s filter ended this answer. Put the question another way, or choose another model.',
  },
  'openai/output-limit': {
    title: 'The answer reached its longest length',
    sentence: 'The model stopped at its output limit. Ask it to go on.',
  },
  'openai/cut-short': {
    title: 'The answer was cut short',
    sentence: 'The connection ended before the answer did. What had arrived is kept; try again for a whole one.',
  },
  'openai/not-an-api': {
    title: 'This is not an API',
    sentence: 'The address answered with something else, such as a web page. Check the base URL, or sign in to the network.',
  },
  'openai/unreadable-answer': {
    title: 'The answer could not be read',
    sentence: 'The server sent something that does not follow OpenAI’s protocol. Try again, or check the base URL.',
  },

  'network/dns': {
    title: 'The server’s name was not found',
    sentence: (data) =>
      `${fact(data, 'host', 'The server')} could not be looked up. Check that this computer is online, and the base URL.`,
  },
  'network/refused': {
    title: 'The server refused the connection',
    sentence: (data) =>
      `Nothing accepts connections at ${fact(data, 'host', 'this address')}. If it is a server of your own, start it.`,
  },
  'network/tls': {
    title: 'The connection is not safe',
    sentence:
      'The server’s certificate could not be verified, so the key was not sent. Check this computer’s clock and network.',
  },
  'network/reset': {
    title: 'The connection broke',
    sentence: 'It was closed on the way. Check the network, then try again.',
  },
  'network/timeout': {
    title: 'No answer in time',
    sentence: 'The server did not answer. Check the network, then try again.',
  },
  'network/stalled': {
    title: 'The answer stopped coming',
    sentence: 'The connection is open, but nothing more arrived. What had arrived is kept; try again for a whole one.',
  },
  'network/redirected': {
    title: 'The server pointed elsewhere',
    sentence: 'It asked to send the key to another address, so nothing was sent there. Check the base URL.',
  },
  'network/unreachable': {
    title: 'The server can’t be reached',
    sentence: 'This computer seems to be offline. Check the network, then try again.',
  },

  'budget/hard-limit': {
    title: 'Your budget is used up',
    sentence: 'The request was not sent, because it would go past the limit you set. Raise the budget to go on.',
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
    sentence: 'The file is damaged. It was kept as it is; restart Latchkey so that it can restore the newest backup.',
  },
  'store/newer': {
    title: 'Saved by a newer Latchkey',
    sentence: 'This version can’t open the data, and has left it unharmed. Update Latchkey.',
  },
  'store/not-found': { title: 'No longer here', sentence: 'It was deleted, perhaps in another window.' },

  'bug/unexpected': {
    title: 'Something in Latchkey went wrong',
    sentence: 'This is a fault of the app. Nothing saved was lost; try again, and restart Latchkey if it stays.',
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
