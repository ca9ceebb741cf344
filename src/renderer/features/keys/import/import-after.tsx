// After an import: the keys that remain in plain text. Latchkey offers to remove them from a file, never
// unasked; it can't remove them from the environment.
import { useRef, useState, type ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyImport } from '../../../../domain/keys/import.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import { appInfo } from '../../../stores/settings.ts'

interface ImportAfterProps {
  readonly found: KeyImport
  /** How many lines of the file contain a key that the keychain now has. */
  readonly lines: number
  /** True if the pressed button has disappeared. */
  readonly takesFocus: boolean
}

export function ImportAfter(props: ImportAfterProps): ReactNode {
  return (
    <section className="appear mb-4 rounded-large border border-line bg-ground p-4">
      {props.found.source.kind === 'file' ? <LinesLeft {...props} /> : <StillSet {...props} />}
    </section>
  )
}

type End = { readonly kind: 'removed'; readonly lines: number } | { readonly kind: 'left' }

function LinesLeft({ found, lines, takesFocus }: ImportAfterProps): ReactNode {
  const { name } = found.source
  const [end, setEnd] = useState<End | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRemoving, setIsRemoving] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useFocusSoon(() => takesFocus && title.current?.focus())

  const finish = (next: End) => {
    setEnd(next)
    // The pressed buttons have disappeared.
    title.current?.focus()
  }
  const remove = async () => {
    if (isRemoving) return
    setIsRemoving(true)
    setFailure(null)
    const answer = await api.keys.removeImportedLines({ importId: found.id })
    setIsRemoving(false)
    if (answer.ok) finish({ kind: 'removed', lines: answer.value.removedLines })
    else setFailure(answer.failure)
  }
  return (
    <>
      <h3 ref={title} tabIndex={-1} className="font-semibold outline-none">
        {end === null && words.keyImport.removeTitle(lines, name)}
        {end?.kind === 'removed' && words.keyImport.removed(end.lines, name)}
        {end?.kind === 'left' && words.keyImport.left(name)}
      </h3>
      {end?.kind === 'removed' && end.lines < lines && (
        <p className="mt-1 text-small text-quiet">{words.keyImport.removedLess}</p>
      )}
      {end === null && (
        <>
          <p className="mt-1 text-small text-quiet">{words.keyImport.removeSentence(lines)}</p>
          {failure && (
            <p role="alert" className="mt-2 text-small text-bad">
              <FailureText failure={failure} />
            </p>
          )}
          <div className="mt-3 flex flex-wrap gap-2">
            <Button kind="danger" aria-disabled={isRemoving} onClick={() => void remove()}>
              {words.keyImport.remove(lines)}
            </Button>
            <Button
              kind="quiet"
              aria-disabled={isRemoving}
              onClick={() => !isRemoving && finish({ kind: 'left' })}
            >
              {words.keyImport.leave}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function StillSet({ takesFocus }: ImportAfterProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null)
  useFocusSoon(() => takesFocus && title.current?.focus())
  const platform = useResource(appInfo).value?.platform ?? 'linux'
  return (
    <>
      <h3 ref={title} tabIndex={-1} className="font-semibold outline-none">
        {words.keyImport.environmentTitle}
      </h3>
      <p className="mt-1 text-small text-quiet">
        {words.keyImport.environmentWhere[platform]} {words.keyImport.environmentSelf}
      </p>
    </>
  )
}
