// The questions before sending a text that seems to contain a secret, or that exceeds the model's context.
import { ShieldAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { lastFourOf, type Secret } from '../../../../domain/chat/secret-guard.ts'
import { words } from '../../../../words/words.ts'
import { formatCount } from '../../../base/format.ts'
import { Button, Icon } from '../../../ui/button.tsx'

export interface GuardCardProps {
  readonly text: string
  readonly secrets: readonly Secret[]
  readonly onTakeOut: () => void
  readonly onSend: () => void
  readonly onBack: () => void
}

const maxNamed = 4

export function GuardCard({ text, secrets, onTakeOut, onSend, onBack }: GuardCardProps): ReactNode {
  const named = [...new Set(secrets.map((secret) => nameSecret(text, secret)))]
  return (
    <Card icon={ShieldAlert} title={words.composer.guardTitle} onBack={onBack}>
      <ul className="mt-1 text-small">
        {named.slice(0, maxNamed).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {named.length > maxNamed && <li>{words.composer.andMore(named.length - maxNamed)}</li>}
      </ul>
      <p className="mt-1 text-small text-quiet">{words.composer.guardSentence}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" data-first onClick={onTakeOut}>
          {secrets.length === 1 ? words.composer.takeOut : words.composer.takeThemOut}
        </Button>
        <Button onClick={onSend}>{words.composer.sendAnyway}</Button>
        <Button kind="quiet" onClick={onBack}>
          {words.composer.goBack}
        </Button>
      </div>
    </Card>
  )
}

function nameSecret(text: string, secret: Secret): string {
  const kind = words.composer.secrets[secret.kind]
  const lastFour = lastFourOf(text, secret)
  return lastFour === '' ? kind : words.composer.secretEnding(kind, lastFour)
}

export interface TooBigCardProps {
  readonly model: string
  readonly tokens: number
  readonly contextTokens: number
  /** True if the message alone is too big, even without the earlier messages. */
  readonly isAlone: boolean
  readonly onChooseModel: () => void
  readonly onSend: () => void
  readonly onBack: () => void
}

export function TooBigCard(props: TooBigCardProps): ReactNode {
  const { model, tokens, contextTokens, isAlone, onChooseModel, onSend, onBack } = props
  const title = isAlone ? words.estimate.tooBigTitle : words.estimate.tooBigTogether
  const sentence = isAlone ? words.estimate.tooBigSentence : words.estimate.tooBigTogetherSentence
  return (
    <Card icon={TriangleAlert} title={title(model)} onBack={onBack}>
      <p className="mt-1 text-small">{sentence(formatCount(tokens), formatCount(contextTokens))}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" data-first onClick={onChooseModel}>
          {words.composer.chooseModel}
        </Button>
        <Button onClick={onSend}>{words.composer.sendAnyway}</Button>
        <Button kind="quiet" onClick={onBack}>
          {words.composer.goBack}
        </Button>
      </div>
    </Card>
  )
}

interface CardProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly onBack: () => void
  readonly children: ReactNode
}

/** Takes the focus, because Enter was just pressed. Its first button is the one that loses nothing. */
function Card({ icon, title, onBack, children }: CardProps): ReactNode {
  const id = useId()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    card.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onBack()
  }
  return (
    <div
      ref={card}
      role="alertdialog"
      aria-labelledby={id}
      data-testid="send-question"
      onKeyDown={onKeyDown}
      className="appear mb-2 flex gap-3 rounded-large border border-warn/50 bg-surface p-4"
    >
      <span className="flex h-5 items-center text-warn">
        <Icon of={icon} />
      </span>
      <div className="min-w-0 flex-1">
        <p id={id} className="font-semibold">
          {title}
        </p>
        {children}
      </div>
    </div>
  )
}
