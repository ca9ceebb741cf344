// The app's own conversation view, with its composer below if requested, put together as the chat screen does
// it. Messages are passed in; typed text goes nowhere.
import { useLayoutEffect, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Message } from '../../../../src/domain/chat/message.ts'
import { practiceModelId } from '../../../../src/domain/chat/model.ts'
import { Composer } from '../../../../src/renderer/features/chat/composer/composer.tsx'
import { ConversationView } from '../../../../src/renderer/features/chat/conversation/conversation-view.tsx'
import type { ConversationActions } from '../../../../src/renderer/features/chat/conversation/conversation-context.ts'
import { conversationId } from '../../texts/conversation.ts'

export interface ChatWindow {
  show(messages: readonly Message[]): void
  close(): void
}

const actions: ConversationActions = {
  retry: () => {},
  sendAnyway: () => {},
  goOn: () => {},
  sendEdit: async () => null,
  showBranch: async () => false,
  stop: () => {},
  chooseModel: () => {},
  openLink: () => {},
}

const nobody = { modelId: practiceModelId, key: undefined, isPractice: true, trouble: null } as const
const ignoreEditing = () => {}
let opened = 0

interface ChatProps {
  readonly place: string
  readonly messages: readonly Message[]
  readonly hasComposer: boolean
}

function Chat({ place, messages, hasComposer }: ChatProps): ReactNode {
  return (
    <>
      {messages.length > 0 ? (
        <ConversationView
          placeKey={place}
          messages={messages}
          branches={[]}
          keyId={null}
          editingId={null}
          onEditing={ignoreEditing}
          actions={actions}
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto" />
      )}
      {hasComposer && (
        <Composer
          chatKey={conversationId}
          streamingId={null}
          isSending={false}
          answerer={nobody}
          parameters={null}
          historyMark=""
          onChooseModel={actions.chooseModel}
        />
      )}
    </>
  )
}

/** Fills `host`. Each window is a new place, so a reader's position in an earlier one doesn't come back. */
export function openChatWindow(
  host: HTMLElement,
  first: readonly Message[],
  hasComposer = false,
): ChatWindow {
  const root = createRoot(host)
  const place = `bench-${(opened += 1)}`
  let set: (messages: readonly Message[]) => void = () => {}
  function Live() {
    const [messages, setMessages] = useState(first)
    useLayoutEffect(() => void (set = setMessages), [])
    return <Chat place={place} messages={messages} hasComposer={hasComposer} />
  }
  host.dataset['full'] = ''
  root.render(<Live />)
  return {
    show: (messages) => set(messages),
    close() {
      root.unmount()
      delete host.dataset['full']
    },
  }
}
