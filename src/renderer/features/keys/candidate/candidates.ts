// The candidates that this window has main hold. Each is dropped when its view goes away, unless it was
// saved; one whose saving is under way is dropped only if that fails.
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import type { Result } from '../../../../domain/result.ts'
import { api } from '../../../base/api.ts'
import { forgetKeyTest } from '../checklist/key-tests.ts'

type Standing = 'held' | 'in-saving' | 'unwanted'

const standings = new Map<KeyId, Standing>()

export const rememberCandidate = (keyId: KeyId): void => void standings.set(keyId, 'held')

/** Another place holds it from now on, and drops it itself. */
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

type Saying = Omit<Parameters<typeof api.keys.saveCandidate>[0], 'keyId'>

export async function saveCandidate(keyId: KeyId, saying: Saying): Promise<Result<Key>> {
  const answer = await saveHeld(keyId, () => api.keys.saveCandidate({ keyId, ...saying }))
  if (answer.ok && answer.value.id !== keyId) {
    // It was put back under the id by which it is listed: what a test said there is true no longer.
    forgetKeyTest(keyId)
    forgetKeyTest(answer.value.id)
  }
  return answer
}

/** Asks main to save a candidate; once that is done it is a key, and no view's going away drops it. */
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
