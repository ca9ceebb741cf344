// The limit of an answer in tokens; empty means no limit. An invalid value gets a message and isn't used.
import { useState, type ReactNode } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { maxOutputTokensLimit } from '../../../domain/chat/parameters.ts'
import { words } from '../../../words/words.ts'
import { formatCount } from '../../base/format.ts'
import { Field } from '../../ui/field.tsx'

interface OutputLimitFieldProps {
  readonly value: number | null
  readonly facts: ModelFacts | null
  readonly onChange: (value: number | null) => void
}

export function OutputLimitField({ value, facts, onChange }: OutputLimitFieldProps): ReactNode {
  const [written, setWritten] = useState<string | null>(null)
  const text = written ?? (value === null ? '' : formatCount(value))
  const isBad = written !== null && readLimit(written) === undefined
  const most = facts?.maxOutputTokens ?? null
  const isMore = most !== null && value !== null && value > most
  return (
    <Field
      label={words.models.maxOutput}
      inputMode="numeric"
      placeholder={words.models.maxOutputNone}
      value={text}
      className="tabular-nums"
      hint={
        isMore
          ? words.models.maxOutputMost(facts?.id ?? '', formatCount(most))
          : words.models.maxOutputSentence
      }
      problem={isBad && words.models.maxOutputProblem(formatCount(maxOutputTokensLimit))}
      onChange={(event) => {
        setWritten(event.target.value)
        const next = readLimit(event.target.value)
        if (next !== undefined && next !== value) onChange(next)
      }}
      onBlur={() => setWritten(null)}
    />
  )
}

function readLimit(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s,.']/gu, '')
  if (digits === '') return null
  if (!/^\d{1,9}$/u.test(digits)) return undefined
  const limit = Number(digits)
  return limit >= 1 && limit <= maxOutputTokensLimit ? limit : undefined
}
