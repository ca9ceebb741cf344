// Chooses one of a few options side by side. Native radio buttons, so that arrow keys and screen readers
// work.
import { useId, type ReactNode } from 'react'

interface SegmentsProps<Value extends string> {
  readonly name: string
  readonly value: Value
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>
  readonly onChoose: (value: Value) => void
}

export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactNode {
  const group = useId()
  return (
    <div
      role="radiogroup"
      aria-label={props.name}
      className="inline-flex max-w-full flex-wrap gap-1 rounded-large bg-soft p-1"
    >
      {props.options.map(({ value, label }) => (
        <label
          key={value}
          className="relative rounded-small border border-transparent px-3 py-1 text-base text-quiet
            select-none
            hover:text-ink has-checked:border-outline has-checked:bg-raised has-checked:text-ink
            has-focus-visible:outline-2 has-focus-visible:outline-brass"
        >
          <input
            type="radio"
            name={group}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChoose(value)}
            className="absolute inset-0 appearance-none opacity-0"
          />
          {label}
        </label>
      ))}
    </div>
  )
}
