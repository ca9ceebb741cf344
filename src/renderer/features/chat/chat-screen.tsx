// A conversation, or the place where the next one begins; before anything else, the welcome.
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { ConversationId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import { practiceModelId } from '../../../domain/model.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { ScreenHeader } from '../../app/screen-header.tsx'
import { useResource, useStore } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNotice, LateLoading } from '../../ui/notice.tsx'
import { conversations } from '../conversations/conversations-store.ts'
import { MeaningLink } from '../failures/meaning-link.tsx'
import { Welcome } from '../guide/welcome.tsx'
import { keys } from '../keys/keys-store.ts'
import { settings } from '../settings/settings-store.ts'
import { reloadChat, sendMessage, useChat, type Chat } from './chat-store.ts'
import { readChoice, resolveAnswerer, type Answerer } from './choice.ts'
import { Composer } from './composer.tsx'
import { changeDraft, useDraft, type ChatKey } from './drafts.ts'
import { KeyTroubleBar } from './key-trouble-bar.tsx'
import { Messages } from './messages.tsx'
import { ModelChooser } from './model-chooser.tsx'

const noKeys: readonly never[] = []

export function ChatScreen({
  conversationId,
}: {
  readonly conversationId: ConversationId | null
}): ReactNode {
  const chatKey: ChatKey = conversationId ?? 'new'
  const chat = useChat(chatKey)
  const { choice } = useDraft(chatKey)
  const list = useStore(conversations, (state) => state)
  const keyList = useResource(keys)
  const knownKeys = keyList.value ?? noKeys
  const defaultModelId = useResource(settings).value?.defaultModelId
  const [isChooserOpen, setIsChooserOpen] = useState(false)
  const openChooser = useCallback(() => setIsChooserOpen(true), [])

  useEffect(() => {
    if (conversationId) void reloadChat(conversationId)
  }, [conversationId])

  const { conversation, pending } = chat
  const answerer = resolveAnswerer({ choice, conversation, keys: keyList.value, defaultModelId })
  const pendingAnswer = usePendingAnswer(chat, conversationId, answerer.modelId)

  const listed = list.items.find(({ id }) => id === conversationId)
  const title = listed?.title ?? conversation?.title ?? words.chat.newTitle
  const isEmptyApp = keyList.value?.length === 0 && list.isRead && !list.failure && list.items.length === 0
  if (conversationId === null && isEmptyApp && choice === null && pending === null) return <Welcome />

  // Nothing stands until it is known what: neither the welcome nor the composer may flash.
  const areKeysUnknown = keyList.value === null && !keyList.failure
  if (conversationId === null && (areKeysUnknown || !list.isRead)) {
    return <ScreenHeader title={words.chat.newTitle} takesFocus={false} isTitleHidden />
  }

  const last = chat.messages.at(-1)
  const streamingId = pending?.answerId ?? (last?.status === 'streaming' ? last.id : null)
  const isPending = pending !== null
  const hasMessages = isPending || chat.messages.length > 0
  const ownKeyId = knownKeys.find(({ id }) => id === conversation?.keyId)?.id ?? null

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
      </ScreenHeader>
      <KeyTroubleBar answerer={answerer} onChooseModel={openChooser} />
      {hasMessages ? (
        <Messages
          key={conversationId ?? 'new'}
          messages={chat.messages}
          pending={pending}
          pendingAnswer={pendingAnswer}
          keyId={ownKeyId}
          onChooseModel={openChooser}
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto *:my-auto">
          {conversationId === null && <Beginning chatKey={chatKey} answerer={answerer} />}
          {conversationId !== null && <NotShown chat={chat} conversationId={conversationId} />}
        </div>
      )}
      <Composer
        chatKey={chatKey}
        streamingId={streamingId}
        isSending={isPending && pending.answerId === null}
        keyId={answerer.key?.id ?? null}
        onChooseModel={openChooser}
      />
    </>
  )
}

const PracticeLabel = (): ReactNode => (
  <span className="truncate text-tiny text-quiet" data-testid="practice-label">
    {words.chat.practice}
  </span>
)

/** What stands for an answer that main has begun and the window has not yet read back. */
function usePendingAnswer(
  chat: Chat,
  conversationId: ConversationId | null,
  modelId: string,
): Message | null {
  const answerId = chat.pending?.answerId ?? null
  return useMemo(() => {
    if (answerId === null || conversationId === null) return null
    return {
      id: answerId,
      conversationId,
      parentId: null,
      role: 'assistant',
      text: '',
      status: 'streaming',
      failure: null,
      modelId,
      usage: null,
      createdAtMs: 0,
    }
  }, [answerId, conversationId, modelId])
}

function Beginning({
  chatKey,
  answerer,
}: {
  readonly chatKey: ChatKey
  readonly answerer: Answerer
}): ReactNode {
  if (!answerer.isPractice) {
    const { key, modelId, trouble } = answerer
    return (
      <EmptyNotice
        title={words.chat.emptyTitle}
        sentence={trouble ? words.chat.emptyTrouble : words.chat.emptyWith(modelId, key?.label ?? '')}
      />
    )
  }
  const ask = (text: string) => {
    changeDraft(chatKey, { choice: { keyId: null, modelId: practiceModelId } })
    void sendMessage(chatKey, text)
  }
  return (
    <EmptyNotice title={words.chat.emptyTitle} sentence={words.chat.emptyPractice}>
      <div className="grid gap-2 sm:grid-cols-2">
        {words.chat.starters.map((starter) => (
          <Button key={starter} onClick={() => ask(starter)}>
            {starter}
          </Button>
        ))}
      </div>
    </EmptyNotice>
  )
}

interface NotShownProps {
  readonly chat: Chat
  readonly conversationId: ConversationId
}

function NotShown({ chat, conversationId }: NotShownProps): ReactNode {
  if (!chat.failure) return chat.isRead ? null : <LateLoading text={words.app.loading} />
  return (
    <EmptyNotice {...describeFailure(chat.failure)}>
      <Button onClick={() => void reloadChat(conversationId)}>{words.app.tryAgain}</Button>
      <MeaningLink code={chat.failure.code} />
    </EmptyNotice>
  )
}
