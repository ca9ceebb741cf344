// One message: a person's own words on a soft surface, an answer on the page itself.
import { memo, type ReactNode } from 'react'
import type { KeyId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'
import { Markdown } from '../../markdown/markdown.tsx'
import { FailureCard } from '../failures/failure-card.tsx'
import { AnswerFoot } from './answer-foot.tsx'
import { retryAnswer } from './chat-store.ts'
import { nameModel } from './choice.ts'
import { useLiveText } from './live-answers.ts'
import { openLink } from './open-link.ts'

export function OwnMessage({ text }: { readonly text: string }): ReactNode {
  return (
    <article aria-label={words.chat.you} className="relative flex justify-end">
      <h2 className="sr-only">{words.chat.you}</h2>
      <div
        dir="auto"
        className="max-w-[85%] rounded-large bg-soft px-4 py-2 text-message whitespace-pre-wrap"
      >
        {text}
      </div>
    </article>
  )
}

interface AnswerProps {
  readonly message: Message
  /** The conversation's, if it is listed: what a failed answer was asked with. */
  readonly keyId: KeyId | null
  readonly onChooseModel: () => void
}

export const Answer = memo(({ message, keyId, onChooseModel }: AnswerProps): ReactNode => {
  const liveText = useLiveText(message.id)
  const isStreaming = message.status === 'streaming'
  const text = isStreaming ? (liveText ?? message.text) : message.text
  const retry = () => void retryAnswer(message)
  const name = words.chat.answerBy(nameModel(message.modelId ?? ''))
  const failedAtMs = message.createdAtMs + (message.usage?.durationMs ?? 0)
  return (
    <article aria-label={name} aria-busy={isStreaming} className="group/answer relative">
      <h2 className="sr-only">{name}</h2>
      {(text !== '' || isStreaming) && <Markdown text={text} isStreaming={isStreaming} onLink={openLink} />}
      {message.status === 'stopped' && <Mark text={words.chat.stopped} />}
      {message.status === 'interrupted' && <Mark text={words.chat.interrupted} />}
      {message.failure && (
        <div className={text === '' ? undefined : 'mt-4'}>
          <FailureCard
            failure={message.failure}
            atMs={failedAtMs}
            keyId={keyId}
            onRetry={retry}
            onChooseModel={onChooseModel}
          />
        </div>
      )}
      {isStreaming ? <div className="mt-1 h-8" /> : <AnswerFoot message={message} onRetry={retry} />}
    </article>
  )
})

const Mark = ({ text }: { readonly text: string }): ReactNode => (
  <p className="mt-2 text-small text-quiet">{text}</p>
)
