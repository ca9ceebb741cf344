// The words for a key that an API turns away, wholly or in part. A restricted key is never called invalid.
import type { FailureCode, FailureData } from '../../../domain/failure.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type OpenAiCode = Extract<FailureCode, `openai/${string}`>

/** What OpenAI's page of permissions calls the scopes that Latchkey needs. */
const permissionNames = new Map([
  ['api.model.read', '“List models”'],
  ['model.request', '“Model capabilities”'],
  ['api.responses.write', '“Responses”'],
])

function describeScope(data: FailureData): string {
  const scope = fact(data, 'scope', '')
  const name = permissionNames.get(scope)
  return name ? `${name} (${scope})` : scope
}

export const accessFailureWords = {
  'openai/invalid-key': {
    title: 'The key was not accepted',
    explanation: 'The server does not know this key, or knows it no longer. Replace it with a current one.',
    cause: 'Likely it was revoked, has expired, is incomplete, or belongs to another server.',
  },
  'openai/permission-denied': {
    title: 'The key lacks a permission',
    explanation: (data) =>
      data['scope'] === undefined
        ? 'The key is real but may not do this. Widen its permissions, or use another key.'
        : `The key is real but restricted: it lacks ${describeScope(data)}. Allow that, or use another key.`,
    cause:
      'Likely it was made with restricted permissions, or its owner’s role in the project is too narrow.',
  },
  'openai/ip-not-authorized': {
    title: 'This network is not on the key’s list',
    explanation: (data) =>
      'The key works from certain addresses only, and this is not one of them. Change the network, or the list at ' +
      `${fact(data, 'host', 'OpenAI')}.`,
    cause:
      'The organization or project has an IP allowlist; likely this is another network, or a VPN is on or off.',
  },
  'openai/not-in-organization': {
    title: 'The key’s owner is not in the organization',
    explanation:
      'The account behind it is no member of an organization that may use the API. Ask its owner, or use another key.',
    cause: 'Likely the person who made the key has left the organization, or it was closed.',
  },
  'openai/unsupported-region': {
    title: 'Not offered in this region',
    explanation: (data) =>
      `${fact(data, 'host', 'OpenAI')} does not serve the country this request came from. A server on this computer ` +
      'works anywhere.',
    cause: 'The country is told by the network’s address; likely a VPN or proxy is on if it is not yours.',
  },
  'openai/model-not-found': {
    title: 'The model is not available',
    explanation: (data) =>
      `This key can’t use ${fact(data, 'model', 'this model')}, or it does not exist. Choose another model.`,
    cause: 'Likely the key’s project does not allow it, it was retired, or the base URL is not quite right.',
  },
} as const satisfies Partial<Record<OpenAiCode, FailureWords>>
