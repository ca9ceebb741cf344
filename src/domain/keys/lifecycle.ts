// What is worth a quiet word about a key: its age, and hints computed from what is known of it. Pure.
import type { Key } from './key.ts'

export const dayMs = 86_400_000
export const rotateAfterDays = 90
export const rotateSoonDays = 7
const unusedAfterDays = 30

/** What a person may choose from, in days from today; each later than what already counts as soon. */
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
 * `revoke-old`: it was replaced and is still here; `restricted`: it lacks a permission; `unscoped`: of the kind
 * that may do all that its owner may.
 */
export type KeyHint = (typeof keyHints)[number]

/** Those that a notification may speak of. */
export const remindingHints: ReadonlySet<KeyHint> = new Set<KeyHint>(['revoke-old', 'rotate-now', 'unused'])

/** Whole days; 0 also when the clock was set back. */
export const ageDays = (key: Pick<Key, 'createdAtMs'>, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - key.createdAtMs) / dayMs))

export const defaultRotateByMs = (nowMs: number): number => nowMs + rotateAfterDays * dayMs

/** In the order of `keyHints`: the most pressing first. */
export function findHints(key: Key, nowMs: number): KeyHint[] {
  const isReplaced = key.replacedById !== null
  // What is disabled is out of use already: there is nothing to put in its place.
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
    // Of its kind, but narrowed by its owner.
    unscoped: key.kind === 'user' && !isRestricted,
  }
  return keyHints.filter((hint) => holds[hint])
}
