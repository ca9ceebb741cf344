// The actions on a chat's messages, which call main.
import { useMemo } from 'react'
import type { ConversationId } from '../../../domain/ids.ts'
import { continueAnswer, editMessage, retryAnswer, showBranch } from './chat-store.ts'
import type { ConversationActions } from './conversation/conversation-context.ts'
import { stopAnswer } from '../../stores/live-answers.ts'

// Loads on the first link, because it needs the texts of all failures.
const openLink = (url: string): void =>
  void import('../../parts/open-link.ts').then((part) => part.openLink(url))

/** Returns the same object for as long as the conversation is shown. */
export const useChatActions = (
  conversationId: ConversationId | null,
  chooseModel: () => void,
): ConversationActions =>
  useMemo(
    () => ({
      retry: (message) => void retryAnswer(message),
      sendAnyway: (message) => void retryAnswer(message, true),
      goOn: (message) => void continueAnswer(message),
      sendEdit: editMessage,
      showBranch: async (messageId) => conversationId !== null && showBranch(conversationId, messageId),
      stop: stopAnswer,
      chooseModel,
      openLink,
    }),
    [conversationId, chooseModel],
  )
