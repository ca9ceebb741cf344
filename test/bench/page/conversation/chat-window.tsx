// The app's own conversation view, with its composer below if requested, put together as the chat screen does
// it. Messages are passed in; typed text goes nowhere.
import { useLayoutEffect, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { MessageId } from '../../../../src/domain/ids.ts'
import type { Message } from '../../../../src/domain/chat/message.ts'
import { practiceModelId } from '../../../../src/domain/chat/model.ts'
import { Composer } from '../../../../src/renderer/features/chat/composer/composer.tsx'
import { ConversationView } from '../../../../src/renderer/features/chat/conversation/conversation-view.tsx'
import type { Target } from '../../../../src/renderer/features/chat/conversation/find/use-target.ts'
import type { ConversationActions } from '../../../../src/renderer/features/chat/conversation/conversation-context.ts'
import { conversationId } from '../../texts/conversation.ts'

export interface ChatWindow {
  show(messages: readonly Message[]): void
  jumpTo(messageId: MessageId): void
  close(): void
}

export const actions: ConversationActions = {
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
  readonly target: Target | null
  readonly hasComposer: boolean
}

function Chat({ place, messages, target, hasComposer }: ChatProps): ReactNode {
  return (
    <>
      {messages.length > 0 ? (
        <ConversationView
          placeKey={place}
          messages={messages}
          target={target}
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

/** Each window is a new place, so a reader's position in an earlier one doesn't come back. */
export function openChatWindow(
  host: HTMLElement,
  first: readonly Message[],
  hasComposer = false,
): ChatWindow {
  const place = `bench-${(opened += 1)}`
  return openWindow(host, first, (messages, target) => (
    <Chat place={place} messages={messages} target={target} hasComposer={hasComposer} />
  ))
}

/** Fills `host`. */
export function openWindow(
  host: HTMLElement,
  first: readonly Message[],
  render: (messages: readonly Message[], target: Target | null) => ReactNode,
): ChatWindow {
  const root = createRoot(host)
  let set: (messages: readonly Message[]) => void = () => {}
  let aim: (target: Target) => void = () => {}
  let turn = 0
  function Live() {
    const [messages, setMessages] = useState(first)
    const [target, setTarget] = useState<Target | null>(null)
    useLayoutEffect(() => {
      set = setMessages
      aim = setTarget
    }, [])
    return render(messages, target)
  }
  host.dataset['full'] = ''
  root.render(<Live />)
  return {
    show: (messages) => set(messages),
    jumpTo: (messageId) => aim({ messageId, foundText: null, turn: (turn += 1) }),
    close() {
      root.unmount()
      delete host.dataset['full']
    },
  }
}
