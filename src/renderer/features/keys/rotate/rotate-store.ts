// The rotations in progress in this window: the candidate that will replace each old key. Closing the sheet
// doesn't drop it, because OpenAI shows a new key only once. Main holds it for fifteen minutes; once it is
// saved, the key list says so.
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import type { Result } from '../../../../domain/result.ts'
import { api } from '../../../base/api.ts'
import { createStore, useStore } from '../../../base/store.ts'
import { releaseCandidate } from '../candidate/candidates.ts'
import { forgetKeyTest } from '../checklist/key-tests.ts'
import { keys, nameSeen, type SeenKey } from '../../../stores/keys.ts'

const candidates = createStore<ReadonlyMap<KeyId, KeyCandidate>>(new Map())

export const useRotationCandidate = (oldId: KeyId): KeyCandidate | null =>
  useStore(candidates, (all) => all.get(oldId) ?? null)

export function holdForRotation(oldId: KeyId, candidate: KeyCandidate): void {
  releaseCandidate(candidate.id)
  candidates.change((all) => new Map(all).set(oldId, candidate))
}

function forget(oldId: KeyId, candidate: KeyCandidate): void {
  candidates.change((all) => new Map([...all].filter(([id]) => id !== oldId)))
  forgetKeyTest(candidate.id)
}

export function dropFromRotation(oldId: KeyId): void {
  const candidate = candidates.read().get(oldId)
  if (!candidate) return
  forget(oldId, candidate)
  void api.keys.dropCandidate({ keyId: candidate.id })
}

/** Switches to the new key. `key/not-held` means that it took too long and the key must be pasted again. */
export async function switchKeys(old: SeenKey, candidate: KeyCandidate): Promise<Failure | null> {
  const { id: oldId } = old
  const answer = await api.keys.rotateKey({ ...nameSeen(old), candidateId: candidate.id })
  await keys.reload()
  if (answer.ok || answer.failure.code === 'key/not-held') forget(oldId, candidate)
  // The same key was put back, so its old test results are no longer true.
  if (answer.ok && answer.value.id === oldId) forgetKeyTest(oldId)
  return answer.ok ? null : answer.failure
}

export async function askIfRevoked(old: SeenKey): Promise<Result<{ isRevoked: boolean }>> {
  const answer = await api.keys.confirmRevoked(nameSeen(old))
  await keys.reload()
  return answer
}
