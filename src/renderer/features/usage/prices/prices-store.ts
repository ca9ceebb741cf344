// The prices as main has them, one's own before the catalogue's.
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

/** Current after each change, and after each request: it may have been the first to a model. */
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

/** Answers what went wrong, for the form to say it. */
export async function savePrice(price: NewPrice): Promise<Failure | null> {
  const answer = await api.prices.saveOwnPrice(price)
  await prices.reload()
  return answer.ok ? null : answer.failure
}

/** What comes from the catalogue holds again. Undoing it saves the same price, from that day on. */
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
