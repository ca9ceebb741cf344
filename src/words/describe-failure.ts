// A failure as a person reads it, in the chosen language.
import { failureHelp } from '../domain/failure-help.ts'
import type { Failure } from '../domain/failure.ts'
import type { GuideTopic } from '../domain/guide-topic.ts'
import { words } from './words.ts'

export interface FailureDescription {
  readonly title: string
  /** What happened and what to do. */
  readonly sentence: string
  readonly cause: string
  readonly topic: GuideTopic
}

/** What a window shows for a failure, or for a code alone. */
export function describeFailure({ code, data }: Pick<Failure, 'code' | 'data'>): FailureDescription {
  const { title, explanation, cause } = words.failures.codes[code]
  const sentence = typeof explanation === 'string' ? explanation : explanation(data ?? {})
  return { title, sentence, cause, topic: failureHelp[code].topic }
}
