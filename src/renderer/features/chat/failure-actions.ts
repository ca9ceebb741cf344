// Where the button of a failure leads. `retry` and `choose-model` are the place's own; the rest go elsewhere.
import type { Failure, FailureAction } from '../../../domain/failure.ts'
import { actionLabels } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { openLink } from './open-link.ts'

const billingUrl = 'https://platform.openai.com/settings/organization/billing'
const limitsUrl = 'https://platform.openai.com/settings/organization/limits'

export interface FailurePlace {
  readonly retry: () => void
  readonly chooseModel: () => void
}

export interface FailureButton {
  readonly label: string
  readonly isRetry: boolean
  readonly press: () => void
}

const retries: ReadonlySet<FailureAction> = new Set([
  'try-again',
  'check-network',
  'unlock-keyring',
  'free-disk-space',
])

/** The button that mends a failure; `null` when nothing a person does would. */
export function buttonFor(failure: Failure, place: FailurePlace): FailureButton | null {
  const { retry } = failure
  if (retry.kind === 'never') return null
  if (retry.kind === 'after') return { label: actionLabels['try-again'], isRetry: true, press: place.retry }
  const { action } = retry
  const label = actionLabels[action]
  if (retries.has(action)) return { label, isRetry: true, press: place.retry }
  return { label, isRetry: false, press: () => lead(action, place) }
}

function lead(action: FailureAction, place: FailurePlace): void {
  switch (action) {
    case 'add-key':
    case 'replace-key':
      return goTo({ screen: 'keys', isAdding: action === 'add-key' })
    case 'check-base-url':
      return goTo({ screen: 'keys' })
    case 'add-credits':
      return openLink(billingUrl)
    case 'raise-limit':
      return openLink(limitsUrl)
    case 'raise-budget':
      return goTo({ screen: 'usage' })
    case 'choose-key':
    case 'choose-model':
      return place.chooseModel()
    case 'new-conversation':
      return goTo({ screen: 'chat', conversationId: null })
    case 'try-again':
    case 'check-network':
    case 'unlock-keyring':
    case 'free-disk-space':
      return place.retry()
  }
}
