// What the shown chat has cost so far, read again after each request.
import { useEffect } from 'react'
import type { ConversationId } from '../../../../../domain/ids.ts'
import type { UsageSum } from '../../../../../domain/usage/usage.ts'
import { api } from '../../../../base/api.ts'
import { createStore, useStore } from '../../../../base/store.ts'
import { firstThenLast } from '../../../../base/first-then-last.ts'
import type { ChatKey } from '../../../../stores/drafts.ts'

interface KnownSum {
  readonly conversationId: ConversationId
  readonly sum: UsageSum
}

const pauseMs = 400
const known = createStore<KnownSum | null>(null)

function watchSum(conversationId: ConversationId): () => void {
  let asked = 0
  const read = async () => {
    const question = ++asked
    const answer = await api.usage.readConversationSum({ conversationId })
    if (question === asked && answer.ok) known.change(() => ({ conversationId, sum: answer.value }))
  }
  const readSoon = firstThenLast(() => void read(), pauseMs)
  const stop = api.usage.usageRecorded(readSoon)
  readSoon()
  return () => {
    asked += 1
    readSoon.stop()
    stop()
  }
}

/** `null` for a chat that hasn't begun, and until the sum is read. */
export function useConversationSum(chatKey: ChatKey): UsageSum | null {
  useEffect(() => (chatKey === 'new' ? undefined : watchSum(chatKey)), [chatKey])
  return useStore(known, (state) => (state?.conversationId === chatKey ? state.sum : null))
}
