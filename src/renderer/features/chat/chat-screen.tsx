// A conversation, or an empty chat for the next one; the welcome if there are no keys and no conversations.
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { useResource } from '../../base/store.ts'
import { LateLoading } from '../../ui/notice.tsx'
import { useListed, useListing } from '../../stores/conversations/conversations.ts'
import { keys } from '../../stores/keys.ts'
import { settings } from '../../stores/settings.ts'
import { Beginning } from './beginning/beginning.tsx'
import { chatMenu, conversationView, notShown, prepareChatParts, welcome } from './chat-parts.ts'
import { reloadChat, useChat, type Chat } from './chat-store.ts'
import { readChoice, resolveAnswerer, type Answerer } from '../../stores/models/choice.ts'
import { Composer } from './composer/composer.tsx'
import { listShown } from './conversation/rows/shown-messages.ts'
import { changeDraft, useDraft, type ChatKey } from '../../stores/drafts.ts'
import { KeyTroubleBar } from './answerer/key-trouble-bar.tsx'
import { ModelChooser } from './answerer/model-chooser.tsx'
import { useChatActions } from './use-chat-actions.ts'
import { useChatTarget } from './use-chat-target.ts'

const noKeys: readonly never[] = []

interface ChatScreenProps {
  readonly conversationId: ConversationId | null
  /** The message to jump to. */
  readonly messageId?: MessageId
  /** The text in that message to jump to. */
  readonly foundText?: string
}

export function ChatScreen({ conversationId, messageId, foundText }: ChatScreenProps): ReactNode {
  const chatKey: ChatKey = conversationId ?? 'new'
  const chat = useChat(chatKey)
  const { choice } = useDraft(chatKey)
  const listing = useListing()
  const listed = useListed(conversationId)
  const keyList = useResource(keys)
  const knownKeys = keyList.value ?? noKeys
  const defaultModelId = useResource(settings).value?.defaultModelId
  const [isChooserOpen, setIsChooserOpen] = useState(false)
  const openChooser = useCallback(() => setIsChooserOpen(true), [])
  const [editing, setEditing] = useState<Editing | null>(null)

  useEffect(() => {
    if (conversationId) void reloadChat(conversationId)
  }, [conversationId])
  useEffect(() => {
    const idle = requestIdleCallback(prepareChatParts)
    return () => cancelIdleCallback(idle)
  }, [])

  const { pending } = chat
  const conversation = listed ?? chat.conversation
  const answerer = resolveAnswerer({ choice, conversation, keys: keyList.value, defaultModelId })

  const isEmptyApp = keyList.value?.length === 0 && listing.isRead && !listing.failure && listing.isEmpty
  if (conversationId === null && isEmptyApp && choice === null && pending === null) return <welcome.View />

  // Show no body until both lists are read, so that neither the welcome nor the composer flashes.
  const areKeysUnknown = keyList.value === null && !keyList.failure
  if (conversationId === null && (areKeysUnknown || !listing.isRead)) {
    return <ScreenHeader title={words.chat.newTitle} takesFocus={false} isTitleHidden />
  }

  const last = chat.messages.at(-1)
  const streamingId = pending?.answerId ?? (last?.status === 'streaming' ? last.id : null)
  const lastOwn = chat.messages.findLast(({ role }) => role === 'user')
  const title = conversation?.title ?? words.chat.newTitle

  return (
    <>
      <ScreenHeader title={title} takesFocus={false} beside={answerer.isPractice && <PracticeLabel />}>
        <ModelChooser
          answerer={answerer}
          keys={knownKeys}
          isOpen={isChooserOpen}
          onOpenChange={setIsChooserOpen}
          onChoose={(value) => changeDraft(chatKey, { choice: readChoice(value, knownKeys) })}
        />
        {conversation && <chatMenu.View conversation={conversation} titleUsage={chat.titleUsage} />}
      </ScreenHeader>
      <KeyTroubleBar answerer={answerer} onChooseModel={openChooser} />
      {/* Keeps its space while its content is loaded. */}
      <div className="flex min-h-0 flex-1 flex-col">
        <ChatBody
          chat={chat}
          chatKey={chatKey}
          answerer={answerer}
          messageId={messageId ?? null}
          foundText={foundText ?? null}
          editing={editing}
          onEditing={setEditing}
          onChooseModel={openChooser}
        />
      </div>
      <Composer
        chatKey={chatKey}
        streamingId={streamingId}
        isSending={pending !== null && pending.answerId === null}
        answerer={answerer}
        parameters={chat.parameters}
        historyMark={last ? `${last.id} ${last.status}` : ''}
        onChooseModel={openChooser}
        onEditLast={lastOwn && (() => setEditing({ chatKey, messageId: lastOwn.id }))}
      />
    </>
  )
}

const PracticeLabel = (): ReactNode => (
  <span className="truncate text-tiny text-quiet" data-testid="practice-label">
    {words.chat.practice}
  </span>
)

/** Which message is edited; only valid in its own chat. */
interface Editing {
  readonly chatKey: ChatKey
  readonly messageId: MessageId
}

interface ChatBodyProps {
  readonly chat: Chat
  readonly chatKey: ChatKey
  readonly answerer: Answerer
  readonly messageId: MessageId | null
  readonly foundText: string | null
  readonly editing: Editing | null
  readonly onEditing: (editing: Editing | null) => void
  readonly onChooseModel: () => void
}

function ChatBody(props: ChatBodyProps): ReactNode {
  const { chat, chatKey, answerer, messageId, foundText, editing, onEditing, onChooseModel } = props
  const { messages, branches, pending, conversation } = chat
  const conversationId = chatKey === 'new' ? null : chatKey
  const keyList = useResource(keys).value ?? noKeys
  const actions = useChatActions(onChooseModel)
  const target = useChatTarget(conversationId, { messageId, foundText }, chat)
  const onMessageEditing = useCallback(
    (id: MessageId | null) => onEditing(id && { chatKey, messageId: id }),
    [onEditing, chatKey],
  )
  const { modelId } = answerer
  const shown = useMemo(
    () => listShown(messages, pending, conversationId, modelId),
    [messages, pending, conversationId, modelId],
  )

  if (shown.length > 0) {
    return (
      <conversationView.View
        key={chatKey}
        placeKey={chatKey}
        messages={shown}
        branches={branches}
        keyId={keyList.find(({ id }) => id === conversation?.keyId)?.id ?? null}
        editingId={editing?.chatKey === chatKey ? editing.messageId : null}
        onEditing={onMessageEditing}
        actions={actions}
        target={target}
        sentAtMs={pending?.atMs ?? null}
      />
    )
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto *:my-auto">
      {conversationId === null && <Beginning chatKey={chatKey} answerer={answerer} />}
      {conversationId !== null && chat.failure && (
        <notShown.View failure={chat.failure} onRetry={() => void reloadChat(conversationId)} />
      )}
      {conversationId !== null && !chat.failure && !chat.isRead && <LateLoading text={words.app.loading} />}
    </div>
  )
}
