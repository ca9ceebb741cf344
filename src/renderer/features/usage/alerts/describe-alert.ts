// Describes an alert in words, with its figures.
import type { AlertFacts } from '../../../../domain/usage/alert.ts'
import { startOfDayMs } from '../../../../domain/day.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { formatDay } from '../../../base/format.ts'

export interface AlertDescription {
  readonly title: string
  readonly sentence: string
  /** The figures behind the alert. */
  readonly why: string
  /** The label of the button that shows the requests. */
  readonly show: string
}

/** @param keyLabel `null` if the key is no longer listed. */
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
