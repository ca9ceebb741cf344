// The facts of the model that will answer, from its key's list. The list costs one request, made when the
// window is idle and the keychain is known to work, so that starting the app shows no password prompt.
import { useEffect } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { createResource, useResource } from '../../base/store.ts'
import type { Answerer } from './choice.ts'
import { keychain, modelsOf, readModelsOnce } from '../keys.ts'

const nobody = createResource<ModelFacts[]>(async () => ({ ok: true, value: [] }))

/** `null` if the facts aren't known, or not yet. */
export function useModelFacts({ key, modelId, isPractice }: Answerer): ModelFacts | null {
  const keyId = isPractice || !key?.isEnabled ? null : key.id
  const isKeychainWell = useResource(keychain).value?.state === 'ok'
  const canBeRead = keyId !== null && (key?.keptIn === 'session' || isKeychainWell)
  const { value, failure } = useResource(keyId ? modelsOf(keyId) : nobody)
  const isWanted = canBeRead && value === null && failure === null
  useEffect(() => {
    if (!isWanted || keyId === null) return undefined
    const idle = requestIdleCallback(() => readModelsOnce(keyId), { timeout: 2_000 })
    return () => cancelIdleCallback(idle)
  }, [isWanted, keyId])
  return value?.find(({ id }) => id === modelId) ?? null
}
