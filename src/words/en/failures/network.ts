// The words for what happens on the way to a server. Each says whether the key was sent where that is
// certain, and is silent about it where it is not.
import type { FailureCode } from '../../../domain/failure.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type NetworkCode = Extract<FailureCode, `network/${string}`>

export const networkFailureWords = {
  'network/dns': {
    title: 'The server’s name was not found',
    explanation: (data) =>
      `No address was found for ${fact(data, 'host', 'the server')}, so the key was not sent. Check the network ` +
      'and the base URL.',
    cause: 'Likely this computer is offline, or the name is misspelled.',
  },
  'network/proxy': {
    title: 'The proxy did not let this through',
    explanation: (data) =>
      // A proxy that answers by itself may have been given the request; one that opens no tunnel has not.
      data['status'] === undefined
        ? 'The proxy opened no way to the server, so the key was not sent. Check the system’s proxy settings.'
        : 'The proxy between here and the server wants a sign-in. Check the system’s proxy settings.',
    cause: 'Likely the proxy is out of reach, needs a password, or does not allow this server.',
  },
  'network/refused': {
    title: 'The server refused the connection',
    explanation: (data) =>
      `Nothing takes connections at ${fact(data, 'host', 'this address')}, so the key was not sent. If the server ` +
      'is your own, start it.',
    cause: 'Likely the server is not running, listens on another port, or a firewall stands before it.',
  },
  'network/tls': {
    title: 'The connection is not safe',
    explanation: (data) =>
      `${fact(data, 'host', 'The server')} could not prove who it is, so the key was not sent. Check this computer’s clock ` +
      'and the network.',
    cause:
      'Likely the clock is wrong, the network asks for a sign-in first, or something on the way reads along.',
  },
  'network/reset': {
    title: 'The connection broke',
    explanation: 'It was closed on the way. Check the network, then try again.',
    cause: 'Likely the network changed, this computer slept, or the server was restarted.',
  },
  'network/timeout': {
    title: 'No answer in time',
    explanation: (data) =>
      `Nothing came back from ${fact(data, 'host', 'the server')} for too long. Check the network, then try again.`,
    cause: 'Likely the network is slow or blocks this server, or a local model is still being loaded.',
  },
  'network/stalled': {
    title: 'The answer stopped coming',
    explanation:
      'The server took the request, then fell silent. What arrived is kept; try again for a whole one.',
    cause: 'Likely the network dropped out, or the server is stuck.',
  },
  'network/redirected': {
    title: 'The server pointed elsewhere',
    explanation:
      'It named another address, which was not followed: the key went to no other server. Check the base URL.',
    cause: 'Likely the base URL is out of date, or a part of its path is missing.',
  },
  'network/unreachable': {
    title: 'The server can’t be reached',
    explanation: (data) =>
      `The request did not get through to ${fact(data, 'host', 'it')}. Check that this computer is online, then try again.`,
    cause: 'Likely this computer is offline, or a VPN or firewall is in the way.',
  },
} as const satisfies Record<NetworkCode, FailureWords>
