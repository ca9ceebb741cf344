// The prices that main has; the user's own replace the catalogue's.
import { useEffect } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { createResource, useResource, type Loaded } from '../../../base/store.ts'
import { tellBriefly, tellFailure } from '../../../ui/notices.tsx'
import type { NewPrice } from './price-form.ts'

export const prices = createResource(() => api.prices.listPrices({}))

type Prices = NonNullable<ReturnType<typeof prices.store.read>['value']>

/** Reads again after each change, and after each request, because it may have been a model's first. */
export function usePrices(): Loaded<Prices> {
  useEffect(() => {
    void prices.reload()
    const leave = [api.prices.pricesChanged, api.usage.usageRecorded].map((event) =>
      event(() => void prices.reload()),
    )
    return () => leave.forEach((stop) => stop())
  }, [])
  return useResource(prices)
}

/** Resolves to the failure, or `null`, so that the form can show it. */
export async function savePrice(price: NewPrice): Promise<Failure | null> {
  const answer = await api.prices.saveOwnPrice(price)
  await prices.reload()
  return answer.ok ? null : answer.failure
}

/** The catalogue's price applies again. Undoing saves the same price, valid from today. */
export async function removePrice(price: ListedPrice): Promise<void> {
  const { modelId, inputNanoUsdPerMillion, cachedInputNanoUsdPerMillion, outputNanoUsdPerMillion } = price
  const answer = await api.prices.removeOwnPrice({ modelId })
  await prices.reload()
  if (!answer.ok) return tellFailure(answer.failure)
  if (inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return undefined
  const same = { modelId, inputNanoUsdPerMillion, cachedInputNanoUsdPerMillion, outputNanoUsdPerMillion }
  const putBack = async () => {
    const failure = await savePrice(same)
    if (failure) tellFailure(failure)
  }
  return tellBriefly(words.prices.removed(modelId), { label: words.prices.undo, press: () => void putBack() })
}
