// What main knows about keys and the keychain, kept current by its events; never a key's secret. The list
// doesn't wait for the keychain, which can take ten seconds before it counts as silent.
import { useEffect } from 'react'
import type { Failure, FailureCode } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key, Keychain } from '../../domain/keys/key.ts'
import { keychainWasInTheWay } from '../../domain/keys/state.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import type { UsageSum } from '../../domain/usage/usage.ts'
import { words } from '../../words/words.ts'
import { api } from '../base/api.ts'
import { createResource, createStore, useResource, useStore, type Resource } from '../base/store.ts'
import { tellBriefly, tellFailure } from '../ui/notices.tsx'

export const keys = createResource(() => api.keys.listKeys({}))

const probe = createResource(() => api.keys.readKeychain({}))
const probing = createStore<Promise<void> | null>(null)

/** A call during a pending check returns that check, because it may be showing a password prompt. */
export const keychain: Resource<Keychain> = {
  store: probe.store,
  reload() {
    const pending = probing.read()
    if (pending) return pending
    const asked = probe.reload().finally(() => probing.change(() => null))
    probing.change(() => asked)
    return asked
  },
}

/**
 * Takes the outcome of a keychain operation; `null` means success. If it contradicts the shown state, the
 * keychain is checked again.
 */
export function noteKeychain(code: FailureCode | null): void {
  const state = keychain.store.read().value?.state
  const isWell = code === null || !keychainWasInTheWay.has(code)
  if (state !== undefined && (state === 'ok') !== isWell) void keychain.reload()
}

const unlocking = createStore(false)

/** Has the keychain ask for its password. Its state is shown meanwhile, by its event. */
async function unlockKeychain(): Promise<void> {
  if (unlocking.read()) return
  unlocking.change(() => true)
  const answer = await api.keys.unlockKeychain({})
  unlocking.change(() => false)
  if (!answer.ok) tellFailure(answer.failure)
  await keychain.reload()
}

/** The button beside the keychain's state: unlocks it if it is locked, and otherwise checks it again. */
export function useKeychainButton() {
  const isLocked = useResource(keychain).value?.state === 'locked'
  const isAsking = useIsAskingKeychain()
  const isUnlocking = useStore(unlocking, (isNow) => isNow)
  const label = isUnlocking
    ? words.keys.keychainUnlocking
    : isLocked
      ? words.keys.keychainUnlock
      : isAsking
        ? words.keys.keychainChecking
        : words.keys.keychainAgain
  return {
    label,
    isBusy: isUnlocking || (isAsking && !isLocked),
    press: () => (isLocked ? unlockKeychain() : keychain.reload()),
  }
}

export const useIsAskingKeychain = (): boolean => useStore(probing, (pending) => pending !== null)

const models = new Map<KeyId, Resource<ModelFacts[]>>()

/** The models of one key and their facts. Reading them costs a request, so it happens when first needed. */
export function modelsOf(keyId: KeyId): Resource<ModelFacts[]> {
  const known = models.get(keyId)
  if (known) return known
  const resource = createResource(() => api.models.listModels({ keyId }))
  models.set(keyId, resource)
  return resource
}

/** Does nothing for a disabled key, because it must not be used. */
export function readModelsOnce(keyId: KeyId): void {
  if (keys.store.read().value?.find(({ id }) => id === keyId)?.isEnabled === false) return
  const resource = modelsOf(keyId)
  if (resource.store.read().value === null) void resource.reload()
}

export function startKeys(): void {
  api.keys.keysChanged(() => void keys.reload())
  // Lists that could not be read may be read now.
  api.keys.allowedServersChanged(() => {
    for (const resource of models.values())
      if (resource.store.read().failure?.code === 'key/refused-base-url') void resource.reload()
  })
  // What is being asked may have been answered before.
  api.keys.keychainChanged(() => void (probing.read() ?? Promise.resolve()).then(() => keychain.reload()))
  window.addEventListener('focus', () => {
    const state = keychain.store.read().value?.state
    if (state !== 'ok') void keychain.reload()
  })
  void keys.reload()
  void keychain.reload()
}

const keyCosts = createResource(() => api.usage.readKeyCosts({}))

export interface KeyCost extends UsageSum {
  readonly keyId: KeyId
}

/** What each key has cost this month, read again after each request; `null` until it is read. */
export function useKeyCosts(): readonly KeyCost[] | null {
  useEffect(() => {
    void keyCosts.reload()
    return api.usage.usageRecorded(() => void keyCosts.reload())
  }, [])
  return useResource(keyCosts).value
}

/** The key that becomes the default if this one no longer is: the first other enabled one in the list. */
export const findNextDefault = ({ id, isDefault }: Key, list: readonly Key[]): Key | undefined =>
  isDefault ? list.find((key) => key.isEnabled && key.id !== id) : undefined

/** A key or a candidate as the person sees it. */
export type SeenKey = Pick<Key, 'id' | 'baseUrl'>

/** How requests name it, so that main can refuse one if the key has moved meanwhile. */
export const nameSeen = ({ id, baseUrl }: SeenKey) => ({ keyId: id, seenBaseUrl: baseUrl })

type Change = Omit<Parameters<typeof api.keys.changeKey>[0], 'keyId' | 'seenBaseUrl'>

/** Resolves to the failure, or `null`, so that the caller can show it in its place. */
export async function changeKey(key: Key, change: Change): Promise<Failure | null> {
  const answer = await api.keys.changeKey({ ...nameSeen(key), ...change })
  if (answer.ok && answer.value.baseUrl !== key.baseUrl) models.delete(key.id)
  await keys.reload()
  return answer.ok ? null : answer.failure
}

/** Main removes it from the keychain first and then from the list. */
export async function removeKey(key: Key): ReturnType<typeof api.keys.removeKey> {
  const answer = await api.keys.removeKey(nameSeen(key))
  if (answer.ok) models.delete(key.id)
  await keys.reload()
  const wasAsked = answer.ok || !answer.failure.code.startsWith('ipc/')
  if (key.keptIn === 'keychain' && wasAsked) noteKeychain(answer.ok ? null : answer.failure.code)
  return answer
}

const readDefault = (): Key | undefined => keys.store.read().value?.find(({ isDefault }) => isDefault)

async function putDefault(key: SeenKey): Promise<boolean> {
  const answer = await api.keys.makeDefault(nameSeen(key))
  await keys.reload()
  if (!answer.ok) tellFailure(answer.failure)
  return answer.ok
}

const offerUndo = (text: string, undo: () => Promise<unknown>): void =>
  tellBriefly(text, { label: words.keys.undo, press: () => void undo() })

export async function makeDefault(key: Key): Promise<void> {
  const before = readDefault()
  if (!(await putDefault(key))) return
  const text = words.keys.madeDefault(key.label)
  if (before && before.id !== key.id) offerUndo(text, () => putDefault(before))
  else tellBriefly(text)
}

/** Disabling the default key makes another the default, so undoing makes this one the default again. */
export async function setEnabled(key: Key, isEnabled: boolean): Promise<void> {
  const { label, isDefault } = key
  const next = findNextDefault(key, keys.store.read().value ?? [])
  const put = async (isWanted: boolean): Promise<boolean> => {
    const failure = await changeKey(key, { isEnabled: isWanted })
    if (failure) tellFailure(failure)
    return failure === null
  }
  if (!(await put(isEnabled))) return
  // Enabling clears `replacedById`, and disabling wouldn't restore it, so there is no undo.
  if (key.replacedById !== null) return tellBriefly(words.keys.enabled(label))
  const disabled = next ? words.keys.disabledDefault(label, next.label) : words.keys.disabled(label)
  offerUndo(isEnabled ? words.keys.enabled(label) : disabled, async () => {
    if ((await put(!isEnabled)) && isDefault) await putDefault(key)
  })
}
