// What can be done with the messages of a chat, by the bridge.
import { useMemo } from 'react'
import { continueAnswer, editMessage, retryAnswer, showBranch } from './chat-store.ts'
import type { ConversationActions } from './conversation/conversation-context.ts'
import { stopAnswer } from '../../stores/live-answers.ts'

// Fetched on the first link: it brings the words of all failures along.
const openLink = (url: string): void =>
  void import('../../parts/open-link.ts').then((part) => part.openLink(url))

/** The same for as long as `chooseModel` is. */
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
