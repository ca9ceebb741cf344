// What a chat shows once main has answered, and when it must be read whole. Main's answers are scripted here.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StreamListener } from '../../../contract/derived.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import type { Message } from '../../../domain/chat/message.ts'
import { noParameters } from '../../../domain/chat/parameters.ts'
import type { ShownConversation } from '../../../domain/chat/shown-conversation.ts'
import { makeFailure } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type * as ChatStore from './chat-store.ts'

vi.mock('../../ui/notices.tsx', () => ({ tellBriefly: () => {}, tellFailure: () => {} }))

// Brands are the types' alone.
const conversationId = 'c' as ConversationId
const id = (name: string) => name as MessageId
const message = (name: string, parent: string | null, more: Partial<Message> = {}): Message => ({
  id: id(name),
  conversationId,
  parentId: parent === null ? null : id(parent),
  role: 'assistant',
  text: name,
  status: 'done',
  failure: null,
  modelId: 'm',
  usage: null,
  createdAtMs: 0,
  ...more,
})
const conversation: Conversation = {
  id: conversationId,
  title: 't',
  titleKind: 'own',
  keyId: null,
  modelId: 'm',
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: 0,
  updatedAtMs: 0,
}
const tell = (...messages: Message[]): ShownConversation => ({
  conversation,
  parameters: noParameters,
  titleUsage: null,
  messages,
  branches: [],
})

const [question, answer] = [message('q', null, { role: 'user' }), message('a', 'q')]
const written = [message('q2', 'a', { role: 'user' }), message('a2', 'q2', { status: 'streaming', text: '' })]
const begun = { conversationId, messageId: id('a2'), shown: tell(...written) }

let reads: Array<(result: Result<ShownConversation>) => void> = []
let streams: Map<MessageId, StreamListener<unknown, unknown, { message: Message }>>
let sent: Result<typeof begun> = ok(begun)
let stepped = tell()

const chatOfMain = {
  readConversation: () => new Promise<Result<ShownConversation>>((resolve) => reads.push(resolve)),
  sendMessage: async () => sent,
  retryAnswer: async () => sent,
  showBranch: async () => ok(stepped),
  streamAnswer: (
    { messageId }: { messageId: MessageId },
    listener: StreamListener<unknown, unknown, { message: Message }>,
  ) => {
    streams.set(messageId, listener)
    return { detach: () => {}, cancel: () => {} }
  },
}

let store: typeof ChatStore
const shownIds = () => store.readChat(conversationId).messages.map((one) => one.id)

/** Opens the chat as it is in main. */
async function open(...messages: Message[]): Promise<void> {
  const opened = store.reloadChat(conversationId)
  reads.shift()?.(ok(tell(...messages)))
  await opened
}

beforeEach(async () => {
  vi.resetModules()
  reads = []
  streams = new Map()
  sent = ok(begun)
  vi.stubGlobal('window', { latchkey: { chat: chatOfMain }, addEventListener: () => {} })
  store = await import('./chat-store.ts')
})
afterEach(() => vi.unstubAllGlobals())

describe('what was sent', () => {
  it('is shown after what was there, which stays the same, and nothing is read again', async () => {
    await open(question, answer)
    const before = store.readChat(conversationId).messages
    const sending = store.sendMessage(conversationId, 'q2')
    expect(store.readChat(conversationId).pending).toMatchObject({ text: 'q2', answerId: null })
    await sending
    expect(reads).toEqual([])
    const chat = store.readChat(conversationId)
    expect(chat).toMatchObject({ pending: null, isRead: true, failure: null })
    expect(chat.messages).toEqual([question, answer, ...written])
    expect(chat.messages[0]).toBe(before[0])
    expect(chat.messages[1]).toBe(before[1])

    const ended = message('a2', 'q2', { text: 'whole' })
    streams.get(id('a2'))?.settle(ok({ message: ended }))
    expect(store.readChat(conversationId).messages.at(-1)).toBe(ended)
    expect(reads).toEqual([])
  })

  it('begins a conversation that needs no reading', async () => {
    const [first, second] = [message('q', null, { role: 'user' }), message('a', 'q', { status: 'streaming' })]
    sent = ok({ conversationId, messageId: second.id, shown: tell(first, second) })
    await store.sendMessage('new', 'q')
    expect(reads).toEqual([])
    expect(store.readChat(conversationId)).toMatchObject({
      conversation,
      messages: [first, second],
      isRead: true,
    })
    expect(store.readChat('new').pending).toBeNull()
    expect([...streams.keys()]).toEqual([second.id])
  })

  it('is read whole where something else is shown than main went on from, and pending until then', async () => {
    await open(question, message('a-other', 'q'))
    const sending = store.sendMessage(conversationId, 'q2')
    await vi.waitFor(() => expect(reads).toHaveLength(1))
    expect(store.readChat(conversationId).pending).toMatchObject({ text: 'q2', answerId: 'a2' })
    expect(shownIds()).toEqual(['q', 'a-other'])
    reads.shift()?.(ok(tell(question, answer, ...written)))
    await sending
    expect(store.readChat(conversationId).pending).toBeNull()
    expect(shownIds()).toEqual(['q', 'a', 'q2', 'a2'])
  })

  it('is not taken away by a read that began before', async () => {
    await open(question, answer)
    const reading = store.reloadChat(conversationId)
    await store.sendMessage(conversationId, 'q2')
    reads.shift()?.(ok(tell(question, answer)))
    await reading
    expect(shownIds()).toEqual(['q', 'a', 'q2', 'a2'])
  })

  it('goes back to the composer if it could not be sent', async () => {
    await open(question, answer)
    sent = err(makeFailure('store/full'))
    await store.sendMessage(conversationId, 'q2')
    expect(store.readChat(conversationId).pending).toBeNull()
    expect(shownIds()).toEqual(['q', 'a'])
  })
})

describe('another answer', () => {
  it('takes the place of the old one and of what was below it', async () => {
    await open(question, answer, message('q2', 'a'))
    const again = message('again', 'q', { status: 'streaming', text: '' })
    sent = ok({ conversationId, messageId: again.id, shown: tell(again) })
    await store.retryAnswer(answer)
    expect([shownIds(), reads]).toEqual([['q', 'again'], []])
    expect([...streams.keys()]).toEqual([again.id])
  })

  it('is stepped to from the message that is another, also if it is being written still', async () => {
    await open(question, answer)
    const other = message('other', 'q', { status: 'streaming', text: '' })
    stepped = tell(other)
    expect(await store.showBranch(other.id)).toBe(true)
    expect([shownIds(), reads]).toEqual([['q', 'other'], []])
    expect([...streams.keys()]).toEqual([other.id])
  })
})
