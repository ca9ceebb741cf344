// A key for unit tests, as on the day it was added.
import type { KeyId } from '../ids.ts'
import { rotateAfterDays, dayMs } from './lifecycle.ts'
import type { Key } from './key.ts'
import { openAiBaseUrl } from '../chat/model.ts'

export const nowMs = Date.UTC(2026, 10, 3, 12)

/** Any word works as an id here. */
export const keyIdOf = (name: string): KeyId => name as KeyId

export const makeKey = (over: Partial<Key> = {}): Key => ({
  id: keyIdOf('work'),
  label: 'Work',
  project: '',
  note: '',
  baseUrl: openAiBaseUrl,
  lastFour: '3f9a',
  kind: 'project',
  keptIn: 'keychain',
  isDefault: false,
  isEnabled: true,
  createdAtMs: nowMs,
  lastUse: null,
  lastTest: { outcome: 'passed', failureCode: null, atMs: nowMs },
  rotateByMs: nowMs + rotateAfterDays * dayMs,
  replacedById: null,
  sameKeyId: null,
  ...over,
})
