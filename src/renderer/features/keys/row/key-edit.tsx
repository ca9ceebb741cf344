// Edits a key's name, project, note and URL in place. Problems are shown beside their fields; nothing typed
// is lost.
import { useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { unlessDeclined, type Failure } from '../../../../domain/failure.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Field, inputClasses } from '../../../ui/field.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import {
  checkEdit,
  editFields,
  fieldOf,
  sayFailure,
  type EditField,
  type Problems,
  type Typed,
} from './key-edit-check.ts'
import { changeKey } from '../../../stores/keys.ts'

interface KeyEditProps {
  readonly entry: Key
  readonly onClose: () => void
}

export function KeyEdit({ entry, onClose }: KeyEditProps): ReactNode {
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusField = (name: EditField) => form.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus()
  useFocusSoon(() => focusField('label'))

  const show = (found: Problems) => {
    setProblems(found)
    const first = editFields.find((field) => found[field] !== undefined)
    if (first) focusField(first)
  }

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSaving) return
    setFailure(null)
    const checked = checkEdit(readForm(event.currentTarget), entry)
    show(checked.isOk ? {} : checked.problems)
    if (!checked.isOk) return
    if (Object.keys(checked.change).length === 0) return onClose()
    setIsSaving(true)
    const refused = await changeKey(entry, checked.change)
    setIsSaving(false)
    if (!refused) {
      announce(words.keys.editSaved)
      return onClose()
    }
    const field = fieldOf(refused)
    if (field) show({ [field]: sayFailure(refused) })
    else setFailure(unlessDeclined(refused))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  return (
    <form
      ref={form}
      aria-label={words.keys.edit}
      className="grid max-w-[640px] gap-4"
      onSubmit={(event) => void save(event)}
      onKeyDown={onKeyDown}
    >
      <div className="grid items-start gap-4 @lg:grid-cols-2">
        <Field
          label={words.keys.editName}
          name="label"
          defaultValue={entry.label}
          maxLength={80}
          autoComplete="off"
          problem={problems.label}
        />
        <Field
          label={words.keys.editProject}
          name="project"
          defaultValue={entry.project}
          maxLength={80}
          autoComplete="off"
          problem={problems.project}
        />
      </div>
      <NoteField note={entry.note} problem={problems.note} />
      <Field
        label={words.keys.editBaseUrl}
        name="baseUrl"
        inputMode="url"
        dir="ltr"
        defaultValue={entry.baseUrl}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        hint={words.keys.editBaseUrlHint(new URL(entry.baseUrl).origin)}
        problem={problems.baseUrl}
      />
      {failure && (
        <p role="alert" className="text-small text-bad">
          {sayFailure(failure)}
        </p>
      )}
      <div className="flex gap-2">
        <Button kind="primary" type="submit" aria-disabled={isSaving}>
          {words.keys.editSave}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.app.cancel}
        </Button>
      </div>
    </form>
  )
}

function readForm(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  const read = (name: EditField) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { label: read('label'), project: read('project'), note: read('note'), baseUrl: read('baseUrl') }
}

interface NoteFieldProps {
  readonly note: string
  readonly problem: string | undefined
}

function NoteField({ note, problem }: NoteFieldProps): ReactNode {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {words.keys.editNote}
      </label>
      <textarea
        id={id}
        name="note"
        dir="auto"
        rows={3}
        maxLength={500}
        defaultValue={note}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        className={classes(inputClasses, 'field-sizing-content h-auto max-h-60 min-h-20 py-2')}
      />
      {problem !== undefined && (
        <div id={`${id}-problem`} role="alert" className="text-small text-bad">
          {problem}
        </div>
      )}
    </div>
  )
}
