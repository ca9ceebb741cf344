// The bar under a chat's header if its key can't answer, or its model is shut down or will be soon. It says
// which, and offers another model.
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Dot, type Tone } from '../../../ui/dot.tsx'
import { useNowMs } from '../../../base/use-now.ts'
import { readShutdown } from '../../../stores/models/facts.ts'
import { useModelFacts } from '../../../stores/models/use-model-facts.ts'
import { nameKey, type Answerer } from '../../../stores/models/choice.ts'

export interface AnswererBarProps {
  readonly answerer: Answerer
  readonly onChooseModel: () => void
}

export function AnswererBar({ answerer, onChooseModel }: AnswererBarProps): ReactNode {
  const { key, trouble } = answerer
  if (!trouble) return <ShutdownBar answerer={answerer} onChooseModel={onChooseModel} />
  return (
    <Bar
      tone="warn"
      testId="key-trouble"
      text={key ? words.chat.keyDisabled(nameKey(key)) : words.chat.keyGone}
    >
      {key && (
        <Button kind="quiet" onClick={() => goTo({ screen: 'keys', keyId: key.id })}>
          {words.failures.actions['enable-key']}
        </Button>
      )}
      <Button onClick={onChooseModel}>{words.failures.actions['choose-key']}</Button>
    </Bar>
  )
}

function ShutdownBar({ answerer, onChooseModel }: AnswererBarProps): ReactNode {
  const facts = useModelFacts(answerer)
  const nowMs = useNowMs()
  const shutdown = readShutdown(facts?.shutsDownOn ?? null, nowMs)
  if (!facts || !shutdown || shutdown.when === 'later') return null
  const { day, inDays, when } = shutdown
  const text = {
    past: words.models.barPast(facts.id, day),
    today: words.models.barToday(facts.id),
    soon: words.models.barSoon(facts.id, day, inDays),
  }[when]
  return (
    <Bar tone={when === 'soon' ? 'warn' : 'bad'} testId="model-shutdown" text={text}>
      <Button onClick={onChooseModel}>{words.models.chooseOther}</Button>
    </Bar>
  )
}

interface BarProps {
  readonly tone: Tone
  readonly testId: string
  readonly text: string
  readonly children: ReactNode
}

function Bar({ tone, testId, text, children }: BarProps): ReactNode {
  return (
    <div
      role="status"
      data-testid={testId}
      className="appear flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-soft px-4 py-2
        text-small"
    >
      <p className="flex min-w-0 flex-1 basis-64 gap-2">
        <span className="flex h-5 items-center">
          <Dot tone={tone} />
        </span>
        <span dir="auto">{text}</span>
      </p>
      <span className="flex flex-wrap gap-2">{children}</span>
    </div>
  )
}
