// An alert in words, with its figures as a person reads them.
import type { AlertFacts } from '../../../../domain/usage/alert.ts'
import { startOfDayMs } from '../../../../domain/day.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { formatDay } from '../../../base/format.ts'

export interface AlertDescription {
  readonly title: string
  readonly sentence: string
  /** The figures it goes by. */
  readonly why: string
  /** What leads to the requests that it is about. */
  readonly show: string
}

/** `keyLabel`: `null` where the key isn't listed any more. */
export function describeAlert(facts: AlertFacts, keyLabel: string | null): AlertDescription {
  const key = keyLabel ?? words.alerts.aKey
  if (facts.kind === 'spending-above-habit') {
    const { title, sentence, why, show } = words.alerts.spending
    return {
      title,
      show,
      sentence: sentence(formatNanoUsd(facts.spentNanoUsd), formatDay(startOfDayMs(facts.day, 'local'))),
      why: why(formatNanoUsd(facts.medianNanoUsd), formatNanoUsd(facts.usualUpToNanoUsd), facts.days),
    }
  }
  if (facts.kind === 'refusal-burst') {
    const { title, sentence, why, show } = words.alerts.refusals
    return {
      title,
      show,
      sentence: sentence(key, facts.refusals, facts.withinMinutes),
      why: why(describeFailure({ code: facts.failureCode }).title),
    }
  }
  const { title, sentence, why, show } = words.alerts.address
  return { title, show, sentence: sentence(key, facts.baseUrl), why: why(facts.usualBaseUrl) }
}
