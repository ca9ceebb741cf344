// Shown until an answer has its first word: nothing for a moment, then a quiet dot, and why it waits if it is
// queued or will be retried.
import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnswerState, PendingRetry } from '../../../../../domain/chat/answer-state.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import { describeFailure } from '../../../../../words/describe-failure.ts'
import { words } from '../../../../../words/words.ts'
import { Button, Icon } from '../../../../ui/button.tsx'
import { useResource } from '../../../../base/store.ts'
import { keychain } from '../../../../stores/keys.ts'
import { useSecondsUntil } from './seconds-until.ts'
import { useLive } from '../rows/documents.ts'
import { useConversation } from '../use-conversation.ts'

export function AnswerWait({ message }: { readonly message: Message }): ReactNode {
  const state = useLive(message.id, (live) => live?.state ?? null)
  const hasArrived = useLive(message.id, (live) => live !== null && live.drawable > 0)
  if (state?.name === 'waiting' && state.retry) return <RetryCard message={message} retry={state.retry} />
  const isEmpty = !hasArrived && message.text === ''
  const wait = state?.name !== 'streaming' && <WaitLine state={state} />
  return (
    <>
      {isEmpty && <div className="flex h-[25px] items-center">{wait}</div>}
      {/* As high as the message's foot, which will replace it. */}
      <div className="mt-1 mb-3 flex h-8 items-center">{!isEmpty && wait}</div>
    </>
  )
}

function WaitLine({ state }: { readonly state: AnswerState | null }): ReactNode {
  const { name, state: keychainState } = useResource(keychain).value ?? { name: '', state: 'ok' }
  const text =
    state?.name === 'queued'
      ? words.messages.queued
      : state?.name === 'stopping'
        ? `${words.messages.stopping}…`
        : keychainState === 'prompting'
          ? words.messages.keychainAsks(name)
          : null
  return (
    <p className="appear-late flex items-center gap-2 text-small text-quiet">
      <span className="breathe size-2 shrink-0 rounded-full bg-outline" />
      {text ?? <span className="sr-only">{words.messages.waiting}</span>}
    </p>
  )
}

interface RetryCardProps {
  readonly message: Message
  readonly retry: PendingRetry
}

function RetryCard({ message, retry }: RetryCardProps): ReactNode {
  const { stop } = useConversation()
  const { title } = describeFailure(retry.failure)
  const secondsLeft = useSecondsUntil(retry.atMs)
  return (
    <section
      role="group"
      aria-label={title}
      data-testid="waiting"
      className="appear mt-1 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large border border-line bg-soft p-4"
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <span className="flex h-5 items-center text-warn">
          <Icon of={RotateCcw} />
        </span>
        <div className="min-w-0">
          <p className="font-semibold">{title}</p>
          <p className="mt-1 text-small text-quiet tabular-nums">
            {words.messages.retryIn(secondsLeft)}. {words.messages.retryAttempts(retry.attempts)}
          </p>
        </div>
      </div>
      <Button onClick={() => stop(message.id)}>{words.messages.stop}</Button>
    </section>
  )
}
