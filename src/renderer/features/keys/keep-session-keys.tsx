// Explains how to store the keys that are only in memory, once the keychain works again. Until then the
// window's banner alone mentions them.
import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Key } from '../../../domain/keys/key.ts'
import { words } from '../../../words/words.ts'
import { useResource } from '../../base/store.ts'
import { Icon } from '../../ui/button.tsx'
import { keychain } from '../../stores/keys.ts'

export function KeepSessionKeys({ list }: { readonly list: readonly Key[] }): ReactNode {
  const chain = useResource(keychain).value
  const kept = list.filter(({ keptIn }) => keptIn === 'session')
  if (kept.length === 0 || chain?.state !== 'ok') return null
  return (
    <section
      aria-label={words.keys.sessionTitle(chain.name)}
      data-testid="session-keep"
      className="appear mb-4 flex gap-3 rounded-large border border-line bg-surface p-4"
    >
      <span className="flex h-5 items-center text-warn">
        <Icon of={Hourglass} />
      </span>
      <div className="min-w-0">
        <p className="font-semibold">{words.keys.sessionTitle(chain.name)}</p>
        <p className="mt-1 max-w-[640px]">{words.keys.sessionSentence(kept.length)}</p>
      </div>
    </section>
  )
}
