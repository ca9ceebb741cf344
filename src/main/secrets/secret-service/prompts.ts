// The Secret Service's own windows, which ask for a password or whether an entry can be used. They are waited for as
// long as they stand.
import { makeSecretFault } from '../classify.ts'
import type { Asking } from '../keychain-calls.ts'
import type { Patience } from '../patience.ts'
import type { Link } from './link.ts'

export interface Prompts {
  /**
   * Shows a window and waits for the person, or until `isNeedless` says that it is needed no more. Throws `locked` if it
   * is refused.
   */
  finish(link: Link, path: string, asking: Asking, isNeedless?: () => Promise<boolean>): Promise<void>
  /** True while a window stands. */
  isStanding(): boolean
  /** To be called when the service said something: a window may be needless now. */
  hear(): void
}

type End = 'given' | 'refused' | 'gone' | 'needless'

/** `onChange` is called when a window begins or ceases to stand. */
export function createPrompts(patience: Patience, onChange: () => void): Prompts {
  const watchers = new Set<() => void>()
  let standing = 0

  /** Resolves once the window has ended, whatever ended it. */
  async function waitForEnd(
    link: Link,
    path: string,
    { signal }: Asking,
    isNeedless: () => Promise<boolean>,
  ): Promise<End> {
    const { promise: ended, resolve: end } = Promise.withResolvers<End>()
    const stop = (): void => end('needless')
    const look = (): void => {
      isNeedless().then(
        (isNow) => isNow && end('needless'),
        () => {},
      )
    }
    signal.addEventListener('abort', stop, { once: true })
    watchers.add(look)
    try {
      // Listened for before it is shown: KWallet can answer at once.
      void link
        .waitForPrompt(path)
        .then((values) => end(values === null ? 'gone' : values[0] === false ? 'given' : 'refused'))
      await link.call({ path, of: 'Prompt', member: 'Prompt', types: 's', values: [''] }, signal)
      return await ended
    } finally {
      watchers.delete(look)
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    async finish(link, path, asking, isNeedless = () => Promise.resolve(false)) {
      const dismiss = (): void => void link.call({ path, of: 'Prompt', member: 'Dismiss' }).catch(() => {})
      const resume = patience.hold()
      standing += 1
      onChange()
      try {
        const end = await waitForEnd(link, path, asking, isNeedless)
        if (end === 'needless') dismiss()
        if (asking.signal.aborted) throw makeSecretFault('silent')
        if (end === 'gone') throw makeSecretFault('unavailable')
        if (end === 'refused') throw makeSecretFault('locked')
      } finally {
        standing -= 1
        resume()
        onChange()
      }
    },
    isStanding: () => standing > 0,
    hear() {
      for (const look of watchers) look()
    },
  }
}
