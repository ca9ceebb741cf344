// A temperature, or none, when the model decides. The slider reports its value only when it is released.
import { useId, useState, type ReactNode } from 'react'
import { maxTemperature } from '../../../domain/chat/parameters.ts'
import { words } from '../../../words/words.ts'
import { inputClasses } from '../../ui/field.tsx'
import { TextButton } from '../../ui/text-button.tsx'

interface TemperatureFieldProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** The slider's position if no temperature is set: the default of most models. */
const restingAt = 1

export function TemperatureField({ value, onChange }: TemperatureFieldProps): ReactNode {
  const id = useId()
  const [held, setHeld] = useState<number | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const shown = held ?? value

  const letGo = () => {
    if (held !== null && held !== value) onChange(held)
    setHeld(null)
  }
  const write = (text: string) => {
    setWritten(text)
    const next = readTemperature(text)
    if (next !== undefined && next !== value) onChange(next)
  }
  return (
    <div>
      <div className="flex min-h-5 items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-small font-medium">
          {words.models.temperature}
        </label>
        {value === null ? (
          <span className="text-small text-quiet">{words.models.modelDecides}</span>
        ) : (
          <TextButton onClick={() => onChange(null)}>{words.models.modelDecides}</TextButton>
        )}
      </div>
      <div className="mt-1 flex items-center gap-3">
        <input
          id={id}
          type="range"
          min={0}
          max={maxTemperature}
          step={0.1}
          value={shown ?? restingAt}
          aria-valuetext={shown === null ? words.models.modelDecides : String(shown)}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setHeld(Number(event.target.value))}
          onPointerUp={letGo}
          onKeyUp={letGo}
          onBlur={letGo}
          className={`h-8 min-w-0 flex-1 rounded-small accent-brass focus-visible:outline-offset-0 ${shown === null ? 'opacity-50' : ''}`}
        />
        <span className="w-16 shrink-0">
          <input
            type="text"
            inputMode="decimal"
            aria-label={words.models.temperatureRange}
            value={written ?? (shown === null ? '' : String(shown))}
            placeholder="–"
            onChange={(event) => write(event.target.value)}
            onBlur={() => setWritten(null)}
            className={`${inputClasses} text-center tabular-nums`}
          />
        </span>
      </div>
      <p id={`${id}-hint`} className="mt-1 text-tiny text-quiet">
        {words.models.temperatureSentence}
      </p>
    </div>
  )
}

/** Returns `null` for an empty field, `undefined` for an invalid value. */
function readTemperature(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = /^\d?(\.\d{0,2})?$/u.test(trimmed) && trimmed !== '.' ? Number(trimmed) : Number.NaN
  return value <= maxTemperature ? value : undefined
}
