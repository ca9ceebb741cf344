import { use } from 'react'
import { ConversationContext, type ConversationScope } from './conversation-context.ts'

/** Only within a conversation. */
export function useConversation(): ConversationScope {
  const scope = use(ConversationContext)
  if (!scope) throw new Error('a row was drawn outside of a conversation')
  return scope
}
