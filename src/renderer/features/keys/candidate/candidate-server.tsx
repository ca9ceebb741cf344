// "Another server": the key's URL, folded away because most keys don't need it. Read from the field when a
// key is taken in; with a held key, Enter or leaving the field moves the key there.
import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { openAiBaseUrl } from '../../../../domain/chat/model.ts'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Field } from '../../../ui/field.tsx'
import { ProblemText } from './candidate-problem.tsx'
import type { CandidateProblem } from './candidate-hold.ts'

interface CandidateServerProps {
  readonly baseUrl: string
  readonly held: KeyCandidate | null
  readonly problem: CandidateProblem | null
  readonly isLocked: boolean
  readonly onMove: (typedBaseUrl: string) => Promise<void>
  readonly ref: RefObject<HTMLInputElement | null>
}

export function CandidateServer(props: CandidateServerProps): ReactNode {
  const { baseUrl, held, problem, isLocked, onMove, ref } = props
  const [isOpen, setIsOpen] = useState(baseUrl !== openAiBaseUrl)
  const id = useId()
  const lastTried = useRef<string | null>(null)
  const isHeld = held !== null
  // Never fold away a problem with the URL.
  if (problem && !isOpen) setIsOpen(true)

  useEffect(() => {
    // With a held key, the user may have left the field for something else.
    if (problem && !isHeld) ref.current?.focus()
  }, [problem, isHeld, ref])

  const move = (field: HTMLInputElement) => {
    if (!held || isLocked || field.value === lastTried.current) return
    lastTried.current = field.value
    void onMove(field.value)
  }
  return (
    <div className="mt-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="-ms-1 inline-flex h-8 items-center gap-1 rounded-small px-1 text-small text-quiet
          hover:text-ink"
      >
        <Icon of={ChevronRight} className={classes(isOpen ? 'rotate-90' : 'rtl:rotate-180')} />
        {words.addKey.entry.server}
      </button>
      <div id={id} hidden={!isOpen} className="mt-1">
        <Field
          ref={ref}
          label={words.addKey.entry.baseUrl}
          type="text"
          inputMode="url"
          defaultValue={baseUrl}
          hint={held ? words.addKey.entry.baseUrlHintHeld : words.addKey.entry.baseUrlHint}
          problem={
            problem && (
              <ProblemText
                problem={problem}
                more={held && words.addKey.entry.stillFor(new URL(held.baseUrl).host)}
              />
            )
          }
          readOnly={isLocked}
          maxLength={500}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          onBlur={(event) => move(event.currentTarget)}
          onKeyDown={(event) => event.key === 'Enter' && move(event.currentTarget)}
        />
      </div>
    </div>
  )
}
