import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/chat/message.ts'
import { mergeBranches, mergeMessages } from './merge-messages.ts'

// Brands are the types' alone.
const id = (name: string) => name as MessageId
const message = (name: string, more: Partial<Message> = {}): Message => ({
  id: id(name),
  conversationId: 'c' as ConversationId,
  parentId: null,
  role: 'assistant',
  text: name,
  status: 'done',
  failure: null,
  modelId: 'm',
  usage: null,
  createdAtMs: 0,
  ...more,
})

describe('messages read again', () => {
  it('are the very same when nothing changed, the list too', () => {
    const before = [message('a'), message('b', { failure: makeFailure('network/reset') })]
    expect(mergeMessages(before, structuredClone(before))).toBe(before)
  })

  it.each([
    { text: 'other' },
    { status: 'stopped' as const },
    { failure: makeFailure('network/reset') },
    { parentId: id('z') },
    {
      usage: {
        inputTokens: 1,
        outputTokens: 1,
        costNanoUsd: null,
        certainty: 'unpriced' as const,
        durationMs: 1,
      },
    },
  ])('are new where something is: %o', (more) => {
    const before = [message('a'), message('b')]
    const merged = mergeMessages(before, [message('a'), message('b', more), message('c')])
    expect(merged[0]).toBe(before[0])
    expect(merged[1]).toEqual(message('b', more))
    expect(merged).toHaveLength(3)
  })
})

describe('branches read again', () => {
  it('keep their identity by their siblings', () => {
    const before = [{ messageId: id('a'), siblingIds: [id('a'), id('b')] }]
    expect(mergeBranches(before, structuredClone(before))).toBe(before)
    const now = [{ messageId: id('a'), siblingIds: [id('a'), id('b'), id('c')] }]
    expect(mergeBranches(before, now)).toEqual(now)
  })
})
