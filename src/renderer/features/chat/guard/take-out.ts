// A text without its secrets, as one replacement, so that one step undoes it. Pure.
import type { Secret } from '../../../../domain/secret-guard.ts'

/** What to put in the place of what stands from `start` up to `end`. At least one secret, in order. */
export function takeOutSecrets(text: string, secrets: readonly Secret[], mark: string) {
  const start = secrets[0]?.start ?? 0
  let end = start
  let rest = ''
  for (const secret of secrets) {
    rest += text.slice(end, secret.start) + mark
    end = secret.end
  }
  return { start, end, rest }
}
