// Tells from a server's answer whether a revoked key is dead. Pure. Only a server that says so counts;
// silence, a broken network, or a refusal before the key was looked at proves nothing.
import type { FailureCode } from '../../domain/failure.ts'
import { ok, type Result } from '../../domain/result.ts'
import { moneyTroubles } from './key-test/lines.ts'
import type { ModelListAnswer } from './key-test/model-list.ts'

// Refusals after which the key is known to work: the server recognised whose key it is.
const knownByName: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/permission-denied',
  'openai/not-in-organization',
  'openai/ip-not-authorized',
  ...moneyTroubles,
])

export function readRevocation({ modelIds }: ModelListAnswer): Result<{ isRevoked: boolean }> {
  if (modelIds.ok) return ok({ isRevoked: false })
  const { code } = modelIds.failure
  if (code === 'openai/invalid-key') return ok({ isRevoked: true })
  return knownByName.has(code) ? ok({ isRevoked: false }) : modelIds
}
