// The actions on a chat's messages, which call main.
import { useMemo } from 'react'
import { continueAnswer, editMessage, retryAnswer, showBranch } from './chat-store.ts'
import type { ConversationActions } from './conversation/conversation-context.ts'
import { stopAnswer } from '../../stores/live-answers.ts'

// Loads on the first link, because it needs the texts of all failures.
const openLink = (url: string): void =>
  void import('../../parts/open-link.ts').then((part) => part.openLink(url))

/** Returns the same object for as long as `chooseModel` stays the same. */
export const useChatActions = (chooseModel: () => void): ConversationActions =>
  useMemo(
    () => ({
      retry: (message) => void retryAnswer(message),
      sendAnyway: (message) => void retryAnswer(message, true),
      goOn: (message) => void continueAnswer(message),
      sendEdit: editMessage,
      showBranch,
      stop: stopAnswer,
      chooseModel,
      openLink,
    }),
    [chooseModel],
  )
