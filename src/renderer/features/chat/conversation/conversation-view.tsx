// Shows the messages of one conversation, drawing only those near the view. It keeps the reader's place and
// offers a way back to the end. It doesn't call main: every action is handed in.
import { ArrowDown } from 'lucide-react'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { KeyId, MessageId } from '../../../../domain/ids.ts'
import type { Branch, Message } from '../../../../domain/chat/message.ts'
import { words } from '../../../../words/words.ts'
import { runCommand } from '../../../base/commands.ts'
import { useStore } from '../../../base/store.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { useListView, VirtualList } from '../../../ui/virtual-list/virtual-list.tsx'
import { useAnnouncements } from './spoken/announce-answers.ts'
import {
  ConversationContext,
  type ConversationActions,
  type ConversationScope,
} from './conversation-context.ts'
import { FindBar } from './find/find-bar.tsx'
import { MessageArticle } from './message/message-article.tsx'
import { footKey, revealKey, slotOf, type MessageRow } from './rows/message-rows.ts'
import { MessageRowView } from './message/message-row-view.tsx'
import { keepPlace, readKeptPlace } from './reading-places.ts'
import { readRowText } from './rows/row-text.ts'
import { useConversationCommands } from './use-conversation-commands.ts'
import { useRows } from './rows/use-rows.ts'
import { useTarget, type Target } from './find/use-target.ts'

export interface ConversationViewProps {
  /** Identifies the conversation, so that the reader's place in it can be restored. */
  readonly placeKey: string
  readonly messages: readonly Message[]
  readonly branches: readonly Branch[]
  /** The key used for failed answers; `null` if it isn't listed. */
  readonly keyId: KeyId | null
  readonly editingId: MessageId | null
  /** Must stay the same function for as long as the conversation is shown, and so must the actions. */
  readonly onEditing: (messageId: MessageId | null) => void
  readonly actions: ConversationActions
  /** The message to jump to. */
  readonly target?: Target | null
  /** When the last message was sent; a new value scrolls to the end. */
  readonly sentAtMs?: number | null
}

const renderRow = (row: MessageRow): ReactNode => <MessageRowView row={row} />

export function ConversationView(props: ConversationViewProps): ReactNode {
  const { placeKey, messages, editingId, target = null, sentAtMs = null } = props
  const view = useListView<MessageRow>(readKeptPlace(placeKey) ?? 'end')
  const isAtEnd = useStore(view.isAtEnd, (state) => state)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, openRow } = useRows(messages, editingId)
  const find = useFindTurn(scroller)
  const last = messages.at(-1)
  useAnnouncements(last?.status === 'streaming' ? last : null)

  useLayoutEffect(() => () => keepPlace(placeKey, view), [placeKey, view])
  useLayoutEffect(() => {
    if (sentAtMs !== null) view.jumpToEnd()
  }, [sentAtMs, view])

  const scope = useScope(props, view, useTarget({ target, messages, view, scroller }))
  useConversationCommands({ scope, messages, view, openFind: find.open })

  const jumpToEnd = () => {
    view.jumpToEnd()
    scroller.current?.focus({ preventScroll: true })
  }

  return (
    <ConversationContext value={scope}>
      <div className="relative min-h-0 flex-1">
        <VirtualList
          view={view}
          scroller={scroller}
          rows={rows}
          openRow={openRow}
          renderRow={renderRow}
          readRowText={readRowText}
          Group={MessageArticle}
          role="log"
          aria-label={words.messages.messages}
          aria-live="off"
          isFocusable
          className="h-full md:[scrollbar-gutter:stable_both-edges] focus-visible:-outline-offset-2"
        />
        {find.turn > 0 && (
          <FindBar
            messages={messages}
            view={view}
            scroller={scroller}
            turn={find.turn}
            onClose={find.close}
          />
        )}
        {!isAtEnd && (
          <div className="appear pointer-events-none absolute inset-x-0 bottom-2 flex justify-center">
            <Button icon={ArrowDown} className="pointer-events-auto shadow-raised" onClick={jumpToEnd}>
              {words.messages.jump}
            </Button>
          </div>
        )}
      </div>
    </ConversationContext>
  )
}

type View = ReturnType<typeof useListView<MessageRow>>

function useScope(props: ConversationViewProps, view: View, markedId: MessageId | null): ConversationScope {
  const { messages, branches, keyId, onEditing, actions } = props
  const [editTexts] = useState(() => new Map<MessageId, string>())

  const step = useCallback(
    ({ siblingIds, messageId }: Branch, by: 1 | -1) => {
      const at = siblingIds.indexOf(messageId) + by
      const next = siblingIds[at]
      const message = messages.find(({ id }) => id === messageId)
      if (!next || !message) return
      // Keeps the step buttons under the pointer while the message changes.
      view.holdRow(footKey(message))
      void actions
        .showBranch(next)
        .then((isShown) => isShown && announce(words.messages.branchSpoken(at + 1, siblingIds.length)))
    },
    [actions, messages, view],
  )

  const reveal = useCallback(
    (message: Message, page: number | null) =>
      void view.jumpTo(revealKey(message, page), 'center', slotOf(message)),
    [view],
  )

  const editedHere = useRef<Message | null>(null)
  const edit = useCallback(
    (message: Message | null) => {
      onEditing(message?.id ?? null)
      const edited = editedHere.current
      editedHere.current = message
      if (message === null) focusAfterEdit(() => edited && view.elements.elementOf(footKey(edited)))
    },
    [onEditing, view],
  )

  const sendEdit = useCallback(
    async (message: Message, text: string) => {
      const failure = await actions.sendEdit(message, text)
      if (!failure) view.jumpToEnd()
      return failure
    },
    [actions, view],
  )

  return useMemo(
    () => ({
      ...actions,
      sendEdit,
      edit,
      step,
      reveal,
      keyId,
      markedId,
      editTexts,
      branches: mapBranches(branches),
      positions: new Map(messages.map(({ id }, index) => [id, index + 1])),
      lastId: messages.at(-1)?.id ?? null,
    }),
    [actions, sendEdit, edit, step, reveal, keyId, markedId, editTexts, branches, messages],
  )
}

/** Maps hidden siblings too, so that a message has its step buttons even while it replaces another. */
function mapBranches(branches: readonly Branch[]): ReadonlyMap<MessageId, Branch> {
  const map = new Map<MessageId, Branch>()
  for (const { siblingIds } of branches)
    for (const messageId of siblingIds) map.set(messageId, { messageId, siblingIds })
  return map
}

/**
 * Focuses the button that started the edit, once the next frame has drawn it again; otherwise the composer.
 */
function focusAfterEdit(findFoot: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    const button = findFoot()?.querySelector<HTMLElement>('[data-edit]')
    if (button) button.focus({ preventScroll: true })
    else runCommand('focus-composer')
  })
}

interface FindTurn {
  /** 0 means closed. Opening again, even while open, increases it. */
  readonly turn: number
  readonly open: () => void
  /** Returns the focus to the element that had it before. */
  readonly close: () => void
}

function useFindTurn(scroller: { readonly current: HTMLElement | null }): FindTurn {
  const [turn, setTurn] = useState(0)
  const cameFrom = useRef<Element | null>(null)
  const open = useCallback(() => {
    if (!document.activeElement?.closest('[data-testid=find]')) cameFrom.current = document.activeElement
    // Renders at once, because the next key press belongs in the field.
    flushSync(() => setTurn((before) => before + 1))
  }, [])
  const close = useCallback(() => {
    setTurn(0)
    const target = cameFrom.current
    const isThere = target instanceof HTMLElement && target.isConnected && target !== document.body
    ;(isThere ? target : scroller.current)?.focus({ preventScroll: true })
  }, [scroller])
  return { turn, open, close }
}
