// The secret guard: finds likely secrets in a text, and takes them out. The finder loads after the window is
// drawn, or at the first message.
import type { Secret } from '../../../../domain/chat/secret-guard.ts'

type Find = (text: string) => readonly Secret[]

let find: Find | null = null
let loading: Promise<Find> | null = null

const load = (): Promise<Find> =>
  (loading ??= import('../../../../domain/chat/secret-guard.ts').then((guard) => {
    find = guard.findSecrets
    return find
  }))

export const prepareGuard = (): void => void load()

/**
 * Returns the secrets at once if the finder is loaded, so that sending isn't delayed; otherwise a promise.
 */
export const findSecretsIn = (text: string): readonly Secret[] | Promise<readonly Secret[]> =>
  // If the finder can't be loaded, nothing is found, so that sending still works.
  find
    ? find(text)
    : load().then(
        (loaded) => loaded(text),
        () => [],
      )

/**
 * Replaces the secrets in a text by `mark`. Returns a single replacement from `start` to `end`, so that one
 * step undoes it. Takes at least one secret; they must be in order.
 */
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
