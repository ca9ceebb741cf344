// Every failure that Latchkey knows, in groups: what happened, why, and what helps.
import { useEffect, useState, type ReactNode } from 'react'
import { failureGroups, failureHelp } from '../../../domain/failure-help.ts'
import { makeFailure, type FailureCode } from '../../../domain/failure.ts'
import type { GuideTopic } from '../../../domain/guide-topic.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { useOnArrival } from '../../base/navigation.ts'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/field.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { leadFrom } from '../../parts/failures/failure-actions.ts'

interface ErrorListProps {
  readonly code: FailureCode | undefined
  readonly onOpen: (topic: GuideTopic) => void
}

/**
 * Describes a failure from its code alone. Without data, its sentence says "the server" where a chat would
 * name it.
 */
const describe = (code: FailureCode) => describeFailure(makeFailure(code))

const anchor = (code: FailureCode): string => `error-${code}`

/** Returns true if all words are found in the failure's text. */
function speaksOf(code: FailureCode, looked: string): boolean {
  const { title, sentence, cause } = describe(code)
  const text = `${title} ${sentence} ${cause}`.toLowerCase()
  return looked
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

export function ErrorList({ code, onOpen }: ErrorListProps): ReactNode {
  const [looked, setLooked] = useState('')
  const [arrival, setArrival] = useState<{ readonly code: FailureCode } | null>(null)

  useOnArrival(() => {
    if (!code) return
    setLooked('')
    setArrival({ code })
  })
  // After the next render, when the filter no longer hides it.
  useEffect(() => {
    const heading = arrival && document.getElementById(anchor(arrival.code))
    heading?.parentElement?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }, [arrival])

  const groups = failureGroups
    .map(({ group, codes }) => ({
      title: words.guide.groups[group],
      codes: codes.filter((one) => speaksOf(one, looked)),
    }))
    .filter(({ codes }) => codes.length > 0)
  return (
    <div className="mt-8">
      <Field
        type="search"
        label={words.guide.find}
        value={looked}
        autoComplete="off"
        spellCheck={false}
        className="[&::-webkit-search-cancel-button]:appearance-none"
        onChange={(event) => setLooked(event.target.value)}
      />
      <p role="status" className={groups.length === 0 ? 'mt-6 text-quiet' : 'sr-only'}>
        {groups.length === 0 && words.guide.nothingFound(looked.trim())}
      </p>
      {groups.map(({ title, codes }) => (
        <section key={title} aria-label={title} className="mt-10">
          <h3 className="text-heading font-semibold">{title}</h3>
          {codes.map((one) => (
            <Entry key={one} code={one} isMarked={one === code} onOpen={onOpen} />
          ))}
        </section>
      ))}
    </div>
  )
}

interface EntryProps {
  readonly code: FailureCode
  readonly isMarked: boolean
  readonly onOpen: (topic: GuideTopic) => void
}

function Entry({ code, isMarked, onOpen }: EntryProps): ReactNode {
  const { title, sentence, cause, topic } = describe(code)
  return (
    <div
      data-marked={isMarked ? '' : undefined}
      className={classes(
        'mt-2 -ms-4 scroll-mt-16 rounded-e-large border-s-2 py-3 ps-3.5 pe-4',
        isMarked ? 'border-brass bg-soft' : 'border-transparent',
      )}
    >
      <h4 id={anchor(code)} tabIndex={-1} className="font-semibold outline-none">
        {title}
      </h4>
      <p className="mt-1">{sentence}</p>
      <p className="mt-1 text-small text-quiet">{words.failures.why(cause)}</p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-small text-quiet">
        <Help code={code} />
        {topic !== 'errors' && (
          <TextButton onClick={() => onOpen(topic)}>
            {words.guide.readOn(words.guide.topics[topic].title)}
          </TextButton>
        )}
      </p>
    </div>
  )
}

/** A button if the action is possible here; else the name of the button that is shown with the failure. */
function Help({ code }: { readonly code: FailureCode }): ReactNode {
  const { action } = failureHelp[code]
  if (action === null) return null
  const press = leadFrom(action, { retry: null, chooseModel: null, keyId: null })
  const label = words.failures.actions[action]
  return (
    <span>
      {words.guide.helps} {press ? <TextButton onClick={press}>{label}</TextButton> : label}
    </span>
  )
}
