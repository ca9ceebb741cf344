// The models of each key: the key's own list with the known facts, and a cheap model for titles. A window
// always gets a new list from the server; for main's own use the last list is kept for an hour.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { ListedModel, ModelFacts } from '../../domain/chat/model-facts.ts'
import { ok, type Result } from '../../domain/result.ts'
import { describeModel } from './describe-model.ts'

export interface ModelsOptions {
  readonly listModels: (keyId: KeyId) => Promise<Result<ListedModel[]>>
  readonly findBaseUrl: (keyId: KeyId) => string | null
  readonly nowMs: () => number
}

export interface Models {
  list(keyId: KeyId): Promise<Result<ModelFacts[]>>
  /**
   * Returns a small current model on OpenAI that this key can use; `null` if there is none, or if the key is
   * for another server.
   */
  readCheapModel(keyId: KeyId): Promise<string | null>
}

/** Models that write a short title well, cheapest first, at the prices of November 2026. */
const cheapModels = ['gpt-6-luna', 'gpt-5.4-nano', 'gpt-5-nano', 'gpt-4o-mini', 'gpt-4.1-mini'] as const
const keptForMs = 3_600_000
/** The server's answer to a key that has no permission to read the list. */
const mayNotList = 'openai/permission-denied'

const isLasting = (listed: Result<ListedModel[]>): boolean => listed.ok || listed.failure.code === mayNotList

export function createModels({ listModels, findBaseUrl, nowMs }: ModelsOptions): Models {
  const kept = new Map<KeyId, { readonly atMs: number; readonly listed: Result<ListedModel[]> }>()

  async function read(keyId: KeyId): Promise<Result<ListedModel[]>> {
    const listed = await listModels(keyId)
    kept.set(keyId, { atMs: nowMs(), listed })
    return listed
  }

  async function readKept(keyId: KeyId): Promise<Result<ListedModel[]>> {
    const last = kept.get(keyId)
    const isFresh = last !== undefined && Math.abs(nowMs() - last.atMs) < keptForMs
    return isFresh && isLasting(last.listed) ? last.listed : read(keyId)
  }

  const isOpenAiKey = (keyId: KeyId): boolean => {
    const baseUrl = findBaseUrl(keyId)
    return baseUrl !== null && isOpenAiOrigin(baseUrl)
  }

  return {
    async list(keyId) {
      const listed = await read(keyId)
      if (!listed.ok) return listed
      const isOpenAi = isOpenAiKey(keyId)
      return ok(listed.value.map((model) => describeModel(model, isOpenAi, nowMs())))
    },
    async readCheapModel(keyId) {
      if (!isOpenAiKey(keyId)) return null
      const listed = await readKept(keyId)
      // A key that can't list models can still ask one.
      if (!listed.ok) return listed.failure.code === mayNotList ? cheapModels[0] : null
      const today = new Date(nowMs()).toISOString().slice(0, 10)
      const usable = listed.value.filter((model) => {
        const { shutsDownOn } = describeModel(model, true, nowMs())
        return shutsDownOn === null || shutsDownOn > today
      })
      return cheapModels.find((cheap) => usable.some(({ id }) => id === cheap)) ?? null
    },
  }
}
