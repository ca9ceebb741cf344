// The words around the composer: writing, sending, and what is asked before something is sent.
import type { SecretKind } from '../../domain/chat/secret-patterns.ts'
import { count } from '../format.ts'

const secrets: Record<SecretKind, string> = {
  'private-key': 'A private key',
  'api-key': 'An API key',
  'aws-key': 'An AWS access key',
  'github-token': 'A GitHub token',
  'gitlab-token': 'A GitLab token',
  'slack-token': 'A Slack token',
  'google-key': 'A Google API key',
  'stripe-key': 'A live Stripe key',
  'signed-token': 'A signed token (JWT)',
  'connection-password': 'A password in an address',
  password: 'A password',
  token: 'A secret or token',
  'card-number': 'A payment card number',
}

export const composer = {
  composer: 'Message',
  placeholder: 'Ask anything',
  send: 'Send',
  stop: 'Stop',
  hint: 'Enter sends, Shift+Enter starts a new line',
  emptyMessage: 'Write something first, then send it.',
  waitForAnswer: 'Wait for the answer to end, or stop it. Your text stays here.',
  tooLong: (most: number): string =>
    `This message is too long to send. ${count(most, { one: 'character', other: 'characters' })} are the most.`,
  notSent: 'Not sent. Your text is still here.',

  guardTitle: 'This looks like it holds a secret',
  guardSentence: 'What you send leaves this computer, and stays in this chat.',
  secrets,
  secretEnding: (kind: string, lastFour: string): string => `${kind}, ending in ${lastFour}`,
  andMore: (more: number): string => `and ${more} more`,
  takeOut: 'Take it out',
  takeThemOut: 'Take them out',
  sendAnyway: 'Send anyway',
  goBack: 'Go back',
  removed: '‹removed›',
  takenOut: (undoKeys: string): string => `Taken out. Send it now, or undo with ${undoKeys}.`,

  chooseModel: 'Choose another model',

  focusCommand: 'Write a message',
  sendCommand: 'Send the message',
  newLineCommand: 'Start a new line',
  editLastCommand: 'Edit the last message',
  stopCommand: 'Stop the answer',
} as const
