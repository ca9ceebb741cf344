// What main would answer about conversations that are already written. Search finds them by their titles.
import type { Conversation } from '../../../src/domain/chat/conversation.ts'
import type { Message } from '../../../src/domain/chat/message.ts'
import { practiceModelId } from '../../../src/domain/chat/model.ts'
import { noParameters } from '../../../src/domain/chat/parameters.ts'
import { makeFailure } from '../../../src/domain/failure.ts'
import type { ConversationId, MessageId } from '../../../src/domain/ids.ts'
import { err, ok } from '../../../src/domain/result.ts'
import { noUsage } from '../../../src/domain/usage/usage.ts'
import { newId } from '../../../src/main/store/new-id.ts'
import type { Answers } from './stand-in.ts'

export interface ShownConversation {
  readonly title: string
  readonly atMs: number
  /** In turns: a question, its answer, the next question. */
  readonly texts: readonly string[]
}

function makeConversation({ title, atMs, texts }: ShownConversation) {
  const conversation: Conversation = {
    id: newId<ConversationId>(),
    title,
    titleKind: 'own',
    keyId: null,
    modelId: practiceModelId,
    folderId: null,
    isPinned: false,
    isArchived: false,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  }
  const ids = texts.map(() => newId<MessageId>())
  const messages = texts.map((text, index): Message => {
    const isAnswer = index % 2 === 1
    return {
      id: ids[index] ?? newId(),
      conversationId: conversation.id,
      parentId: ids[index - 1] ?? null,
      role: isAnswer ? 'assistant' : 'user',
      text,
      status: 'done',
      failure: null,
      modelId: isAnswer ? practiceModelId : null,
      usage: null,
      createdAtMs: atMs,
    }
  })
  return { conversation, messages }
}

/** The conversations in the order of the sidebar, newest first. */
export function answerChats(shown: readonly ShownConversation[]): Answers {
  const all = shown.map(makeConversation)
  const listed = all.map(({ conversation }) => conversation)
  return {
    chat: {
      readConversation({ conversationId }) {
        const found = all.find(({ conversation }) => conversation.id === conversationId)
        if (found === undefined) return err(makeFailure('store/not-found'))
        return ok({ ...found, parameters: noParameters, titleUsage: null, branches: [] })
      },
    },
    conversations: {
      listConversations({ shelf, before, limit }) {
        if (shelf.kind !== 'recent') return ok([])
        const start = listed.findIndex(({ id }) => id === before) + 1
        return ok(listed.slice(start, start + limit))
      },
    },
    search: {
      findMessages({ query }) {
        const found = listed.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()))
        const titles = found.map(({ id, title, isArchived, updatedAtMs }) => ({
          conversationId: id,
          title: { text: title, marks: [] },
          isArchived,
          updatedAtMs,
        }))
        return ok({ messages: [], titles: titles.slice(0, 50) })
      },
    },
    usage: { readConversationSum: () => ok(noUsage) },
  }
}
