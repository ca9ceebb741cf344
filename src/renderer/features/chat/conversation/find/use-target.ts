// Jumps to a message: scrolls it to the middle and marks it for a moment. If text was found in it, the match
// is scrolled to the middle and marked too.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import '../../../../styles/find.css'
import type { MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import type { ListView } from '../../../../ui/virtual-list/list-view.ts'
import { bringNear, clearPlace, markPlace } from './find-marks.ts'
import { findFirstMatch, type Match } from './find-messages.ts'
import { foldText } from './fold-text.ts'
import { firstKey, slotOf, type MessageRow } from '../rows/message-rows.ts'

export interface Target {
  readonly messageId: MessageId
  /** The text that was found; `null` jumps to the message as a whole. */
  readonly foundText: string | null
  /** Changes each time, so that the same target can be jumped to again. */
  readonly turn: number
}

interface TargetOptions {
  readonly target: Target | null
  readonly messages: readonly Message[]
  readonly view: ListView<MessageRow>
  readonly scroller: RefObject<HTMLElement | null>
}

const markedForMs = 2_000

interface Marked {
  readonly messageId: MessageId
  readonly match: Match | null
  readonly foundText: string
}

/** Returns the message that is marked now. */
export function useTarget({ target, messages, view, scroller }: TargetOptions): MessageId | null {
  const [marked, setMarked] = useState<Marked | null>(null)
  const doneTurn = useRef<number | null>(null)

  useLayoutEffect(() => {
    const message = messages.find(({ id }) => id === target?.messageId)
    if (!target || !message || doneTurn.current === target.turn) return
    doneTurn.current = target.turn
    const { messageId, foundText } = target
    const match = foundText === null ? null : findFirstMatch(message, foundText)
    view.jumpTo(match?.key ?? firstKey(message), 'center', slotOf(message))
    setMarked({ messageId, match, foundText: foundText ?? '' })
  }, [target, messages, view])

  useEffect(() => {
    if (!marked) return undefined
    const { match, foundText } = marked
    // Wait until the row is drawn: the place can be anywhere in a tall row.
    const frame = requestAnimationFrame(() => {
      const row = match && view.elements.elementOf(match.key)
      const range = row && markPlace(row, foldText(foundText), match.nth)
      if (range && scroller.current) bringNear(range, view, scroller.current)
    })
    const timer = setTimeout(() => setMarked(null), markedForMs)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      clearPlace()
    }
  }, [marked, view, scroller])

  return marked?.messageId ?? null
}
