// Where the button of a failure leads, wherever the failure is shown: in a chat, on a key, in a test.
// Trying again and choosing a model are the place's own; a place that can't do one is never offered it.
import { failureHelp } from '../../../domain/failure-help.ts'
import type { Failure, FailureAction } from '../../../domain/failure.ts'
import { isOthersRefusal } from '../../../domain/failure-server.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { goTo, type Place } from '../../base/navigation.ts'
import { openLink } from '../open-link.ts'

const billingUrl = 'https://platform.openai.com/settings/organization/billing'
const limitsUrl = 'https://platform.openai.com/settings/organization/limits'
/** Also where the permissions of one are edited: by its own menu, OpenAI gives them no address. */
const keysUrl = 'https://platform.openai.com/api-keys'

export interface FailurePlace {
  readonly retry: (() => void) | null
  /** Opens the choice of model and key. */
  readonly chooseModel: (() => void) | null
  /** The key that failed, if it is one of those listed; a candidate is not. */
  readonly keyId: KeyId | null
}

export interface FailureButton {
  readonly label: string
  /** It only does the same again, so a place with a button of its own for that needs no second one. */
  readonly isRetry: boolean
  readonly press: () => void
}

const retries: ReadonlySet<FailureAction> = new Set([
  'try-again',
  'check-network',
  'unlock-keyring',
  'free-disk-space',
])

/** They lead to OpenAI's own pages, which mend nothing for another server's key. */
export const actionsAtOpenAi: ReadonlySet<FailureAction> = new Set([
  'add-credits',
  'raise-limit',
  'change-permissions',
])

/** The button that mends a failure; `null` when nothing a person does here would. */
export function buttonFor(failure: Failure, place: FailurePlace): FailureButton | null {
  const action = readAction(failure)
  if (action !== null && actionsAtOpenAi.has(action) && isOthersRefusal(failure)) return null
  const press = action && leadFrom(action, place)
  return press && { label: words.failures.actions[action], isRetry: retries.has(action), press }
}

/** What main asks for. Where it asks for nothing, what the words advise, but never to try again in vain. */
function readAction({ code, retry }: Failure): FailureAction | null {
  if (retry.kind === 'after') return 'try-again'
  if (retry.kind === 'action') return retry.action
  const { action } = failureHelp[code]
  return action !== null && retries.has(action) ? null : action
}

const go = (to: Place) => () => goTo(to)
const open = (url: string) => () => openLink(url)

/** The list of keys, at the row of the one that failed. */
const listed = ({ keyId }: FailurePlace) => ({ screen: 'keys', ...(keyId && { keyId }) }) as const

const choose = ({ chooseModel }: FailurePlace) => chooseModel
const retry = (place: FailurePlace) => place.retry

const leads: Record<FailureAction, (place: FailurePlace) => (() => void) | null> = {
  'add-key': () => go({ screen: 'keys', sheet: 'add' }),
  'add-again': (place) => go({ ...listed(place), sheet: 'add' }),
  'replace-key': (place) => go({ ...listed(place), ...(place.keyId && { sheet: 'rotate' }) }),
  'enable-key': (place) => go(listed(place)),
  'check-base-url': (place) => go(listed(place)),
  'change-permissions': () => open(keysUrl),
  'add-credits': () => open(billingUrl),
  'raise-limit': () => open(limitsUrl),
  'raise-budget': () => go({ screen: 'usage', part: 'budgets' }),
  'set-price': () => go({ screen: 'usage', part: 'prices' }),
  'choose-key': choose,
  'choose-model': choose,
  'new-conversation': () => go({ screen: 'chat', conversationId: null }),
  'try-again': retry,
  'check-network': retry,
  'unlock-keyring': retry,
  'free-disk-space': retry,
}

/** What an action does in a place; `null` where it can't be done. */
export const leadFrom = (action: FailureAction, place: FailurePlace): (() => void) | null =>
  leads[action](place)
