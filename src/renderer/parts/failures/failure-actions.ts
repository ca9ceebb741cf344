// Decides what a failure's button does, wherever the failure is shown: in a chat, on a key, in a test.
// Retrying and choosing a model are supplied by the place; a place without one of them offers no button for
// it.
import { failureHelp } from '../../../domain/failure-help.ts'
import type { Failure, FailureAction } from '../../../domain/failure.ts'
import { isOthersRefusal } from '../../../domain/failure-server.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { goTo, type Place } from '../../base/navigation.ts'
import { openLink } from '../open-link.ts'

const billingUrl = 'https://platform.openai.com/settings/organization/billing'
const limitsUrl = 'https://platform.openai.com/settings/organization/limits'
/** Also for permissions: they are edited in a menu of this page that has no URL of its own. */
const keysUrl = 'https://platform.openai.com/api-keys'

export interface FailurePlace {
  readonly retry: (() => void) | null
  /** Opens the picker of models and keys. */
  readonly chooseModel: (() => void) | null
  /** The key that failed; `null` if it isn't in the list, such as a candidate. */
  readonly keyId: KeyId | null
}

export interface FailureButton {
  readonly label: string
  /** True if the button only retries, so that a place with its own retry button needs no second one. */
  readonly isRetry: boolean
  readonly press: () => void
}

const retries: ReadonlySet<FailureAction> = new Set([
  'try-again',
  'check-network',
  'allow-server',
  'unlock-keyring',
  'free-disk-space',
])

/** Actions on OpenAI's own pages, which don't help with another server's key. */
export const actionsAtOpenAi: ReadonlySet<FailureAction> = new Set([
  'add-credits',
  'raise-limit',
  'change-permissions',
])

/** Returns the button that fixes a failure; `null` if nothing that the user can do here would. */
export function buttonFor(failure: Failure, place: FailurePlace): FailureButton | null {
  const action = readAction(failure)
  if (action !== null && actionsAtOpenAi.has(action) && isOthersRefusal(failure)) return null
  const press = action && leadFrom(action, place)
  return press && { label: words.failures.actions[action], isRetry: retries.has(action), press }
}

/**
 * The action that main asks for; without one, the action for this code, except retrying, which wouldn't help.
 */
function readAction({ code, retry }: Failure): FailureAction | null {
  if (retry.kind === 'after') return 'try-again'
  if (retry.kind === 'action') return retry.action
  const { action } = failureHelp[code]
  return action !== null && retries.has(action) ? null : action
}

const go = (to: Place) => () => goTo(to)
const open = (url: string) => () => openLink(url)

/** The Keys screen, at the row of the key that failed. */
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
  'allow-server': retry,
  'unlock-keyring': retry,
  'free-disk-space': retry,
}

/** Returns what an action does in a place; `null` if it can't be done there. */
export const leadFrom = (action: FailureAction, place: FailurePlace): (() => void) | null =>
  leads[action](place)
