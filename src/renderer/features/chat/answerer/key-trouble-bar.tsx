// Loads the answerer's bar only if the key can't answer or the model has a shutdown date, because that is
// rare.
import type { ReactNode } from 'react'
import { later } from '../../../base/later.tsx'
import type { AnswererBarProps } from './answerer-bar.tsx'
import { useModelFacts } from '../../../stores/models/use-model-facts.ts'

const bar = later(async () => (await import('./answerer-bar.tsx')).AnswererBar)

export function KeyTroubleBar(props: AnswererBarProps): ReactNode {
  const { answerer } = props
  const facts = useModelFacts(answerer)
  const isWanted = answerer.trouble !== null || (facts !== null && facts.shutsDownOn !== null)
  return isWanted && <bar.View {...props} />
}
