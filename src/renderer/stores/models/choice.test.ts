// Who answers, for each state of knowing.
import { describe, expect, it } from 'vitest'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { practiceModelId } from '../../../domain/chat/model.ts'
import { listUsable, readChoice, resolveAnswerer, writeChoice } from './choice.ts'

// Brands are the types' alone; here ids need only differ.
const keyId = (name: string) => name as KeyId
const key = (name: string, more: Partial<Key> = {}): Key => ({
  id: keyId(name),
  label: name,
  project: '',
  note: '',
  baseUrl: 'https://api.openai.com/v1',
  lastFour: '0000',
  kind: 'project',
  keptIn: 'keychain',
  isDefault: false,
  isEnabled: true,
  createdAtMs: 0,
  lastUse: null,
  lastTest: null,
  rotateByMs: null,
  replacedById: null,
  sameKeyId: null,
  ...more,
})
const standard = key('b', { isDefault: true })
const rotated = key('a', { isEnabled: false, replacedById: keyId('b') })
const conversation = (modelId: string, id: KeyId | null): Conversation => ({
  id: 'c' as ConversationId,
  title: 't',
  titleKind: 'own',
  keyId: id,
  modelId,
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: 0,
  updatedAtMs: 0,
})
const none = { choice: null, conversation: null, keys: [], defaultModelId: undefined }
const practice = { modelId: practiceModelId, key: undefined, isPractice: true, trouble: null }

describe('resolveAnswerer', () => {
  it('is the practice guide without a key that may be used', () => {
    expect(resolveAnswerer(none)).toEqual(practice)
    expect(resolveAnswerer({ ...none, keys: [key('a', { isEnabled: false })] })).toEqual(practice)
  })

  it('is the default key and model for a new chat', () => {
    const answerer = resolveAnswerer({ ...none, keys: [key('a'), standard], defaultModelId: 'm' })
    expect(answerer).toEqual({ modelId: 'm', key: standard, isPractice: false, trouble: null })
  })

  it('follows the conversation, and before it the choice', () => {
    const known = { ...none, keys: [key('a'), standard], conversation: conversation('m', keyId('a')) }
    expect(resolveAnswerer(known).key?.label).toBe('a')
    const chosen = resolveAnswerer({ ...known, choice: { keyId: keyId('b'), modelId: 'n' } })
    expect([chosen.key?.label, chosen.modelId]).toEqual(['b', 'n'])
  })

  it('says that a key is gone, and takes neither another nor practice in its place', () => {
    const known = { ...none, keys: [standard], conversation: conversation('m', keyId('a')) }
    expect(resolveAnswerer(known)).toEqual({
      modelId: 'm',
      key: undefined,
      isPractice: false,
      trouble: 'gone',
    })
  })

  it('says that a key is disabled, and keeps to it', () => {
    const disabled = key('a', { isEnabled: false })
    const known = { ...none, keys: [disabled, standard], conversation: conversation('m', keyId('a')) }
    expect(resolveAnswerer(known)).toMatchObject({ key: disabled, trouble: 'disabled' })
    const chosen = { ...known, conversation: null, choice: { keyId: keyId('a'), modelId: 'm' } }
    expect(resolveAnswerer(chosen)).toMatchObject({ key: disabled, trouble: 'disabled' })
  })

  it('says nothing of a key before the keys are read', () => {
    const known = { ...none, keys: null, conversation: conversation('m', keyId('a')) }
    expect(resolveAnswerer(known)).toMatchObject({ key: undefined, isPractice: false, trouble: null })
  })

  it('follows a key that was rotated, unless it was enabled again', () => {
    const known = { ...none, choice: { keyId: keyId('a'), modelId: 'm' } }
    expect(resolveAnswerer({ ...known, keys: [rotated, standard] })).toMatchObject({
      key: standard,
      trouble: null,
    })
    const [second, third] = [{ ...rotated, id: keyId('b'), replacedById: keyId('c') }, key('c')]
    expect(resolveAnswerer({ ...known, keys: [rotated, second, third] }).key).toBe(third)
    const enabled = { ...rotated, isEnabled: true }
    expect(resolveAnswerer({ ...known, keys: [enabled, standard] }).key).toBe(enabled)
  })

  it('comes to an end where keys replace each other, or the new one is gone', () => {
    const known = { ...none, choice: { keyId: keyId('a'), modelId: 'm' } }
    const other = key('b', { isEnabled: false, replacedById: keyId('a') })
    expect(resolveAnswerer({ ...known, keys: [rotated, other] }).trouble).toBe('disabled')
    expect(resolveAnswerer({ ...known, keys: [rotated] })).toMatchObject({
      key: rotated,
      trouble: 'disabled',
    })
  })
})

describe('the keys to choose from', () => {
  it('leave out what is disabled', () => {
    expect(listUsable([rotated, standard])).toEqual([standard])
  })
})

describe('a choice in a menu', () => {
  it('is read as it was written', () => {
    const keys = [key('a')]
    expect(readChoice(writeChoice(keyId('a'), 'm'), keys)).toEqual({ keyId: 'a', modelId: 'm' })
    expect(readChoice(writeChoice(null, practiceModelId), keys)).toEqual({
      keyId: null,
      modelId: practiceModelId,
    })
  })
})
