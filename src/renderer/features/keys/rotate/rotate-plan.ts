// Where a rotation stands, told from what there is and not from what was clicked: so it can be closed, and
// goes on after a restart where it stopped. Pure.
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
  /** The person said so; whether it is true is for the last step to find out. */
  readonly isRevokedSaid: boolean
}

/** `done`: the old key is gone. */
export function findRotateStep(standing: Standing): RotateStep | 'done' {
  const { old, isOldListed, candidate, test, isRevokedSaid } = standing
  if (!isOldListed) return 'done'
  if (old.replacedById !== null) return isRevokedSaid ? 'confirm' : 'revoke'
  if (candidate === null) return 'make'
  return judgeTakeover(old, test).canSwitch ? 'switch' : 'test'
}

/** It was asked with after it was replaced, and refused: main keeps that as its last test. */
export const isProvedRevoked = ({ replacedById, lastTest }: Key): boolean =>
  replacedById !== null && lastTest?.failureCode === 'openai/invalid-key'

/**
 * Whether the tested candidate may take the old key's place, and why: by the same judgement as for adding it.
 * But a key that is to last is never replaced by one that would be forgotten on quitting.
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
