import { expect, test } from 'vitest'
import type { KeyId } from '../ids.ts'
import { practiceModelId } from './model.ts'
import { chooseAnswerer, type Answerer } from './answerer.ts'

const [own, standard] = ['own', 'standard'] as KeyId[] as [KeyId, KeyId] // any words do as identities here
const key = { id: standard, isDefault: true, isEnabled: true }
const disabled = { ...key, isEnabled: false }
const ownDisabled = { id: own, isDefault: false, isEnabled: false }
const practice: Answerer = { keyId: null, modelId: practiceModelId }

test.each([
  ['new, no key', null, null, null, [], practice],
  ['new, a default key', null, null, null, [key], { keyId: standard, modelId: 'model-default' }],
  ['new, the default disabled', null, null, null, [disabled], practice],
  ['new, a key chosen', null, own, null, [key], { keyId: own, modelId: 'model-default' }],
  ['new, a model chosen', null, null, 'model-x', [key], { keyId: standard, modelId: 'model-x' }],
  ['new, practice chosen', null, own, practiceModelId, [key], practice],
  ['new, a model chosen but no key', null, null, 'model-x', [], { keyId: null, modelId: 'model-x' }],
  ['its own', { keyId: own, modelId: 'model-own' }, null, null, [key], { keyId: own, modelId: 'model-own' }],
  [
    'its own, disabled',
    { keyId: own, modelId: 'model-own' },
    null,
    null,
    [key, ownDisabled],
    { keyId: own, modelId: 'model-own' },
  ],
  [
    'its own, without keys',
    { keyId: own, modelId: 'model-own' },
    null,
    null,
    [],
    { keyId: own, modelId: 'model-own' },
  ],
  [
    'no own key',
    { keyId: null, modelId: 'model-own' },
    null,
    null,
    [key],
    { keyId: standard, modelId: 'model-own' },
  ],
  [
    'no own key, the default disabled',
    { keyId: null, modelId: 'model-own' },
    null,
    null,
    [disabled],
    { keyId: null, modelId: 'model-own' },
  ],
  [
    'no key at all',
    { keyId: null, modelId: 'model-own' },
    null,
    null,
    [],
    { keyId: null, modelId: 'model-own' },
  ],
  ['practice stays practice', practice, null, null, [key], practice],
  ['practice, then a key', practice, standard, null, [key], { keyId: standard, modelId: 'model-default' }],
  ['practice, then a model', practice, null, 'model-x', [key], { keyId: standard, modelId: 'model-x' }],
  [
    'another key',
    { keyId: own, modelId: 'model-own' },
    standard,
    null,
    [key],
    { keyId: standard, modelId: 'model-own' },
  ],
] as const)('%s', (_what, conversation, keyId, modelId, keys, expected) => {
  const facts = { asked: { keyId, modelId }, conversation, keys, defaultModelId: 'model-default' }
  expect(chooseAnswerer(facts)).toEqual(expected)
})
