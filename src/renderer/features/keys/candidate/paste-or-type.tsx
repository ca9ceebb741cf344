// The two ways to enter a key: main reads the clipboard, or the user types it. A typed key is read once from
// the field, which is emptied in the same turn and then replaced, with its undo history. It is never in
// React's state, nor in anything that outlives that turn.
import { ClipboardPaste } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode, type Ref } from 'react'
import { parseBaseUrl } from '../../../../domain/base-url.ts'
import { parseKey } from '../../../../domain/keys/format.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { ProblemText } from './candidate-problem.tsx'
import type { CandidateHold, CandidateProblem } from './candidate-hold.ts'

interface PasteOrTypeProps {
  readonly hold: CandidateHold
  readonly pasteRef: Ref<HTMLButtonElement>
  readonly readBaseUrl: () => string
}

/** Makes main's check here too, with the same function; main's result is the one that counts. */
function findMistake(field: HTMLInputElement, baseUrl: string): CandidateProblem | null {
  if (field.value.trim() === '') return { place: 'field', failure: null }
  const key = parseKey(field.value, baseUrl)
  return key.ok ? null : { place: 'field', failure: key.failure }
}

export function PasteOrType({ hold, pasteRef, readBaseUrl }: PasteOrTypeProps): ReactNode {
  const { problem, isBusy, setProblem, take } = hold
  const field = useRef<HTMLInputElement>(null)
  const promiseId = useId()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn > 0) field.current?.focus()
  }, [turn])

  /** Returns `null` if the URL is invalid, after showing why. */
  const findBaseUrl = (): string | null => {
    const parsed = parseBaseUrl(readBaseUrl())
    if (parsed.ok) return parsed.value
    setProblem({ place: 'server', failure: parsed.failure })
    return null
  }

  const paste = () => {
    const baseUrl = isBusy ? null : findBaseUrl()
    if (baseUrl !== null) void take('paste', api.keys.holdClipboard({ baseUrl }))
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const baseUrl = isBusy ? null : findBaseUrl()
    if (!field.current || baseUrl === null) return
    // Check before emptying the field, so that a mistake doesn't force the user to type the key again.
    const mistake = findMistake(field.current, baseUrl)
    if (mistake) {
      setProblem(mistake)
      field.current.focus()
      return
    }
    const taken = take('field', api.keys.holdTyped({ secret: field.current.value, baseUrl }))
    field.current.value = ''
    void taken.then((isHeld) => !isHeld && setTurn((before) => before + 1))
  }

  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          ref={pasteRef}
          kind="primary"
          icon={ClipboardPaste}
          aria-disabled={isBusy}
          aria-describedby={promiseId}
          className="h-9!"
          onClick={paste}
        >
          {words.addKey.entry.paste}
        </Button>
        <p id={promiseId} className="min-w-0 flex-1 basis-56 text-small text-quiet">
          {words.addKey.entry.pastePromise}
        </p>
      </div>
      {problem?.place === 'paste' && (
        <p role="alert" className="mt-2 text-small text-bad">
          <ProblemText problem={problem} />
        </p>
      )}
      <div className="my-4 flex items-center gap-3 text-tiny text-quiet">
        <span aria-hidden className="h-px flex-1 bg-line" />
        {words.addKey.entry.orType}
        <span aria-hidden className="h-px flex-1 bg-line" />
      </div>
      <form onSubmit={submit}>
        <Field
          key={turn}
          ref={field}
          label={words.addKey.entry.secret}
          type="password"
          hint={words.addKey.entry.secretHint}
          problem={problem?.place === 'field' && <ProblemText problem={problem} />}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={10_000}
          dir="ltr"
          className="font-mono"
          beside={
            <Button type="submit" aria-disabled={isBusy} className="h-9!">
              {words.addKey.entry.proceed}
            </Button>
          }
        />
      </form>
    </div>
  )
}
