// The words for what a server refuses, and for what happens on the way to it.
import type { FailureCode } from '../failure.ts'
import { fact, type FailureWords } from './failure-facts.ts'

type RemoteCode = Extract<FailureCode, `openai/${string}` | `network/${string}`>

export const remoteFailureWords: Record<RemoteCode, FailureWords> = {
  'openai/invalid-key': {
    title: 'The key was not accepted',
    sentence:
      'The server does not know this key. It may be revoked or incomplete. Replace it with a current one.',
  },
  'openai/ip-not-authorized': {
    title: 'This network is not allowed',
    sentence:
      'The key works only from certain addresses, and this one is not on its list. Change the network ' +
      'or the list at OpenAI.',
  },
  'openai/not-in-organization': {
    title: 'The key’s account has no organization',
    sentence: 'The account of this key was removed from its organization. Ask its owner, or use another key.',
  },
  'openai/unsupported-region': {
    title: 'Not offered in this region',
    sentence:
      'OpenAI does not serve the country this network appears to be in. Use a server that is offered there.',
  },
  'openai/permission-denied': {
    title: 'The key lacks a permission',
    sentence: (data) =>
      `The key is real, but restricted: it lacks ${fact(data, 'scope', 'the permission for this')}. ` +
      'Allow that at OpenAI, or use another key.',
  },
  'openai/model-not-found': {
    title: 'The model is not available',
    sentence: (data) =>
      `This key can’t use ${fact(data, 'model', 'this model')}, or it does not exist. Choose another model.`,
  },
  'openai/context-too-long': {
    title: 'The chat is too long for this model',
    sentence:
      'All messages together are more than it can read. Start a new chat, or choose a model with more room.',
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
    sentence:
      'The account of this key has no credit left, or none was ever added. Add credit at OpenAI, then ' +
      'try again.',
  },
  'openai/credit-exhausted': {
    title: 'Credit used up',
    sentence: 'The prepaid credit of this account is spent. Add credit at OpenAI, then try again.',
  },
  'openai/organization-spend-limit': {
    title: 'The organization’s spending limit is reached',
    sentence:
      'The limit was set at OpenAI for the whole organization. Raise it there, or wait until it starts anew.',
  },
  'openai/project-spend-limit': {
    title: 'The project’s spending limit is reached',
    sentence:
      'The limit was set at OpenAI for the project of this key. Raise it there, or use a key of ' +
      'another project.',
  },
  'openai/organization-usage-limit': {
    title: 'The organization’s usage limit is reached',
    sentence:
      'OpenAI allows this organization no more use this month. Ask OpenAI to raise it, or use another key.',
  },
  'openai/billing-hard-limit': {
    title: 'The billing limit is reached',
    sentence:
      'The monthly limit set in the account’s billing is used up. Raise it at OpenAI, then try again.',
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
    sentence:
      'The provider’s filter ended this answer. Put the question another way, or choose another model.',
  },
  'openai/output-limit': {
    title: 'The answer reached its longest length',
    sentence: 'The model stopped at its output limit. Ask it to go on.',
  },
  'openai/cut-short': {
    title: 'The answer was cut short',
    sentence:
      'The connection ended before the answer did. What had arrived is kept; try again for a whole one.',
  },
  'openai/not-an-api': {
    title: 'This is not an API',
    sentence:
      'The address answered with something else, such as a web page. Check the base URL, or sign in to ' +
      'the network.',
  },
  'openai/unreadable-answer': {
    title: 'The answer could not be read',
    sentence:
      'The server sent something that does not follow OpenAI’s protocol. Try again, or check the base URL.',
  },

  'network/dns': {
    title: 'The server’s name was not found',
    sentence: (data) =>
      `${fact(data, 'host', 'The server')} could not be looked up. Check that this computer is ` +
      'online, and the base URL.',
  },
  'network/refused': {
    title: 'The server refused the connection',
    sentence: (data) =>
      `Nothing accepts connections at ${fact(data, 'host', 'this address')}. If it is a server of ` +
      'your own, start it.',
  },
  'network/tls': {
    title: 'The connection is not safe',
    sentence:
      'The server’s certificate could not be verified, so the key was not sent. Check this ' +
      'computer’s clock and network.',
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
    sentence:
      'The connection is open, but nothing more arrived. What had arrived is kept; try again for a ' +
      'whole one.',
  },
  'network/redirected': {
    title: 'The server pointed elsewhere',
    sentence: 'It asked to send the key to another address, so nothing was sent there. Check the base URL.',
  },
  'network/unreachable': {
    title: 'The server can’t be reached',
    sentence: 'This computer seems to be offline. Check the network, then try again.',
  },
}
