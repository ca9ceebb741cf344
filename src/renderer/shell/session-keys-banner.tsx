// Shown above every screen while a key is kept only in memory, because it is lost on quitting. It can't be
// dismissed, because it stays true.
import type { ReactNode } from 'react'
import { inLocale } from '../../words/format.ts'
import { words } from '../../words/words.ts'
import { keychain, keys } from '../stores/keys.ts'
import { useResource } from '../base/store.ts'
import { Dot } from '../ui/dot.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { goTo, usePlace } from '../base/navigation.ts'

const list = inLocale((locale) => new Intl.ListFormat(locale))

export function SessionKeysBanner(): ReactNode {
  const kept = useResource(keys).value?.filter(({ keptIn }) => keptIn === 'session') ?? []
  const isKeychainWell = useResource(keychain).value?.state === 'ok'
  const isAtKeys = usePlace().screen === 'keys'
  const [first] = kept
  if (!first) return null
  const labels = list().format(kept.map(({ label }) => label))
  return (
    <section
      aria-label={words.session.name}
      data-testid="session-banner"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-soft px-4 py-2 text-small"
    >
      <p role="status" className="flex min-w-0 flex-1 basis-64 gap-2">
        <span className="flex h-5 items-center">
          <Dot tone="warn" />
        </span>
        <span>{words.session.kept(labels, kept.length, isKeychainWell)}</span>
      </p>
      {!isAtKeys && (
        <TextButton onClick={() => goTo({ screen: 'keys', ...(kept.length === 1 && { keyId: first.id }) })}>
          {words.session.open}
        </TextButton>
      )}
    </section>
  )
}
