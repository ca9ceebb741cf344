// The sheet that edits a system prompt in a large field.
import { useRef, useState, type ReactNode } from 'react'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import { maxSystemPromptChars } from '../../../domain/chat/parameters.ts'
import { words } from '../../../words/words.ts'
import { formatCount } from '../../base/format.ts'
import { Sheet } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { EditFoot, useGuardedClose } from '../../ui/edit-foot.tsx'

interface SystemPromptSheetProps {
  readonly isOpen: boolean
  readonly text: string
  readonly onSave: (text: string) => void
  readonly onClose: () => void
  readonly onClosed?: () => void
}

export function SystemPromptSheet(props: SystemPromptSheetProps): ReactNode {
  const { isOpen, text, onSave, onClose } = props
  const [written, setWritten] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const close = () => {
    setWritten(null)
    onClose()
  }
  const closing = useGuardedClose(written !== null && written !== text, close)
  const problem = written === null ? null : findProblem(written)
  const save = () => {
    if (problem) return
    if (written !== null && written !== text) onSave(written.trim())
    close()
  }
  return (
    <Sheet
      isOpen={isOpen}
      title={words.models.systemPrompt}
      sentence={words.models.systemPromptSentence}
      closeName={words.app.close}
      initialFocus={field}
      width="large"
      onClose={closing.tryClose}
      onClosed={() => props.onClosed?.()}
    >
      <TextArea
        ref={field}
        label={words.models.systemPrompt}
        isLabelHidden
        defaultValue={text}
        problem={problem}
        className="mt-4 h-[46vh]"
        onChange={(event) => setWritten(event.target.value)}
        onSubmit={save}
      />
      <EditFoot closing={closing} saveName={words.prompts.save} onSave={save} />
    </Sheet>
  )
}

function findProblem(text: string): string | null {
  if (text.length > maxSystemPromptChars)
    return words.models.systemPromptLong(formatCount(maxSystemPromptChars))
  return holdsKeyLike(text) ? words.models.systemPromptHolds : null
}
