// The cards above a key's facts: what is wrong and how to fix it, or that another key has replaced it.
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { failureHelp } from '../../../../domain/failure-help.ts'
import { makeFailure, type Failure, type FailureCode } from '../../../../domain/failure.ts'
import { nameServer } from '../../../../domain/failure-server.ts'
import { findLastFailure } from '../../../../domain/keys/state.ts'
import type { Key, KeychainState } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { stayAt } from '../../../base/navigation.ts'
import { formatAgo, formatDay } from '../../../base/format.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { buttonFor } from '../../../parts/failures/failure-actions.ts'
import { MeaningLink } from '../../../parts/failures/meaning-link.tsx'
import { startKeyTest } from '../checklist/key-tests.ts'
import { useKeychainButton } from '../../../stores/keys.ts'
import { isProvedRevoked } from '../rotate/rotate-plan.ts'

const keychainCodes: Partial<Record<KeychainState, FailureCode>> = {
  locked: 'keychain/locked',
  prompting: 'keychain/locked',
  'no-collection': 'keychain/no-collection',
  unavailable: 'keychain/unavailable',
  silent: 'keychain/silent',
}

interface TroubleCardProps {
  readonly entry: Key
  readonly keychain: KeychainState | undefined
  readonly nowMs: number
  readonly onEdit: () => void
}

/** A closed keychain comes first, because nothing else can be fixed until it opens. */
export function TroubleCard({ entry, keychain, nowMs, onEdit }: TroubleCardProps): ReactNode {
  const button = useKeychainButton()
  if (!entry.isEnabled) return null
  const closed = entry.keptIn === 'keychain' && keychain ? keychainCodes[keychain] : undefined
  if (closed) {
    return (
      <Card failure={makeFailure(closed)}>
        <Button aria-disabled={button.isBusy} onClick={() => void button.press()}>
          {button.label}
        </Button>
      </Card>
    )
  }
  const found = findLastFailure(entry)
  if (!found) return null
  const when = formatAgo(found.atMs, nowMs)
  const { action } = failureHelp[found.code]
  const failure = nameServer(makeFailure(found.code, action ?? undefined), entry.baseUrl)
  return (
    <Card
      failure={failure}
      since={found.by === 'use' ? words.keys.troubleOfUse(when) : words.keys.troubleOfTest(when)}
    >
      <MendButton entry={entry} failure={failure} onEdit={onEdit} />
    </Card>
  )
}

interface MendButtonProps {
  readonly entry: Key
  readonly failure: Failure
  readonly onEdit: () => void
}

/** The button that fixes it, except testing again: that button is below anyway. */
function MendButton({ entry, failure, onEdit }: MendButtonProps): ReactNode {
  if (failureHelp[failure.code].action === 'check-base-url') {
    return <Button onClick={onEdit}>{words.failures.actions['check-base-url']}</Button>
  }
  const retry = () => startKeyTest(entry, { paysForQuota: false })
  const button = buttonFor(failure, { retry, chooseModel: null, keyId: entry.id })
  return button && <Button onClick={button.press}>{button.label}</Button>
}

interface CardProps {
  readonly failure: Failure
  readonly since?: string
  readonly children: ReactNode
}

function Card({ failure, since, children }: CardProps): ReactNode {
  const { title, sentence, cause } = describeFailure(failure)
  return (
    <section
      role="group"
      aria-label={title}
      data-testid="key-trouble"
      className="rounded-large border border-line bg-ground p-4"
    >
      <div className="flex gap-3">
        <span className="flex h-5 items-center text-warn">
          <Icon of={CircleAlert} />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap justify-between gap-x-4">
            <p className="font-semibold">{title}</p>
            {since && <p className="text-small text-quiet">{since}</p>}
          </div>
          <p className="mt-1 max-w-[640px]">{sentence}</p>
          {cause && <p className="mt-1 max-w-[640px] text-small text-quiet">{words.failures.why(cause)}</p>}
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            {children}
            <MeaningLink code={failure.code} />
          </div>
        </div>
      </div>
    </section>
  )
}

interface ReplacedCardProps {
  readonly entry: Key
  readonly list: readonly Key[]
}

export function ReplacedCard({ entry, list }: ReplacedCardProps): ReactNode {
  const next = list.find(({ id }) => id === entry.replacedById)
  const title = next
    ? words.keys.replacedBy(next.label, words.keys.ending(next.lastFour), formatDay(next.createdAtMs))
    : words.keys.replacedBySomething
  return (
    <section className="rounded-large border border-line bg-ground p-4">
      <p className="font-semibold">{title}</p>
      <p className="mt-1 max-w-[640px]">
        {isProvedRevoked(entry) ? words.keys.replacedRevoked : words.keys.replacedSentence}
      </p>
      <Button
        kind="primary"
        className="mt-3"
        onClick={() => stayAt({ screen: 'keys', sheet: 'rotate', keyId: entry.id })}
      >
        {words.keys.finishRotation}
      </Button>
    </section>
  )
}
