// The words for a key that can't be taken as it is, and for one that can't be used here. The codes that are
// answered while a key is typed or pasted have no button: the field is right there.
import type { FailureCode } from '../../../domain/failure.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type KeyCode = Extract<FailureCode, `key/${string}`>

export const keyFailureWords = {
  'key/empty': {
    title: 'No key entered',
    explanation: 'There is nothing to test yet. Paste the API key first.',
    cause: 'The field was left empty, or held nothing but spaces and quotes.',
  },
  'key/malformed': {
    title: 'This does not look like an OpenAI key',
    explanation:
      'OpenAI’s keys start with sk- and are one long word. Copy the whole key and paste it once more.',
    cause: 'Likely a part is missing, or something other than the key was copied.',
  },
  'key/too-long': {
    title: 'This is too long for a key',
    explanation: 'It is longer than any key that Latchkey takes. Copy the key alone and paste it once more.',
    cause: 'Likely several keys, or a whole file, were copied at once.',
  },
  'key/has-space': {
    title: 'There is a space inside the key',
    explanation:
      'Keys are one word; spaces before and after it are taken off for you. Copy the key once more.',
    cause: 'Likely the words next to the key were copied along, or it was wrapped in a message.',
  },
  'key/has-line-break': {
    title: 'There is a line break inside the key',
    explanation: 'Keys are one line. Copy the key again from where it is shown, and paste it in one piece.',
    cause: 'Likely it was copied from a page or terminal that wraps long lines, or two keys were copied.',
  },
  'key/has-quote': {
    title: 'There is a quotation mark inside the key',
    explanation: 'Quotes around a key are taken off for you; this one is in its middle. Copy the key alone.',
    cause: 'Likely it was copied out of a program or a settings file, together with what follows it.',
  },
  'key/unprintable': {
    title: 'There is a character that no key has',
    explanation:
      'An accent, an emoji or an invisible character is in it. Copy the key again from where it is shown.',
    cause: 'Likely it came through a program that decorates or replaces text, such as a chat or a notes app.',
  },
  'key/admin': {
    title: 'This is an admin key',
    explanation:
      'Admin keys manage an organization and can’t chat, so it was not kept. Make a project key at OpenAI instead.',
    cause: 'It starts with sk-admin-, and whoever has it can manage keys and members of the organization.',
  },
  'key/duplicate': {
    title: 'This key is already here',
    explanation: (data) =>
      `It is stored for this server as ${fact(data, 'label', 'another entry')}. There is no need to add it twice.`,
    cause: 'The same key was added before, perhaps under another name.',
  },
  'key/not-found': {
    title: 'This key is no longer listed',
    explanation: 'It was removed from Latchkey. Choose another key, or add it again.',
    cause: 'Likely it was removed after this chat was begun, or in the meantime.',
  },
  'key/not-held': {
    title: 'The key was forgotten again',
    explanation: 'A key that is not saved is held for a quarter of an hour at most. Paste it once more.',
    cause: 'The time ran out, the adding was cancelled, or Latchkey was restarted.',
  },
  'key/disabled': {
    title: 'This key is disabled',
    explanation: 'It is kept here and not used, so nothing was sent. Enable it, or choose another key.',
    cause: 'It was disabled by hand, or another key took its place.',
  },
  'key/other-origin': {
    title: 'This key belongs to another server',
    explanation: 'A key is only ever sent to the server it was added for. Add it again for the other server.',
    cause: 'The new base URL leads to another host, port or scheme than the old one.',
  },
  'key/bad-base-url': {
    title: 'The base URL can’t be used',
    explanation:
      'It needs to be a full address such as https://example.com/v1. Leave out user names, passwords and queries.',
    cause: 'Likely something is missing or too much in it, or its port is one that the web never uses.',
  },
  'key/insecure-base-url': {
    title: 'The base URL is not encrypted',
    explanation:
      'Nothing was sent: beyond this computer keys go over https only. Plain http is for addresses such as ' +
      'http://localhost:11434/v1.',
    cause: 'The address starts with http, and others on the way could read the key.',
  },
  'key/refused-base-url': {
    title: 'Nothing was sent to that server',
    explanation:
      'Latchkey asks before it sends keys or messages to a server other than OpenAI. Try again and allow it, or change the base URL.',
    cause: 'You chose Cancel, or another dialog was still open.',
  },
  'key/changed-server': {
    title: 'The key’s server has changed',
    explanation: 'Nothing was done. Check which server the key is for, then try again.',
    cause: 'The base URL was changed in the meantime.',
  },
  'key/clipboard-empty': {
    title: 'There is no text on the clipboard',
    explanation: 'Nothing was taken from it. Copy the key first, then paste it from the clipboard.',
    cause: 'Likely something else was copied since, such as a picture, or the clipboard was cleared.',
  },
  'key/no-model-to-try': {
    title: 'There is no model to try',
    explanation:
      'The server lists no model that can chat, so nothing was asked. Give the key a model, then test again.',
    cause: 'Likely the key’s project allows no chat model, or a server of your own has none loaded.',
  },
} as const satisfies Record<KeyCode, FailureWords>
