// An on/off switch that acts at once: a native checkbox with the switch role, a label and a sentence.
import { useId, type ReactNode } from 'react'

interface SwitchProps {
  readonly label: string
  readonly sentence?: string
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
}

export function Switch({ label, sentence, isOn, onSwitch }: SwitchProps): ReactNode {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <span className="relative flex h-5 shrink-0 items-center">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby={sentence ? `${id}-sentence` : undefined}
          onChange={(event) => onSwitch(event.target.checked)}
          className="peer h-5 w-9 appearance-none rounded-full border border-outline bg-soft
            checked:border-transparent checked:bg-brass"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute start-1 size-3 rounded-full bg-outline transition-transform
            peer-checked:translate-x-4 peer-checked:bg-on-brass rtl:peer-checked:-translate-x-4"
        />
      </span>
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {sentence && (
          <p id={`${id}-sentence`} className="mt-1 text-small text-quiet">
            {sentence}
          </p>
        )}
      </div>
    </div>
  )
}
