// Asks for the variables of a prompt before it is used, and shows the resulting text.
import { useId, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { fillVariables, listVariables } from '../../domain/chat/prompt-variables.ts'
import { maxSystemPromptChars } from '../../domain/chat/parameters.ts'
import { words } from '../../words/words.ts'
import { formatCount } from '../base/format.ts'
import { Button } from '../ui/button.tsx'
import { Sheet, SheetFoot } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { fillIn, readLastValues, type Usable } from '../stores/prompts/persona.ts'

interface FillSheetProps {
  /** `null` closes the sheet. */
  readonly usable: Usable | null
  /** True if the text will be stored on disk, so that it must not contain a key. */
  readonly isKept: boolean
  readonly onUse: (text: string) => void
  readonly onClose: () => void
  readonly onClosed?: () => void
}

const maxValueChars = 2_000

export function FillSheet({ usable, isKept, onUse, onClose, onClosed }: FillSheetProps): ReactNode {
  // Keep the old texts while the sheet fades out.
  const [shown, setShown] = useState(usable)
  if (usable !== null && usable !== shown) setShown(usable)
  const first = useRef<HTMLInputElement>(null)
  if (shown === null) return null
  return (
    <Sheet
      isOpen={usable !== null}
      title={words.prompts.fillTitle(shown.name)}
      sentence={words.prompts.fillSentence}
      closeName={words.app.close}
      initialFocus={first}
      width="medium"
      onClose={onClose}
      onClosed={() => onClosed?.()}
    >
      <FillForm key={shown.id} usable={shown} isKept={isKept} first={first} onUse={onUse} onClose={onClose} />
    </Sheet>
  )
}

interface FillFormProps {
  readonly usable: Usable
  readonly isKept: boolean
  readonly first: RefObject<HTMLInputElement | null>
  readonly onUse: (text: string) => void
  readonly onClose: () => void
}

function FillForm({ usable, isKept, first, onUse, onClose }: FillFormProps): ReactNode {
  const [values, setValues] = useState(() => readLastValues(usable))
  const names = listVariables(usable.text)
  const formId = useId()
  const [problem, setProblem] = useState<{ readonly name: string; readonly text: string } | null>(null)

  const use = (event: FormEvent) => {
    event.preventDefault()
    const text = fillIn(usable, values)
    const bad = isKept ? findProblem(text, names, values) : null
    setProblem(bad)
    if (bad) return
    onClose()
    onUse(text)
  }
  const given = new Map([...values].filter(([, value]) => value.trim() !== ''))
  return (
    <>
      <form id={formId} onSubmit={use} className="mt-4 mb-6 flex flex-col gap-4">
        {names.map((name, index) => (
          <Field
            key={name}
            {...(index === 0 && { ref: first })}
            label={capitalize(name)}
            value={values.get(name) ?? ''}
            maxLength={maxValueChars}
            problem={problem?.name === name && problem.text}
            onChange={(event) => setValues(new Map(values).set(name, event.target.value))}
          />
        ))}
        <div
          role="group"
          aria-label={words.prompts.preview}
          tabIndex={0}
          dir="auto"
          className="max-h-48 overflow-y-auto rounded-small bg-soft px-3 py-2 text-small whitespace-pre-wrap text-quiet
          select-text"
        >
          {fillVariables(usable.text, given)}
        </div>
      </form>
      <SheetFoot>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words.prompts.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {words.prompts.apply}
          </Button>
        </div>
      </SheetFoot>
    </>
  )
}

/**
 * A stored text must not contain a key or exceed the limit of a system prompt. Returns the field to blame and
 * the message.
 */
function findProblem(text: string, names: readonly string[], values: ReadonlyMap<string, string>) {
  const name = names.find((one) => holdsKeyLike(values.get(one) ?? ''))
  if (name !== undefined) return { name, text: words.prompts.holdsKey }
  if (text.length <= maxSystemPromptChars) return null
  const longest = names.toSorted((a, b) => (values.get(b)?.length ?? 0) - (values.get(a)?.length ?? 0))[0]
  return { name: longest ?? '', text: words.models.systemPromptLong(formatCount(maxSystemPromptChars)) }
}

const capitalize = (name: string): string => {
  const [head = '', ...rest] = name
  return head.toUpperCase() + rest.join('')
}
