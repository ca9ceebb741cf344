// Adding a key: one sheet, first the form, then the test. What is typed into the key field is read once,
// on saving, straight from the field, which is emptied in the same turn. It is never in React's state.
import { ChevronRight } from 'lucide-react'
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { parseBaseUrl } from '../../../domain/base-url.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { Key } from '../../../domain/key.ts'
import { parseKey } from '../../../domain/key-format.ts'
import { openAiBaseUrl } from '../../../domain/model.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { api } from '../../api.ts'
import { goTo } from '../../app/navigation.ts'
import { Button, Icon } from '../../ui/button.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Checklist } from './checklist.tsx'
import { startKeyTest, sumUp, useKeyTest } from './key-tests.ts'
import { keys } from './keys-store.ts'

interface AddKeySheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function AddKeySheet({ isOpen, onClose }: AddKeySheetProps): ReactNode {
  const [stored, setStored] = useState<Key | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const isTesting = useKeyTest(stored?.id ?? null)?.isRunning ?? false
  const close = () => {
    onClose()
    setStored(null)
  }
  return (
    <Sheet
      isOpen={isOpen}
      title={stored ? words.keys.stored(stored.label) : words.keys.sheetTitle}
      sentence={stored ? (isTesting ? words.keys.testing : words.keys.tested) : words.keys.sheetSentence}
      closeName={words.app.close}
      initialFocus={first}
      onClose={close}
    >
      {stored ? (
        <StoredKey stored={stored} onClose={close} />
      ) : (
        <KeyForm
          secretRef={first}
          onCancel={close}
          onStored={(key) => {
            setStored(key)
            startKeyTest(key.id)
            void keys.reload()
          }}
        />
      )}
    </Sheet>
  )
}

interface KeyFormProps {
  readonly secretRef: React.RefObject<HTMLInputElement | null>
  readonly onCancel: () => void
  readonly onStored: (key: Key) => void
}

const isAboutBaseUrl = ({ code }: Failure): boolean => code.endsWith('base-url')

/** The same checks that main makes, by the same functions; main's are the ones that count. */
function findMistake(secret: string, typedBaseUrl: string): Failure | null {
  const baseUrl = parseBaseUrl(typedBaseUrl)
  if (!baseUrl.ok) return baseUrl.failure
  const key = parseKey(secret, baseUrl.value)
  return key.ok ? null : key.failure
}

type Problem =
  { readonly kind: 'empty' } | { readonly kind: 'failed'; readonly failure: Failure; readonly isGone?: true }

function KeyForm({ secretRef, onCancel, onStored }: KeyFormProps): ReactNode {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [isOther, setIsOther] = useState(false)
  const otherId = useId()

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = secretRef.current
    if (!field || isSaving) return
    const form = new FormData(event.currentTarget)
    const read = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    if (field.value.trim() === '') {
      setProblem({ kind: 'empty' })
      field.focus()
      return
    }
    // What can be told here is told before the field is emptied, so that nothing has to be pasted twice.
    const mistake = findMistake(field.value, read('base-url') || openAiBaseUrl)
    if (mistake) {
      setProblem({ kind: 'failed', failure: mistake })
      if (!isAboutBaseUrl(mistake)) field.focus()
      return
    }
    setIsSaving(true)
    setProblem(null)
    const asked = api.keys.addKey({
      label: read('label') || words.keys.labelDefault,
      project: read('project'),
      baseUrl: read('base-url') || openAiBaseUrl,
      secret: field.value,
    })
    field.value = ''
    const answer = await asked
    setIsSaving(false)
    if (answer.ok) return onStored(answer.value)
    setProblem({ kind: 'failed', failure: answer.failure, isGone: true })
    field.focus()
  }

  const isUrlProblem = problem?.kind === 'failed' && isAboutBaseUrl(problem.failure)
  const said = problem && <ProblemText problem={problem} />
  return (
    <form className="mt-6 grid gap-4" onSubmit={(event) => void save(event)}>
      <Field
        ref={secretRef}
        label={words.keys.secret}
        type="password"
        hint={words.keys.secretHint}
        problem={!isUrlProblem && said}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={10_000}
        dir="ltr"
        className="font-mono"
      />
      <Field
        label={words.keys.label}
        name="label"
        placeholder={words.keys.labelDefault}
        maxLength={80}
        autoComplete="off"
      />
      <Field
        label={words.keys.project}
        name="project"
        placeholder={words.keys.projectHint}
        maxLength={80}
        autoComplete="off"
      />
      <div>
        <button
          type="button"
          aria-expanded={isOther}
          aria-controls={otherId}
          onClick={() => setIsOther(!isOther)}
          className="-ms-1 inline-flex h-8 items-center gap-1 rounded-small px-1 text-small text-quiet
            hover:text-ink"
        >
          <Icon of={ChevronRight} className={isOther ? 'rotate-90' : 'rtl:rotate-180'} />
          {words.keys.anotherServer}
        </button>
        <div id={otherId} hidden={!isOther} className="mt-2">
          <Field
            label={words.keys.baseUrl}
            name="base-url"
            type="text"
            inputMode="url"
            defaultValue={openAiBaseUrl}
            hint={words.keys.baseUrlHint}
            problem={isUrlProblem && said}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
          />
        </div>
      </div>
      <div className="mt-2 flex justify-end gap-2">
        <Button kind="quiet" onClick={onCancel}>
          {words.app.cancel}
        </Button>
        <Button kind="primary" type="submit" disabled={isSaving}>
          {isSaving ? words.keys.saving : words.keys.save}
        </Button>
      </div>
    </form>
  )
}

function ProblemText({ problem }: { readonly problem: Problem }): ReactNode {
  if (problem.kind === 'empty') return words.keys.secretEmpty
  const { title, sentence } = describeFailure(problem.failure)
  return (
    <>
      <strong className="font-semibold">{title}.</strong> {sentence} {problem.isGone && words.keys.secretGone}
    </>
  )
}

function StoredKey({ stored, onClose }: { readonly stored: Key; readonly onClose: () => void }): ReactNode {
  const test = useKeyTest(stored.id)
  if (!test) return null
  const outcome = sumUp(test)
  const ends = {
    passed: words.keys.testPassed,
    warned: words.keys.testWarned,
    failed: words.keys.testFailed,
  }
  const startChat = () => {
    onClose()
    goTo({ screen: 'chat', conversationId: null })
  }
  return (
    <div className="mt-6">
      <Checklist test={test} />
      <p role="status" className="mt-4 min-h-5 font-medium">
        {outcome && ends[outcome]}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        {outcome === 'failed' && (
          <Button onClick={() => startKeyTest(stored.id)}>{words.keys.testAgain}</Button>
        )}
        <Button kind={outcome === 'failed' ? 'primary' : 'quiet'} onClick={onClose}>
          {words.keys.done}
        </Button>
        {outcome !== 'failed' && (
          <Button kind="primary" disabled={outcome === null} onClick={startChat}>
            {words.keys.startChat}
          </Button>
        )}
      </div>
    </div>
  )
}
