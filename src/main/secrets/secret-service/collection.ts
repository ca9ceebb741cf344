// The default collection of the Secret Service, which is the keychain: whether it is there, and open. It is looked at
// before anything is asked, so that nothing opens a window unless a person asked for what needs one.
import { makeSecretFault } from '../classify.ts'
import type { Asking } from '../keychain-calls.ts'
import type { Value } from '../dbus/types.ts'
import { isMissing } from './faults.ts'
import { askService, type Link } from './link.ts'
import type { Prompts } from './prompts.ts'
import type { Provider } from './provider.ts'

export interface Collection {
  /** Returns the open keychain's path. Throws `locked`, also if the person refused, or `no-collection`. */
  open(link: Link, asking: Asking): Promise<string>
  /** Asks for nothing and changes nothing. */
  look(link: Link, signal: AbortSignal): Promise<'ok' | 'locked' | 'no-collection'>
  /** Unlocks an entry: one of another collection, or one whose use KeePassXC asks about. */
  unlockItem(link: Link, path: string, asking: Asking): Promise<void>
}

const noObject = '/'
/** False for the service's way to say "none". */
export const isPath = (value: Value | undefined): value is string =>
  typeof value === 'string' && value !== noObject
export const readPaths = (value: Value | undefined): string[] =>
  Array.isArray(value) ? (value as readonly Value[]).filter(isPath) : []

export function createCollection(prompts: Prompts, provider: () => Provider): Collection {
  let unlocking: Promise<void> | null = null

  async function unlock(
    link: Link,
    path: string,
    asking: Asking,
    isNeedless?: () => Promise<boolean>,
  ): Promise<void> {
    if (!asking.mayPrompt) throw makeSecretFault('locked')
    const [unlocked, prompt] = await askService(link, 'Unlock', 'ao', [[path]], asking.signal)
    if (isPath(prompt)) await prompts.finish(link, prompt, asking, isNeedless)
    else if (!readPaths(unlocked).includes(path)) throw makeSecretFault('locked')
  }

  async function find(link: Link, signal: AbortSignal): Promise<string | null> {
    const [path] = await askService(link, 'ReadAlias', 's', ['default'], signal)
    return isPath(path) ? path : null
  }

  async function isLocked(link: Link, path: string, signal: AbortSignal): Promise<boolean> {
    try {
      return (await link.readProperty('Collection', path, 'Locked', signal)) !== false
    } catch (thrown) {
      // KeePassXC keeps the alias for a moment after its database was closed.
      throw isMissing(thrown) ? makeSecretFault('no-collection') : thrown
    }
  }

  /** KWallet calls a wallet that is open locked until somebody unlocks it here, which then opens no window. */
  async function isOpenWallet(link: Link, path: string, signal: AbortSignal): Promise<boolean> {
    const { walletsPath } = provider()
    if (walletsPath === null) return false
    const wallet = path.slice(path.lastIndexOf('/') + 1)
    return link.isOpenWallet(walletsPath, wallet, signal).catch(() => false)
  }

  /** One window, however many wait for it; none any more once it has been unlocked elsewhere. */
  function unlockOnce(link: Link, path: string, asking: Asking): Promise<void> {
    const isOpen = async (): Promise<boolean> => !(await isLocked(link, path, asking.signal))
    unlocking ??= unlock(link, path, asking, isOpen).finally(() => (unlocking = null))
    return unlocking
  }

  return {
    unlockItem: unlock,
    async open(link, asking) {
      const path = await find(link, asking.signal)
      if (path === null) throw makeSecretFault('no-collection')
      if (!(await isLocked(link, path, asking.signal))) return path
      const mayPrompt = asking.mayPrompt || (await isOpenWallet(link, path, asking.signal))
      if (!mayPrompt) throw makeSecretFault('locked')
      await unlockOnce(link, path, { ...asking, mayPrompt })
      if (asking.signal.aborted) throw makeSecretFault('silent')
      if (await isLocked(link, path, asking.signal)) throw makeSecretFault('locked')
      return path
    },
    async look(link, signal) {
      const path = await find(link, signal)
      if (path === null) return 'no-collection'
      const isOpen = !(await isLocked(link, path, signal)) || (await isOpenWallet(link, path, signal))
      return isOpen ? 'ok' : 'locked'
    },
  }
}
