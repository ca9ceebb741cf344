// Under the header of a chat whose key or model can't answer, or soon won't. It is rare, and so loads when needed.
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
