// The secret guard, fetched once the window stands; at the first sending at the latest.
import type { Secret } from '../../../../domain/secret-guard.ts'

type Find = (text: string) => readonly Secret[]

let find: Find | null = null
let loading: Promise<Find> | null = null

const load = (): Promise<Find> =>
  (loading ??= import('../../../../domain/secret-guard.ts').then((guard) => {
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
