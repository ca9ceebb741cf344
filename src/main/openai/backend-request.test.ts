import { expect, test } from 'vitest'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { makeBackendRequest } from './backend-request.ts'

const messages = [{ role: 'user', text: 'Hello' }] as const
const facts: ModelFacts = {
  id: 'small',
  contextTokens: null,
  maxOutputTokens: null,
  inputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  shutsDownOn: null,
  takesTemperature: false,
  reasoningEfforts: ['low'],
}

test('what isn’t set is left out', () => {
  const request = makeBackendRequest('small', messages, noParameters, facts)
  expect(request).toEqual({ modelId: 'small', messages })
  const blank = makeBackendRequest('small', messages, { ...noParameters, systemPrompt: ' \n' }, null)
  expect(blank).toEqual({ modelId: 'small', messages })
})

test('what is set is sent, but for what the model refuses', () => {
  const set = {
    temperature: 0,
    maxOutputTokens: 9,
    reasoningEffort: 'low',
    systemPrompt: 'Be brief.',
  } as const
  const sent = { modelId: 'small', messages, instructions: 'Be brief.', maxOutputTokens: 9 }
  expect(makeBackendRequest('small', messages, set, null)).toEqual({
    ...sent,
    temperature: 0,
    reasoningEffort: 'low',
  })
  expect(makeBackendRequest('small', messages, set, facts)).toEqual({ ...sent, reasoningEffort: 'low' })
})
