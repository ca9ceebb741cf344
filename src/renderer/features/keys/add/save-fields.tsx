// The fields that describe a key: name, project, note. They are read when the key is saved; an empty name
// means the one in the placeholder.
import { useState, type ReactNode, type RefObject } from 'react'
import { holdsKeyLike } from '../../../../domain/keys/key-like.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Field } from '../../../ui/field.tsx'
import { keys } from '../../../stores/keys.ts'
import { nameCandidate } from './save-names.ts'

export type SavedField = 'label' | 'project' | 'note'
export type SavedFields = Readonly<Record<SavedField, string>>

/** Reads the form; an empty name becomes the suggested one. */
export function readFields(form: HTMLFormElement): SavedFields {
  const read = (name: SavedField): string => {
    const field = form.elements.namedItem(name)
    return field instanceof HTMLInputElement ? field.value.trim() || (field.dataset['otherwise'] ?? '') : ''
  }
  return { label: read('label'), project: read('project'), note: read('note') }
}

export function focusField(form: HTMLFormElement, name: SavedField): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.focus()
}

/** Returns the first field that contains a key, because these fields are stored unencrypted. */
export const findKeyLike = (fields: SavedFields): SavedField | null =>
  (['label', 'project', 'note'] as const).find((name) => holdsKeyLike(fields[name])) ?? null

interface SaveFieldsProps {
  readonly candidate: KeyCandidate | null
  readonly problemAt: SavedField | null
  readonly firstRef: RefObject<HTMLInputElement | null>
}

export function SaveFields({ candidate, problemAt, firstRef }: SaveFieldsProps): ReactNode {
  const list = useResource(keys).value
  const [project, setProject] = useState('')
  const otherwise = candidate ? nameCandidate({ ...candidate, project }, list ?? []) : ''
  const problem = (name: SavedField) => problemAt === name && words.addKey.saving.holdsKey
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field
        ref={firstRef}
        label={words.addKey.saving.label}
        name="label"
        placeholder={otherwise}
        data-otherwise={otherwise}
        problem={problem('label')}
        maxLength={80}
        autoComplete="off"
      />
      <Field
        label={words.addKey.saving.project}
        name="project"
        placeholder={words.addKey.saving.projectHint}
        problem={problem('project')}
        maxLength={80}
        autoComplete="off"
        // A key pasted here by mistake must not get into React's state.
        onChange={({ currentTarget: { value } }) => setProject(holdsKeyLike(value) ? '' : value)}
      />
      <div className="sm:col-span-2">
        <Field
          label={words.addKey.saving.note}
          name="note"
          problem={problem('note')}
          maxLength={500}
          autoComplete="off"
        />
      </div>
    </div>
  )
}
