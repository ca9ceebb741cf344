// A key's age, and hints that are worth showing, computed from the facts about it. Pure.
import type { Key } from './key.ts'

export const dayMs = 86_400_000
export const rotateAfterDays = 90
export const rotateSoonDays = 7
const unusedAfterDays = 30

/** The choices for a reminder, in days from today; each is later than what counts as "soon". */
export const reminderDays = [14, 30, 60, 90, 180, 365] as const

export const keyHints = [
  'revoke-old',
  'rotate-now',
  'rotate-soon',
  'unused',
  'same-key',
  'restricted',
  'unscoped',
] as const
/**
 * `revoke-old`: it was replaced and is still listed. `restricted`: it lacks a permission. `unscoped`: it is
 * of the kind that can do all that its owner can.
 */
export type KeyHint = (typeof keyHints)[number]

/** The hints that can cause a notification. */
export const remindingHints: ReadonlySet<KeyHint> = new Set<KeyHint>(['revoke-old', 'rotate-now', 'unused'])

/** Returns whole days; 0 also if the clock was set back. */
export const ageDays = (key: Pick<Key, 'createdAtMs'>, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - key.createdAtMs) / dayMs))

export const defaultRotateByMs = (nowMs: number): number => nowMs + rotateAfterDays * dayMs

/** Returns the hints in the order of `keyHints`, the most urgent first. */
export function findHints(key: Key, nowMs: number): KeyHint[] {
  const isReplaced = key.replacedById !== null
  // A disabled or replaced key is no longer used, so it needs no rotation.
  const rotateByMs = key.isEnabled && !isReplaced ? key.rotateByMs : null
  const untilRotationMs = rotateByMs === null ? null : rotateByMs - nowMs
  const idleMs = nowMs - (key.lastUse?.atMs ?? key.createdAtMs)
  const isRestricted = key.lastTest?.failureCode === 'openai/permission-denied'
  const holds: Record<KeyHint, boolean> = {
    'revoke-old': isReplaced,
    'rotate-now': untilRotationMs !== null && untilRotationMs <= 0,
    'rotate-soon':
      untilRotationMs !== null && untilRotationMs > 0 && untilRotationMs <= rotateSoonDays * dayMs,
    unused: key.isEnabled && !isReplaced && idleMs >= unusedAfterDays * dayMs,
    'same-key': key.sameKeyId !== null,
    restricted: isRestricted,
    // A restricted key was narrowed by its owner.
    unscoped: key.kind === 'user' && !isRestricted,
  }
  return keyHints.filter((hint) => holds[hint])
}
