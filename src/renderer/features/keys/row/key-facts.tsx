// What is known about a key, as a list of names and values. Only the reminder can be changed here.
import { useId, useState, type ReactNode } from 'react'
import type { FailureCode } from '../../../../domain/failure.ts'
import { ageDays, dayMs, reminderDays } from '../../../../domain/keys/lifecycle.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { formatAgo, formatDay, formatFullTime } from '../../../base/format.ts'
import { useResource } from '../../../base/store.ts'
import { classes } from '../../../ui/classes.ts'
import { inputClasses } from '../../../ui/field.tsx'
import { tellFailure } from '../../../ui/notices.tsx'
import { describeCost } from './key-facts-cost.ts'
import { changeKey, keychain, type KeyCost } from '../../../stores/keys.ts'

interface KeyFactsProps {
  readonly entry: Key
  readonly cost: KeyCost | undefined
  readonly nowMs: number
}

export function KeyFacts({ entry, cost, nowMs }: KeyFactsProps): ReactNode {
  const { facts } = words.keys
  const chainName = useResource(keychain).value?.name
  const { lastUse, lastTest, createdAtMs } = entry
  return (
    <dl className="grid gap-x-8 gap-y-2 @lg:gap-y-3 @lg:grid-cols-2 @3xl:grid-cols-3">
      <Fact name={facts.server}>
        <bdi className="select-text">{entry.baseUrl}</bdi>
      </Fact>
      <Fact name={facts.kind}>{words.keys.kinds[entry.kind]}</Fact>
      <Fact name={facts.kept}>
        {entry.keptIn === 'session' ? words.keys.keptInSession : (chainName ?? words.keys.keptInKeychain)}
      </Fact>
      <Fact name={facts.added} title={formatFullTime(createdAtMs)}>
        {words.keys.whenAnd(formatDay(createdAtMs), words.keys.age(ageDays(entry, nowMs)).toLowerCase())}
      </Fact>
      <Fact name={facts.used} title={lastUse && formatFullTime(lastUse.atMs)}>
        {lastUse ? withTitle(formatAgo(lastUse.atMs, nowMs), lastUse.failureCode) : words.keys.never}
      </Fact>
      <Fact name={facts.tested} title={lastTest && formatFullTime(lastTest.atMs)}>
        {lastTest
          ? withTitle(
              words.keys.whenAnd(words.keys.testOutcomes[lastTest.outcome], formatAgo(lastTest.atMs, nowMs)),
              lastTest.failureCode,
            )
          : words.keys.notTested}
      </Fact>
      <Fact name={facts.month}>
        <span className="tabular-nums">{describeCost(cost)}</span>
      </Fact>
      {entry.replacedById === null && <Reminder entry={entry} nowMs={nowMs} />}
      {entry.note !== '' && (
        <Fact name={facts.note} isWide>
          <span dir="auto" className="block max-w-[640px] whitespace-pre-wrap select-text">
            {entry.note}
          </span>
        </Fact>
      )}
    </dl>
  )
}

const withTitle = (when: string, code: FailureCode | null): string =>
  code === null ? when : words.keys.failedWith(when, words.failures.codes[code].title)

interface FactProps {
  readonly name: ReactNode
  readonly title?: string | null
  readonly isWide?: boolean
  readonly children: ReactNode
}

function Fact({ name, title, isWide = false, children }: FactProps): ReactNode {
  return (
    <div
      className={classes(
        'min-w-0 @lg:block',
        isWide ? 'col-span-full' : 'grid grid-cols-[104px_minmax(0,1fr)] gap-x-3',
      )}
    >
      <dt className="text-tiny leading-5 text-quiet @lg:leading-4">{name}</dt>
      <dd className="text-small" title={title ?? undefined}>
        {children}
      </dd>
    </div>
  )
}

const present = 'present'
const never = 'never'

/** Shows the reminder's date; a new choice counts from today. */
function Reminder({ entry, nowMs }: { readonly entry: Key; readonly nowMs: number }): ReactNode {
  const id = useId()
  const [isSaving, setIsSaving] = useState(false)
  const { rotateByMs } = entry
  const choose = async (value: string) => {
    if (value === present) return
    setIsSaving(true)
    const failure = await changeKey(entry, {
      rotateByMs: value === never ? null : Date.now() + Number(value) * dayMs,
    })
    setIsSaving(false)
    if (failure) tellFailure(failure)
  }
  return (
    <Fact name={<label htmlFor={id}>{words.keys.facts.reminder}</label>}>
      <select
        id={id}
        value={rotateByMs === null ? never : present}
        aria-busy={isSaving}
        onChange={(event) => void choose(event.target.value)}
        className={classes(inputClasses, 'h-8! max-w-[224px] px-2! text-small!')}
      >
        {rotateByMs !== null && (
          <option value={present}>
            {rotateByMs <= nowMs
              ? words.keys.reminderDue(formatDay(rotateByMs))
              : words.keys.reminderOn(formatDay(rotateByMs))}
          </option>
        )}
        {reminderDays.map((days) => (
          <option key={days} value={days}>
            {words.keys.reminderIn(days)}
          </option>
        ))}
        <option value={never}>{words.keys.reminderNever}</option>
      </select>
    </Fact>
  )
}
