// What main asks about a key: before it is removed, and before another project takes it out of a hard limit.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import { listLimitsLeft } from '../../domain/budgets/loosening.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import type { Services } from '../services/services.ts'
import type { AskPerson } from './ask-person.ts'

interface KeyAskTools {
  readonly keys: Pick<Services['keys'], 'list' | 'readKeychainName'>
  readonly budgets: Pick<Services['budgets'], 'list'>
}

export interface KeyAsks {
  /** A key that isn't listed needs no question: there is nothing to remove. */
  toRemove(windowId: number, id: KeyId): Promise<Result<void>>
  /** `project` is undefined if it stays. Asks only if a hard limit then counts this key no longer. */
  toLeaveLimits(windowId: number, id: KeyId, project: string | undefined): Promise<Result<void>>
}

export function createKeyAsks({ keys, budgets }: KeyAskTools, askPerson: AskPerson): KeyAsks {
  const listBudgets = () => budgets.list().map(({ budget }) => budget)

  return {
    async toRemove(windowId, id) {
      const list = keys.list()
      const key = list.find((one) => one.id === id)
      if (!key) return ok(undefined)
      const next = key.isDefault ? list.find((one) => one.isEnabled && one.id !== id) : undefined
      const question = words.native.removeKey({
        key,
        place: key.keptIn === 'session' ? null : keys.readKeychainName(),
        budgets: listBudgets().filter(({ scope }) => scope.kind === 'key' && scope.keyId === id).length,
        nextDefault: next ?? null,
        provider: isOpenAiOrigin(key.baseUrl) ? 'OpenAI' : new URL(key.baseUrl).host,
      })
      const agreed = await askPerson(windowId, question)
      if (!agreed.ok) return agreed
      const now = keys.list().find((one) => one.id === id)
      return now && now.label !== key.label ? err(makeFailure('ipc/changed')) : ok(undefined)
    },
    async toLeaveLimits(windowId, id, project) {
      const key = keys.list().find((one) => one.id === id)
      if (!key || project === undefined) return ok(undefined)
      const left = listLimitsLeft(listBudgets(), key.project, project)
      if (left.length === 0) return ok(undefined)
      const asked = left.map((budget) => ({ budget, keyLabel: null }))
      return askPerson(windowId, words.native.leaveBudgets(key, asked))
    },
  }
}
