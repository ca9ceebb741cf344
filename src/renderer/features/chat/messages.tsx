// The messages of one conversation in one column, with the way back to its end.
import { ArrowDown } from 'lucide-react'
import { memo, useEffect, type ReactNode } from 'react'
import type { KeyId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'
import { Button } from '../../ui/button.tsx'
import type { Pending } from './chat-store.ts'
import { Answer, OwnMessage } from './message-view.tsx'
import { useStickToEnd } from './stick-to-end.ts'

interface MessagesProps {
  readonly messages: readonly Message[]
  readonly pending: Pending | null
  /** What stands for the pending answer until it is read. */
  readonly pendingAnswer: Message | null
  readonly keyId: KeyId | null
  readonly onChooseModel: () => void
}

export const Messages = memo(
  ({ messages, pending, pendingAnswer, keyId, onChooseModel }: MessagesProps): ReactNode => {
    const { scroller, content, isAtEnd, jumpToEnd } = useStickToEnd()

    useEffect(() => {
      if (pending) jumpToEnd()
    }, [pending, jumpToEnd])

    const answers = pendingAnswer ? [...messages, pendingAnswer] : messages
    return (
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          role="log"
          aria-label={words.chat.messages}
          aria-live="off"
          tabIndex={0}
          className="h-full overflow-y-auto overflow-x-hidden md:[scrollbar-gutter:stable_both-edges] focus-visible:-outline-offset-2"
        >
          <div ref={content} className="mx-auto flex max-w-[752px] flex-col gap-4 px-4 pt-6 pb-4">
            {answers.flatMap((message) => [
              pending && message === pendingAnswer && <OwnMessage key="pending" text={pending.text} />,
              message.role === 'user' ? (
                <OwnMessage key={message.id} text={message.text} />
              ) : (
                <Answer key={message.id} message={message} keyId={keyId} onChooseModel={onChooseModel} />
              ),
            ])}
            {pending && !pendingAnswer && <OwnMessage text={pending.text} />}
          </div>
        </div>
        {!isAtEnd && (
          <div className="appear pointer-events-none absolute inset-x-0 bottom-2 flex justify-center">
            <Button icon={ArrowDown} className="pointer-events-auto shadow-raised" onClick={jumpToEnd}>
              {words.chat.jump}
            </Button>
          </div>
        )}
      </div>
    )
  },
)
