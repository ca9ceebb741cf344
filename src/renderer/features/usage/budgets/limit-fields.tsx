// The fields shared by new and edited budgets: the limit, what happens there, and the warning before it.
import { TriangleAlert } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Field, isForButton } from '../../../ui/field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { listPercents, type Advice, type TypedLimits } from './budget-limits.ts'

interface LimitFieldsProps {
  readonly typed: TypedLimits
  readonly problem: string | null
  /** `null` while it is being counted, `undefined` if there is none. */
  readonly advice: Advice | null | undefined
  readonly limitField: Ref<HTMLInputElement>
  readonly onChange: (typed: TypedLimits) => void
  /** Called when the limit's field is left; from then on the limit is checked while it is typed. */
  readonly onJudge: () => void
}

const never = 'never'

export function LimitFields(props: LimitFieldsProps): ReactNode {
  const { typed, problem, advice, limitField, onChange, onJudge } = props
  const { limit, isHard, warnAtPercent } = typed
  return (
    <>
      <div className="flex flex-col gap-2">
        <Field
          ref={limitField}
          label={words.budgets.form.limit}
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          placeholder={words.budgets.form.limitExample}
          value={limit}
          maxLength={100}
          problem={problem}
          className="max-w-60 tabular-nums"
          onChange={(event) => onChange({ ...typed, limit: event.target.value })}
          onBlur={(event) => limit.trim() !== '' && !isForButton(event) && onJudge()}
        />
        <AdviceLine advice={advice} />
      </div>
      <Switch
        label={words.budgets.form.stops}
        sentence={words.budgets.form.stopsSentence}
        isOn={isHard}
        onSwitch={(isOn) => onChange({ ...typed, isHard: isOn })}
      />
      <SelectField
        label={words.budgets.form.warn}
        hint={words.budgets.form.warnSentence}
        value={warnAtPercent ?? never}
        className="max-w-60"
        onChange={({ target }) =>
          onChange({ ...typed, warnAtPercent: target.value === never ? null : Number(target.value) })
        }
      >
        {listPercents(warnAtPercent).map((percent) => (
          <option key={percent} value={percent}>
            {words.budgets.form.warnAt(percent)}
          </option>
        ))}
        <option value={never}>{words.budgets.form.warnNever}</option>
      </SelectField>
    </>
  )
}

/** Rendered before it has a text, so that screen readers announce the text, and nothing moves. */
function AdviceLine({ advice }: Pick<LimitFieldsProps, 'advice'>): ReactNode {
  const isWarning = advice?.isWarning ?? false
  return (
    <p
      role="status"
      data-testid="budget-advice"
      className={classes(
        'flex gap-2 text-small',
        advice !== undefined && 'min-h-5',
        isWarning ? 'text-warn' : 'text-quiet',
      )}
    >
      {isWarning && (
        <span className="flex h-5 items-center">
          <Icon of={TriangleAlert} />
        </span>
      )}
      {advice === null ? <span className="appear-late">{words.budgets.asking}</span> : advice?.text}
    </p>
  )
}
