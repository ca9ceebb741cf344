// Who answers, for each state of knowing.
import { describe, expect, it } from 'vitest'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/key.ts'
import type { Conversation } from '../../../domain/message.ts'
import { practiceModelId } from '../../../domain/model.ts'
import { readChoice, resolveAnswerer, writeChoice } from './choice.ts'

// Brands are the types' alone; here ids need only differ.
const keyId = (name: string) => name as KeyId
const key = (name: string, isDefault = false): Key => ({
  id: keyId(name),
  label: name,
  project: '',
  baseUrl: 'https://api.openai.com/v1',
  lastFour: '0000',
  isDefault,
  createdAtMs: 0,
  lastUsedAtMs: null,
  lastTest: null,
})
const conversation = (modelId: string, id: KeyId | null): Conversation => ({
  id: 'c' as ConversationId,
  title: 't',
  keyId: id,
  modelId,
  createdAtMs: 0,
  updatedAtMs: 0,
})
const none = { choice: null, conversation: null, keys: [], defaultModelId: undefined }

describe('resolveAnswerer', () => {
  it('is the practice guide without a key', () => {
    expect(resolveAnswerer(none)).toEqual({ modelId: practiceModelId, key: undefined, isPractice: true })
  })

  it('is the default key and model for a new chat', () => {
    const answerer = resolveAnswerer({ ...none, keys: [key('a'), key('b', true)], defaultModelId: 'm' })
    expect([answerer.modelId, answerer.key?.label, answerer.isPractice]).toEqual(['m', 'b', false])
  })

  it('follows the conversation, and before it the choice', () => {
    const known = { ...none, keys: [key('a'), key('b', true)], conversation: conversation('m', keyId('a')) }
    expect(resolveAnswerer(known).key?.label).toBe('a')
    const chosen = resolveAnswerer({ ...known, choice: { keyId: keyId('b'), modelId: 'n' } })
    expect([chosen.key?.label, chosen.modelId]).toEqual(['b', 'n'])
  })

  it('does not turn a paid conversation into practice when its key is gone', () => {
    expect(resolveAnswerer({ ...none, conversation: conversation('m', keyId('a')) }).isPractice).toBe(false)
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
