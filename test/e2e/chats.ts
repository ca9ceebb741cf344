// Chats as main has them, for tests that compare the stored data with the screen.
import type { Page } from 'playwright'
import type { Message } from '../../src/domain/chat/message.ts'
import type { ListedRecord } from '../../src/domain/usage/history.ts'
import { bridgeOf } from './bridge.ts'

/** The messages of the branch that is shown. */
export async function readMessages(page: Page, title: string): Promise<readonly Message[]> {
  const bridge = await bridgeOf(page)
  const read = await bridge.evaluate(async (api, wanted) => {
    const listed = await api.conversations.listConversations({
      shelf: { kind: 'recent' },
      limit: 100,
      before: null,
    })
    if (!listed.ok) return listed
    const found = listed.value.find((conversation) => conversation.title === wanted)
    return found && api.chat.readConversation({ conversationId: found.id })
  }, title)
  if (!read) throw new Error(`No chat is called ${title}`)
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.messages
}

export async function readLastMessage(page: Page, title: string): Promise<Message> {
  const last = (await readMessages(page, title)).at(-1)
  if (!last) throw new Error(`Nothing was said in ${title}`)
  return last
}

/** The text that was typed in it and not sent, as far as it is saved. */
export async function readDraft(page: Page, title: string): Promise<string> {
  const { conversationId } = await readLastMessage(page, title)
  const bridge = await bridgeOf(page)
  const draft = await bridge.evaluate((api, id) => api.chat.readDraft({ conversationId: id }), conversationId)
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value.text
}

/** Newest first. */
export async function listUsage(page: Page): Promise<readonly ListedRecord[]> {
  const bridge = await bridgeOf(page)
  const firstPage = {
    calendar: 'local',
    span: null,
    filter: null,
    kind: 'all',
    limit: 500,
    before: null,
  } as const
  const listed = await bridge.evaluate((api, input) => api.usage.listRecords(input), firstPage)
  if (!listed.ok) throw new Error(listed.failure.code)
  return listed.value.records
}
