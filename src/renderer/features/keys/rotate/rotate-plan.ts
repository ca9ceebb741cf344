// Derives the step of a rotation from the keys' data instead of from clicks, so that it can be closed, and
// continues after a restart. Pure.
import type { Key, KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import type { KeyTest } from '../checklist/key-tests.ts'
import { judgeSaving } from '../add/save-verdict.ts'

export const rotateSteps = ['make', 'test', 'switch', 'revoke', 'confirm'] as const
export type RotateStep = (typeof rotateSteps)[number]

interface Standing {
  readonly old: Key
  readonly isOldListed: boolean
  readonly candidate: KeyCandidate | null
  readonly test: KeyTest | undefined
  /** True if the user said that the old key is revoked; the last step checks it. */
  readonly isRevokedSaid: boolean
}

/** `done` means that the old key is gone. */
export function findRotateStep(standing: Standing): RotateStep | 'done' {
  const { old, isOldListed, candidate, test, isRevokedSaid } = standing
  if (!isOldListed) return 'done'
  if (old.replacedById !== null) return isRevokedSaid ? 'confirm' : 'revoke'
  if (candidate === null) return 'make'
  return judgeTakeover(old, test).canSwitch ? 'switch' : 'test'
}

/** Returns true if the key was refused after it was replaced; main keeps that as its last test. */
export const isProvedRevoked = ({ replacedById, lastTest }: Key): boolean =>
  replacedById !== null && lastTest?.failureCode === 'openai/invalid-key'

/**
 * Decides whether the tested candidate can replace the old key, and why, by the same rules as for adding it;
 * but a stored key is never replaced by one that would be lost on quitting.
 */
export function judgeTakeover(
  old: Key,
  test: KeyTest | undefined,
): { readonly canSwitch: boolean; readonly reason: string } {
  const { canSave, keepIn, reason } = judgeSaving(test ?? null)
  if (canSave && keepIn === 'session' && old.keptIn !== 'session')
    return { canSwitch: false, reason: words.keys.rotation.needsKeychain }
  return { canSwitch: canSave, reason }
}
