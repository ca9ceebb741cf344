// Edits a prompt, new or existing: its name and text, and the variables that it asks for.
import { useRef, useState, type ReactNode } from 'react'
import type { PromptId } from '../../../domain/ids.ts'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import { listVariables } from '../../../domain/chat/prompt-variables.ts'
import { maxPromptChars, maxPromptNameChars } from '../../../domain/chat/prompt.ts'
import { words } from '../../../words/words.ts'
import { Sheet } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { Failure } from '../../../domain/failure.ts'
import { FailureText } from '../../ui/failure-text.tsx'
import { EditFoot, useGuardedClose } from '../../ui/edit-foot.tsx'
import { savePrompt, type PromptText } from '../../stores/prompts/prompts.ts'

export interface Edited extends PromptText {
  /** `null` if it isn't saved yet. */
  readonly id: PromptId | null
}

interface PromptSheetProps {
  /** `null` closes the sheet. */
  readonly edited: Edited | null
  readonly onClose: () => void
}

const listTitles = () => ({
  persona: { new: words.prompts.newPersona, old: words.prompts.editPersona, hint: words.prompts.personaHint },
  template: {
    new: words.prompts.newTemplate,
    old: words.prompts.editTemplate,
    hint: words.prompts.templateHint,
  },
})

export function PromptSheet({ edited, onClose }: PromptSheetProps): ReactNode {
  // Keep the old texts while the sheet fades out.
  const [shown, setShown] = useState(edited)
  const [opening, setOpening] = useState(0)
  if (edited !== null && edited !== shown) {
    setShown(edited)
    setOpening(opening + 1)
  }
  if (shown === null) return null
  return <OpenSheet key={opening} isOpen={edited !== null} edited={shown} onClose={onClose} />
}

interface OpenSheetProps {
  readonly isOpen: boolean
  readonly edited: Edited
  readonly onClose: () => void
}

function OpenSheet({ isOpen, edited, onClose }: OpenSheetProps): ReactNode {
  const [name, setName] = useState(edited.name)
  const [text, setText] = useState(edited.text)
  const [isJudged, setIsJudged] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const closing = useGuardedClose(name !== edited.name || text !== edited.text, onClose)
  const title = listTitles()[edited.kind]
  const problems = findProblems(name, text)
  const variables = listVariables(text)

  const save = async () => {
    setIsJudged(true)
    if (problems.name || problems.text) return
    const answer = await savePrompt(edited.id, { kind: edited.kind, name, text })
    if (answer.ok) onClose()
    else setFailure(answer.failure)
  }
  return (
    <Sheet
      isOpen={isOpen}
      title={edited.id === null ? title.new : title.old}
      sentence={title.hint}
      closeName={words.app.close}
      initialFocus={nameField}
      width="large"
      onClose={closing.tryClose}
    >
      <div className="mt-4 flex flex-col gap-4">
        <Field
          ref={nameField}
          label={words.prompts.name}
          value={name}
          maxLength={maxPromptNameChars}
          problem={isJudged && problems.name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={words.prompts.text}
          defaultValue={text}
          maxLength={maxPromptChars}
          hint={
            variables.length === 0
              ? words.prompts.variablesHint
              : words.prompts.variables(variables.join(', '))
          }
          problem={isJudged && problems.text}
          className="h-[38vh]"
          onChange={(event) => setText(event.target.value)}
          onSubmit={() => void save()}
        />
        {failure && (
          <p role="alert" className="mb-4 text-small text-bad">
            <FailureText failure={failure} />
          </p>
        )}
      </div>
      <div className="h-4" />
      <EditFoot closing={closing} saveName={words.prompts.save} onSave={() => void save()} />
    </Sheet>
  )
}

function findProblems(name: string, text: string) {
  const ofName = name.trim() === '' ? words.prompts.nameMissing : holdsKeyLike(name) && words.prompts.holdsKey
  const ofText = text.trim() === '' ? words.prompts.textMissing : holdsKeyLike(text) && words.prompts.holdsKey
  return { name: ofName, text: ofText }
}
