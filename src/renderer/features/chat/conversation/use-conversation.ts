// Gives the rows of a conversation what they share.
import { use } from 'react'
import { ConversationContext, type ConversationScope } from './conversation-context.ts'

/** Must be called inside a conversation; throws elsewhere. */
export function useConversation(): ConversationScope {
  const scope = use(ConversationContext)
  if (!scope) throw new Error('a row was drawn outside of a conversation')
  return scope
}
