// The keys screen: one row for each key, where keys are kept, and the sheets. The list is shown as soon as it
// is read, however long the keychain takes. What is open is part of the place, so that any code can lead
// here.
import { FileInput, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { KeyImport } from '../../../domain/keys/import.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import { isLost } from '../../../domain/keys/state.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { goTo, readPlace, stayAt, useOnArrival, type Place } from '../../base/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../ui/screen-header.tsx'
import { useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNotice, FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { tell, tellFailure } from '../../ui/notices.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { AddKeySheet } from './add/add-key-sheet.tsx'
import { dropImport } from './import/import-run.ts'
import { ImportSheet } from './import/import-sheet.tsx'
import { rowIdOf } from './row/key-row.tsx'
import { KeyList } from './row/key-row-list.tsx'
import { KeychainFoot } from './keychain-foot.tsx'
import { keychain, keys } from '../../stores/keys.ts'
import { RotateSheet } from './rotate/rotate-sheet.tsx'
import { KeepSessionKeys } from './keep-session-keys.tsx'

type KeysPlace = Extract<Place, { screen: 'keys' }>

/** Changes the sheet over the list; the open row stays open beneath it. */
function showSheet(sheet: KeysPlace['sheet'], keyId: KeyId | undefined = readKeysPlace().keyId): void {
  stayAt({ screen: 'keys', ...(sheet && { sheet }), ...(keyId && { keyId }) })
}

function readKeysPlace(): KeysPlace {
  const place = readPlace()
  return place.screen === 'keys' ? place : { screen: 'keys' }
}

export function KeysScreen({ place }: { readonly place: KeysPlace }): ReactNode {
  const { value: list, failure } = useResource(keys)
  const [dropped, setDropped] = useState<KeyImport | null>(null)
  const [savedId, setSavedId] = useState<KeyId | null>(null)
  const { sheet } = place
  /** If an open key must be entered again, the sheet starts with its server. */
  const lost = list?.find((key) => key.id === place.keyId && isLost(key))

  useOnArrival(() => void keychain.reload())
  useFocusAfterSheet(sheet)
  useDrops((found) => {
    setDropped(found)
    showSheet('import')
  })

  /** Closes the sheet, and opens the row of a key that was just added. */
  const close = () => {
    setDropped(null)
    setSavedId(null)
    showSheet(undefined, savedId ?? undefined)
  }
  const onSaved = (key: Key) => setSavedId(key.id)
  return (
    <>
      <ScreenHeader title={words.keys.title} takesFocus={!sheet && !place.keyId}>
        {list && list.length > 0 && (
          <div className="flex gap-2">
            <Button icon={FileInput} onClick={() => showSheet('import')}>
              {words.keys.import}
            </Button>
            <Button kind="primary" icon={Plus} onClick={() => showSheet('add')}>
              {words.keys.add}
            </Button>
          </div>
        )}
      </ScreenHeader>
      <ScreenPage>
        {failure && (
          <div className="mb-4">
            <FailureNotice {...describeFailure(failure)}>
              <Button onClick={() => void keys.reload()}>{words.app.tryAgain}</Button>
            </FailureNotice>
          </div>
        )}
        {!list && !failure && <LateLoading text={words.app.loading} />}
        {list?.length === 0 && <NoKeys />}
        {list && list.length > 0 && (
          <>
            <KeepSessionKeys list={list} />
            <KeyList list={list} openId={place.keyId} isCovered={sheet !== undefined} />
          </>
        )}
        <KeychainFoot />
      </ScreenPage>
      <AddKeySheet
        isOpen={sheet === 'add'}
        baseUrl={lost?.baseUrl ?? openAiBaseUrl}
        onClose={close}
        onSaved={onSaved}
      />
      <ImportSheet isOpen={sheet === 'import'} dropped={dropped} onClose={close} onSaved={onSaved} />
      <RotateSheet
        keyId={sheet === 'rotate' ? (place.keyId ?? null) : null}
        onClose={(nextId) => showSheet(undefined, nextId)}
      />
    </>
  )
}

function NoKeys(): ReactNode {
  return (
    <EmptyNotice title={words.keys.emptyTitle} sentence={words.keys.emptySentence}>
      <Button kind="primary" icon={Plus} onClick={() => showSheet('add')}>
        {words.keys.add}
      </Button>
      <Button icon={FileInput} onClick={() => showSheet('import')}>
        {words.keys.import}
      </Button>
      <TextButton onClick={() => goTo({ screen: 'guide', topic: 'get' })}>{words.keys.emptyGuide}</TextButton>
    </EmptyNotice>
  )
}

/**
 * Handles a file that main read because it was dropped on the window. It never replaces a sheet that is in
 * use.
 */
function useDrops(onRead: (found: KeyImport) => void): void {
  const latest = useRef(onRead)
  useEffect(() => {
    latest.current = onRead
  })
  useEffect(
    () =>
      api.keys.importDropped((read) => {
        const { sheet } = readKeysPlace()
        if (!read.ok) return tellFailure(read.failure)
        if (sheet !== 'add' && sheet !== 'rotate') return latest.current(read.value)
        dropImport(read.value)
        return tell(words.keys.dropLater)
      }),
    [],
  )
}

const sheetFadesMs = 250

/**
 * A closing sheet returns the focus to the element that opened it. If that is gone, the open row or the
 * heading gets it.
 */
function useFocusAfterSheet(sheet: KeysPlace['sheet']): void {
  const before = useRef(sheet)
  useEffect(() => {
    const hasClosed = before.current !== undefined && sheet === undefined
    before.current = sheet
    if (!hasClosed) return undefined
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return
      const { keyId } = readKeysPlace()
      const row = keyId && document.getElementById(rowIdOf(keyId))
      const heading = document.querySelector<HTMLElement>('main h1')
      ;(row || heading)?.focus()
    }, sheetFadesMs)
    return () => clearTimeout(timer)
  }, [sheet])
}
