// The secret guard: finds what looks like a secret in a text, and takes it out. Finding is fetched once the window
// is drawn; at the first sending at the latest.
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

/** At once where it is loaded, so that nothing is sent later for it. */
export const findSecretsIn = (text: string): readonly Secret[] | Promise<readonly Secret[]> =>
  // One that can't be had keeps nobody from writing.
  find
    ? find(text)
    : load().then(
        (loaded) => loaded(text),
        () => [],
      )

/**
 * A text without its secrets, as one replacement of what is between `start` and `end`, so that one step undoes it.
 * At least one secret, in order.
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
