// Coming out at a message: it is scrolled to the middle, and marked for a moment.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MessageId } from '../../../../domain/ids.ts'
import type { Message } from '../../../../domain/message.ts'
import type { ListView } from '../../../ui/virtual-list/list-view.ts'
import { firstKey, slotOf, type MessageRow } from './message-rows.ts'

export interface Target {
  readonly messageId: MessageId
  /** Another one each time that one goes there. */
  readonly turn: number
}

const markedForMs = 2_000

/** Answers what is marked now. */
export function useTarget(
  target: Target | null,
  messages: readonly Message[],
  view: ListView<MessageRow>,
): MessageId | null {
  const [marked, setMarked] = useState<Target | null>(null)
  const doneTurn = useRef<number | null>(null)

  useLayoutEffect(() => {
    const message = messages.find(({ id }) => id === target?.messageId)
    if (!target || !message || doneTurn.current === target.turn) return
    doneTurn.current = target.turn
    view.jumpTo(firstKey(message), 'center', slotOf(message))
    setMarked(target)
  }, [target, messages, view])

  useEffect(() => {
    if (!marked) return undefined
    const timer = setTimeout(() => setMarked(null), markedForMs)
    return () => clearTimeout(timer)
  }, [marked])

  return marked?.messageId ?? null
}
