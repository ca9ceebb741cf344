import { describe, expect, it } from 'vitest'
import { makeFailure } from '../failure.ts'
import type { ConversationId, MessageId } from '../ids.ts'
import type { Message } from './message.ts'
import { spliceShown } from './shown-conversation.ts'

// Brands are the types' alone.
const id = (name: string) => name as MessageId
const message = (name: string, parentId: string | null, more: Partial<Message> = {}): Message => ({
  id: id(name),
  conversationId: 'c' as ConversationId,
  parentId: parentId === null ? null : id(parentId),
  role: 'assistant',
  text: name,
  status: 'done',
  failure: null,
  modelId: 'm',
  usage: null,
  createdAtMs: 0,
  ...more,
})
const branch = (name: string, ...siblings: string[]) => ({
  messageId: id(name),
  siblingIds: siblings.map(id),
})

const before = {
  messages: [message('a', null), message('b', 'a', { failure: makeFailure('network/reset') })],
  branches: [branch('a', 'a', 'a2'), branch('b', 'b', 'b2')],
}

describe('a conversation told whole', () => {
  it('is the very same when nothing changed, the lists too', () => {
    const shown = spliceShown(before, structuredClone(before))
    expect(shown?.messages).toBe(before.messages)
    expect(shown?.branches).toBe(before.branches)
  })

  it.each([
    { text: 'other' },
    { status: 'stopped' as const },
    { failure: makeFailure('network/timeout') },
    { modelId: 'n' },
    {
      usage: {
        inputTokens: 1,
        outputTokens: 1,
        costNanoUsd: null,
        certainty: 'unpriced' as const,
        durationMs: 1,
      },
    },
  ])('is new where something is: %o', (more) => {
    const told = { messages: [message('a', null), message('b', 'a', more)], branches: [] }
    const shown = spliceShown(before, told)
    expect(shown?.messages[0]).toBe(before.messages[0])
    expect(shown?.messages).toEqual(told.messages)
    expect(shown?.branches).toEqual([])
  })

  it('takes new siblings, and needs nothing to be shown before', () => {
    const told = { messages: before.messages, branches: [branch('a', 'a', 'a2', 'a3')] }
    expect(spliceShown(before, told)?.branches).toEqual(told.branches)
    expect(spliceShown({ messages: [], branches: [] }, before)).toEqual(before)
    expect(spliceShown(before, { messages: [], branches: [] })).toEqual({ messages: [], branches: [] })
  })
})

describe('a conversation told from a message on', () => {
  it('keeps what is above it, and nothing of what was below', () => {
    const told = { messages: [message('c', 'a'), message('d', 'c')], branches: [branch('c', 'b', 'c')] }
    const shown = spliceShown(before, told)
    expect(shown).toEqual({
      messages: [before.messages[0], ...told.messages],
      branches: [before.branches[0], branch('c', 'b', 'c')],
    })
    expect(shown?.messages[0]).toBe(before.messages[0])
    expect(shown?.branches[0]).toBe(before.branches[0])
  })

  it('goes on after the last message', () => {
    const told = { messages: [message('c', 'b')], branches: [] }
    const shown = spliceShown(before, told)
    expect(shown?.messages).toEqual([...before.messages, ...told.messages])
    expect(shown?.branches).toBe(before.branches)
  })

  it('is the very same when what is told is shown already', () => {
    const told = structuredClone({ messages: before.messages.slice(1), branches: before.branches.slice(1) })
    expect(spliceShown(before, told)?.messages).toBe(before.messages)
    expect(spliceShown(before, told)?.branches).toBe(before.branches)
  })

  it('can’t be shown without what is above it', () => {
    expect(spliceShown(before, { messages: [message('d', 'c')], branches: [] })).toBeNull()
  })
})
