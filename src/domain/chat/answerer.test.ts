import { expect, test } from 'vitest'
import type { KeyId } from '../ids.ts'
import { practiceModelId } from './model.ts'
import { makeKey } from '../keys/samples.ts'
import { chooseAnswerer, type Answerer, type AnswererKey } from './answerer.ts'

const [own, standard] = ['own', 'standard'] as KeyId[] as [KeyId, KeyId] // any words do as identities here
const key = { id: standard, isDefault: true, isEnabled: true, replacedById: null }
const disabled = { ...key, isEnabled: false }
const ownDisabled = { id: own, isDefault: false, isEnabled: false, replacedById: null }
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

test('follows a key that was rotated to the one that took its place, asked for or the conversation’s own', () => {
  const id = (name: string) => name as KeyId
  const rotated = (from: string, to: string | null): AnswererKey =>
    makeKey({ id: id(from), isEnabled: false, replacedById: to === null ? null : id(to) })
  const facts = { conversation: null, defaultModelId: 'm' }
  const choose = (keyId: string, keys: readonly AnswererKey[]) => {
    const asked = chooseAnswerer({ ...facts, asked: { keyId: id(keyId), modelId: 'm' }, keys }).keyId
    const conversation = { keyId: id(keyId), modelId: 'm' }
    const kept = chooseAnswerer({ ...facts, asked: { keyId: null, modelId: null }, conversation, keys }).keyId
    expect(kept).toBe(asked)
    return asked
  }
  const c = makeKey({ id: id('c') })
  expect(choose('a', [rotated('a', 'b'), rotated('b', 'c'), c])).toBe('c')
  expect(choose('a', [rotated('a', null), c])).toBe('a')
  expect(choose('a', [rotated('a', 'gone'), c])).toBe('a')
  expect(choose('a', [c])).toBe('a')
  // Enabled again, it answers itself.
  expect(choose('a', [{ ...rotated('a', 'c'), isEnabled: true }, c])).toBe('a')
  // It comes to an end also where keys replace each other.
  expect(['a', 'b']).toContain(choose('a', [rotated('a', 'b'), rotated('b', 'a')]))
})
