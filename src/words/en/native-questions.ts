// The words of what main asks, in dialogs that the system draws: what it is about, the figures, and a verb to agree.
import type { Budget, BudgetPeriod } from '../../domain/budgets/budget.ts'
import type { FailureData } from '../../domain/failure.ts'
import type { NanoUsd } from '../../domain/money.ts'
import type { LoweredRate } from '../../domain/usage/price.ts'
import { shortName } from '../../domain/short-name.ts'
import { plural } from '../format.ts'
import { formatNanoUsd, formatUsdExactly } from '../usd.ts'
import { nameScope } from './budget-names.ts'
import { describeLimit } from './failures/app.ts'

interface Question {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly act: string
}

/** So that a name can't be read as the app's own words. */
export const quoted = (name: string): string => `“${shortName(name)}”`

const eachPeriod: Record<BudgetPeriod, string> = { day: 'a day', week: 'a week', month: 'a month' }

interface AskedBudget {
  readonly budget: Pick<Budget, 'scope' | 'period' | 'limitNanoUsd'>
  /** The label of the budget's key; `null` if it has none, or if the key isn't listed any more. */
  readonly keyLabel: string | null
}

/** For example "The limit of $5.00 a month for the project “Novel”". */
function nameLimit({ budget: { scope, period, limitNanoUsd }, keyLabel }: AskedBudget): string {
  const name = scope.kind === 'project' ? scope.project : keyLabel
  const whose = nameScope(scope.kind, name === null ? null : quoted(name))
  return `The limit of ${formatUsdExactly(limitNanoUsd)} ${eachPeriod[period]} ${whose}`
}

export interface AskedKey {
  readonly label: string
  /** Empty if the key is too short to show them. */
  readonly lastFour: string
}

const nameKey = ({ label, lastFour }: AskedKey): string =>
  lastFour === '' ? quoted(label) : `${quoted(label)} (…${lastFour})`

const lines = (...all: readonly (string | null)[]): string => all.filter((line) => line !== null).join('\n')

export interface AskedRemoval {
  readonly key: AskedKey
  /** The keychain's name; `null` if the key is in memory only. */
  readonly place: string | null
  readonly budgets: number
  readonly nextDefault: AskedKey | null
  /** Who can revoke it: OpenAI, or the host of another server. */
  readonly provider: string
}

const rates: Record<LoweredRate['rate'], string> = {
  input: 'Input',
  cached: 'Cached input',
  cacheWrite: 'Input written into the cache',
  output: 'Output',
}

export interface AskedPass {
  /** The data of each refusal that a hard limit gave; empty if the price is unknown. */
  readonly limits: readonly FailureData[]
  readonly modelId: string
  readonly key: AskedKey
  /** `null` if it is unknown. */
  readonly mostNanoUsd: NanoUsd | null
}

const quotedLimit = (data: FailureData): string | null =>
  describeLimit(typeof data['name'] === 'string' ? { ...data, name: quoted(data['name']) } : data)

export const nativeQuestions = {
  loosenBudget(asked: AskedBudget, next: Pick<Budget, 'limitNanoUsd' | 'isHard'>): Question {
    const limit = formatUsdExactly(next.limitNanoUsd)
    return {
      title: 'Loosen a limit?',
      message: next.isHard
        ? `${nameLimit(asked)} becomes ${limit}.`
        : `${nameLimit(asked)} stops no requests any more.`,
      detail: next.isHard
        ? 'Requests are then sent up to the new limit.'
        : `It only warns then, with a limit of ${limit}.`,
      act: next.isHard ? 'Raise the limit' : 'Stop no requests',
    }
  },
  removeBudget: (asked: AskedBudget): Question => ({
    title: 'Remove a limit?',
    message: `${nameLimit(asked)} will be removed.`,
    detail: 'Requests that it would have stopped are then sent.',
    act: 'Remove the limit',
  }),
  leaveBudgets: (key: AskedKey, left: readonly AskedBudget[]): Question => ({
    title: 'Take a key out of a limit?',
    message: `The key ${nameKey(key)} gets another project.`,
    detail: left.map((one) => `${nameLimit(one)} no longer counts what this key spends.`).join('\n'),
    act: 'Change the project',
  }),
  passLimits: ({ limits, modelId, key, mostNanoUsd }: AskedPass): Question => ({
    title: 'Send it past your limits?',
    message:
      limits.length === 0
        ? `No limit can hold for this answer: the price of ${quoted(modelId)} is not known.`
        : limits.map(quotedLimit).join('\n'),
    detail: lines(
      mostNanoUsd === null
        ? 'Nobody can say how much this answer will cost.'
        : `This answer can cost up to ${formatNanoUsd(mostNanoUsd)}.`,
      `It is asked of ${quoted(modelId)} with the key ${nameKey(key)}. Your limits hold again for the next request.`,
    ),
    act: 'Send it anyway',
  }),
  lowerPrice: (modelId: string, lowered: readonly LoweredRate[]): Question => ({
    title: 'Count less than OpenAI charges?',
    message: `Your price for ${quoted(modelId)} is below the one that comes with Latchkey.`,
    detail: lines(
      ...lowered.map(({ rate, listedNanoUsd, ownNanoUsd, beyondTokens }) => {
        const from = `${formatUsdExactly(ownNanoUsd)} instead of ${formatUsdExactly(listedNanoUsd)}`
        return `${rates[rate]}: ${from}${beyondTokens === null ? '' : ', where the input is long'}`
      }),
      'For a million tokens. Your limits then let more through.',
    ),
    act: 'Use my price',
  }),
  removeKey: ({ key, place, budgets, nextDefault, provider }: AskedRemoval): Question => ({
    title: 'Remove a key?',
    message: `The key ${nameKey(key)} will be removed.`,
    detail: lines(
      place === null
        ? 'It is forgotten at once, together with its name and note.'
        : `It is removed from ${place}, together with its name and note.`,
      budgets === 0 ? null : plural(budgets, { one: 'Its budget goes too.', other: 'Its budgets go too.' }),
      nextDefault && `${nameKey(nextDefault)} becomes the default key.`,
      'Your chats and the record of what it cost stay.',
      `The key itself stays valid until you revoke it at ${provider}.`,
    ),
    act: 'Remove the key',
  }),
} as const
