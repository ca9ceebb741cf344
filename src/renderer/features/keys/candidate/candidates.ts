// The candidates that main holds for this window. Each is dropped when its view is unmounted, unless it was
// saved. If a save is under way, it is dropped only if that fails.
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import type { Result } from '../../../../domain/result.ts'
import { api } from '../../../base/api.ts'
import { nameSeen, type SeenKey } from '../../../stores/keys.ts'
import { forgetKeyTest } from '../checklist/key-tests.ts'

type Standing = 'held' | 'in-saving' | 'unwanted'

const standings = new Map<KeyId, Standing>()

export const rememberCandidate = (keyId: KeyId): void => void standings.set(keyId, 'held')

/** Leaves the candidate to another owner, which drops it itself. */
export const releaseCandidate = (keyId: KeyId): void => void standings.delete(keyId)

export function dropCandidate(keyId: KeyId): void {
  const standing = standings.get(keyId)
  if (standing === undefined) return
  if (standing !== 'held') {
    standings.set(keyId, 'unwanted')
    return
  }
  standings.delete(keyId)
  forgetKeyTest(keyId)
  void api.keys.dropCandidate({ keyId })
}

type Saying = Omit<Parameters<typeof api.keys.saveCandidate>[0], 'keyId' | 'seenBaseUrl'>

export async function saveCandidate(held: SeenKey, saying: Saying): Promise<Result<Key>> {
  const { id: keyId } = held
  const answer = await saveHeld(keyId, () => api.keys.saveCandidate({ ...nameSeen(held), ...saying }))
  if (answer.ok && answer.value.id !== keyId) {
    // It was put back under its listed id, so that key's old test results are no longer true.
    forgetKeyTest(keyId)
    forgetKeyTest(answer.value.id)
  }
  return answer
}

/** Asks main to save a candidate. Once saved it is a key, and unmounting a view no longer drops it. */
export async function saveHeld<Value>(
  keyId: KeyId,
  ask: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  standings.set(keyId, 'in-saving')
  const answer = await ask()
  const isUnwanted = standings.get(keyId) === 'unwanted'
  if (answer.ok) standings.delete(keyId)
  else {
    standings.set(keyId, 'held')
    if (isUnwanted) dropCandidate(keyId)
  }
  return answer
}
