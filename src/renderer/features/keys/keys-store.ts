// What main knows of keys and the keychain, kept current by its events. Never a key itself.
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/key.ts'
import { api } from '../../api.ts'
import { createResource, type Resource } from '../../store.ts'
import { tellFailure } from '../../ui/notices.tsx'

export const keys = createResource(() => api.keys.listKeys({}))
export const keychain = createResource(() => api.keys.readKeychain({}))

const models = new Map<KeyId, Resource<string[]>>()

/** The model list of one key. Asking for it costs a request, so it is read when first needed. */
export function modelsOf(keyId: KeyId): Resource<string[]> {
  const known = models.get(keyId)
  if (known) return known
  const resource = createResource(() => api.keys.listModels({ keyId }))
  models.set(keyId, resource)
  return resource
}

export function readModelsOnce(keyId: KeyId): void {
  const resource = modelsOf(keyId)
  if (resource.store.read().value === null) void resource.reload()
}

export function startKeys(): void {
  api.keys.keysChanged(() => void keys.reload())
  void keys.reload()
  void keychain.reload()
}

export const findDefaultKey = (list: readonly Key[]): Key | undefined =>
  list.find((key) => key.isDefault) ?? list[0]

export async function makeDefault(keyId: KeyId): Promise<void> {
  const answer = await api.keys.makeDefault({ keyId })
  if (!answer.ok) tellFailure(answer.failure)
  await keys.reload()
}
