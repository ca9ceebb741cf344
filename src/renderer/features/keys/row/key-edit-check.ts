// Turns the form's values into a change to send, or a problem for each field. Makes the same checks as main;
// main's are the ones that count. Pure.
import { parseBaseUrl } from '../../../../domain/base-url.ts'
import { makeFailure, type Failure } from '../../../../domain/failure.ts'
import { holdsKeyLike } from '../../../../domain/keys/key-like.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'

export const editFields = ['label', 'project', 'note', 'baseUrl'] as const
export type EditField = (typeof editFields)[number]
export type Typed = Readonly<Record<EditField, string>>
export type Problems = Readonly<Partial<Record<EditField, string>>>

export type Checked =
  | { readonly isOk: true; readonly change: Partial<Typed> }
  | { readonly isOk: false; readonly problems: Problems }

export function checkEdit(typed: Typed, key: Key): Checked {
  const label = typed.label.trim()
  const project = typed.project.trim()
  const note = typed.note.trim()
  const parsed = parseBaseUrl(typed.baseUrl)
  const baseUrl = parsed.ok ? parsed.value : key.baseUrl
  const said = { label, project, note, baseUrl }

  const problems: Partial<Record<EditField, string>> = {}
  for (const field of editFields) {
    if (holdsKeyLike(typed[field])) problems[field] = words.keys.editHoldsKey
  }
  if (label === '') problems.label = words.keys.editNoName
  const baseUrlProblem = findBaseUrlProblem(parsed.ok ? null : parsed.failure, baseUrl, key)
  if (baseUrlProblem !== null) problems.baseUrl ??= baseUrlProblem
  if (Object.keys(problems).length > 0) return { isOk: false, problems }

  const changed = editFields.filter((field) => said[field] !== key[field])
  return { isOk: true, change: Object.fromEntries(changed.map((field) => [field, said[field]])) }
}

function findBaseUrlProblem(failure: Failure | null, baseUrl: string, key: Key): string | null {
  if (failure) return sayFailure(failure)
  if (new URL(baseUrl).origin === new URL(key.baseUrl).origin) return null
  return sayFailure(makeFailure('key/other-origin', 'check-base-url'))
}

export function sayFailure(failure: Failure): string {
  const { title, sentence } = describeFailure(failure)
  return `${title}. ${sentence}`
}

const aboutBaseUrl: ReadonlySet<Failure['code']> = new Set([
  'key/bad-base-url',
  'key/insecure-base-url',
  'key/other-origin',
  'key/duplicate',
])

/** The field that main's refusal is about; `null` means the whole form. */
export const fieldOf = ({ code }: Failure): EditField | null => (aboutBaseUrl.has(code) ? 'baseUrl' : null)
