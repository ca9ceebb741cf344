// Under the header of a chat whose key can't answer: which key it is, and the way to another.
import type { ReactNode } from 'react'
import { words } from '../../../domain/words/en.ts'
import { actionLabels } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { nameKey, type Answerer } from './choice.ts'

interface KeyTroubleBarProps {
  readonly answerer: Answerer
  readonly onChooseModel: () => void
}

export function KeyTroubleBar({ answerer, onChooseModel }: KeyTroubleBarProps): ReactNode {
  const { key, trouble } = answerer
  if (!trouble) return null
  return (
    <div
      role="status"
      data-testid="key-trouble"
      className="appear flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-soft px-4 py-2
        text-small"
    >
      <p className="flex min-w-0 flex-1 basis-64 gap-2">
        <span className="flex h-5 items-center">
          <Dot tone="warn" />
        </span>
        <span dir="auto">{key ? words.chat.keyDisabled(nameKey(key)) : words.chat.keyGone}</span>
      </p>
      <span className="flex flex-wrap gap-2">
        {key && (
          <Button kind="quiet" onClick={() => goTo({ screen: 'keys', keyId: key.id })}>
            {actionLabels['enable-key']}
          </Button>
        )}
        <Button onClick={onChooseModel}>{actionLabels['choose-key']}</Button>
      </span>
    </div>
  )
}
