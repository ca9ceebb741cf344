// The message that the user navigated to. If it isn't on the shown branch, its branch is shown first.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { useOnArrival } from '../../base/navigation.ts'
import { announce } from '../../ui/announce.tsx'
import { showBranch, type Chat } from './chat-store.ts'
import type { Target } from './conversation/find/use-target.ts'

interface Wanted {
  readonly messageId: MessageId | null
  readonly foundText: string | null
}

export function useChatTarget(
  conversationId: ConversationId | null,
  { messageId, foundText }: Wanted,
  chat: Chat,
): Target | null {
  const [turn, setTurn] = useState(0)
  const askedTurn = useRef(-1)
  useOnArrival(() => setTurn((before) => before + 1))
  const { isRead, messages } = chat
  const isShown = messages.some(({ id }) => id === messageId)

  useEffect(() => {
    if (!conversationId || !messageId || !isRead || isShown || askedTurn.current === turn) return
    askedTurn.current = turn
    void showBranch(messageId).then((isDone) => isDone || announce(words.messages.notShown))
  }, [conversationId, messageId, isRead, isShown, turn])

  return useMemo(
    () => (messageId && isShown ? { messageId, foundText, turn } : null),
    [messageId, foundText, isShown, turn],
  )
}
