// What is known of the model that will answer, from its key's own list. That list is one request, made once the
// window is at rest and the keychain is known to answer, so that starting asks nobody for a password.
import { useEffect } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { createResource, useResource } from '../../base/store.ts'
import type { Answerer } from './choice.ts'
import { keychain, modelsOf, readModelsOnce } from '../keys.ts'

const nobody = createResource<ModelFacts[]>(async () => ({ ok: true, value: [] }))

/** `null`: not known, or not yet. */
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
