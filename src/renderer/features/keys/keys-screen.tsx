// The keys, a row each, and where they live.
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { KeyId } from '../../../domain/ids.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { stayAt, useOnArrival } from '../../app/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../app/screen-header.tsx'
import { useResource } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { StateWord } from '../../ui/dot.tsx'
import { EmptyNotice, FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { AddKeySheet } from './add-key-sheet.tsx'
import { KeyRow } from './key-row.tsx'
import { keychain, keys } from './keys-store.ts'

export function KeysScreen({ isAdding }: { readonly isAdding: boolean }): ReactNode {
  const list = useResource(keys)
  const chain = useResource(keychain).value
  const [openId, setOpenId] = useState<KeyId | null>(null)

  useOnArrival(() => void keychain.reload())
  const add = () => stayAt({ screen: 'keys', isAdding: true })
  return (
    <>
      <ScreenHeader title={words.keys.title} takesFocus={!isAdding}>
        {list.value && list.value.length > 0 && (
          <Button icon={Plus} onClick={add}>
            {words.keys.add}
          </Button>
        )}
      </ScreenHeader>
      <ScreenPage>
        {list.failure && (
          <FailureNotice {...describeFailure(list.failure)}>
            <Button onClick={() => void keys.reload()}>{words.app.tryAgain}</Button>
          </FailureNotice>
        )}
        {!list.value && !list.failure && <LateLoading text={words.app.loading} />}
        {list.value?.length === 0 && (
          <EmptyNotice title={words.keys.emptyTitle} sentence={words.keys.emptySentence}>
            <Button kind="primary" icon={Plus} onClick={add}>
              {words.keys.add}
            </Button>
          </EmptyNotice>
        )}
        {list.value && list.value.length > 0 && (
          <ul
            aria-label={words.keys.title}
            className="overflow-hidden rounded-large border border-line bg-surface"
          >
            {list.value.map((entry) => (
              <KeyRow
                key={entry.id}
                entry={entry}
                keychain={chain?.state}
                isOpen={openId === entry.id}
                onToggle={() => setOpenId(openId === entry.id ? null : entry.id)}
              />
            ))}
          </ul>
        )}
        <KeychainFoot />
      </ScreenPage>
      <AddKeySheet isOpen={isAdding} onClose={() => stayAt({ screen: 'keys' })} />
    </>
  )
}

function KeychainFoot(): ReactNode {
  const { value, failure } = useResource(keychain)
  if (failure) {
    const { title, sentence } = describeFailure(failure)
    return (
      <p className="mt-4 text-small text-quiet">
        {title}. {sentence}
      </p>
    )
  }
  if (!value) return null
  const tone = value.state === 'ok' ? 'good' : value.state === 'locked' ? 'warn' : 'bad'
  return (
    <footer className="mt-4" data-testid="keychain-line">
      <StateWord tone={tone}>{words.keys.keychain(value.name, value.state)}</StateWord>
      {value.state !== 'ok' && (
        <div className="mt-1 flex flex-wrap items-center gap-4 text-small text-quiet">
          <p>{value.state === 'locked' ? words.keys.keychainLocked : words.keys.keychainUnavailable}</p>
          <Button onClick={() => void keychain.reload()}>{words.keys.keychainAgain}</Button>
        </div>
      )}
    </footer>
  )
}
