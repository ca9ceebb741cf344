// Under the header of a chat whose key or model can't answer, or soon won't. It is rare, and so loads when needed.
import type { ReactNode } from 'react'
import { later } from '../../app/later.tsx'
import type { AnswererBarProps } from '../models/answerer-bar.tsx'
import { useModelFacts } from '../models/use-model-facts.ts'

const bar = later(async () => (await import('../models/answerer-bar.tsx')).AnswererBar)

export function KeyTroubleBar(props: AnswererBarProps): ReactNode {
  const { answerer } = props
  const facts = useModelFacts(answerer)
  const isWanted = answerer.trouble !== null || (facts !== null && facts.shutsDownOn !== null)
  return isWanted && <bar.View {...props} />
}
