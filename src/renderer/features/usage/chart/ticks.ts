// The lines of a scale: round numbers from 0 to just above the largest value.
import { nanoUsdPerUsd } from '../../../../domain/money.ts'
import { formatUsd } from '../../../../words/usd.ts'
import { formatCompact } from '../../../base/format.ts'
import type { Measure } from '../history/history-choice.ts'

const steps = [1, 2, 2.5, 5, 10]

export interface Scale {
  /** From 0 upwards; the last one is the top. */
  readonly ticks: readonly number[]
  readonly top: number
}

/** At most `wanted` steps; a count has only whole steps. */
export function makeScale(max: number, wanted: number, isCount: boolean): Scale {
  if (max <= 0) return { ticks: [0], top: 1 }
  const size = 10 ** Math.floor(Math.log10(max / wanted))
  const fitting = steps
    .map((step) => step * size)
    .find((step) => Math.ceil(max / step - 1e-9) <= wanted && (!isCount || Number.isInteger(step)))
  const step = Math.max(fitting ?? 10 * size, isCount ? 1 : 0)
  const count = Math.max(1, Math.ceil(max / step - 1e-9))
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step)
  return { ticks, top: count * step }
}

/** Uses the same number of digits at each line. */
export function formatTick(value: number, { ticks }: Scale, measure: Measure): string {
  if (measure !== 'cost') return formatCompact(value)
  const stepUsd = (ticks[1] ?? nanoUsdPerUsd) / nanoUsdPerUsd
  const usd = value / nanoUsdPerUsd
  if (value === 0 || Number.isInteger(stepUsd)) return formatUsd(usd, 0)
  // A step of 0.25 needs one digit more than 0.2.
  const digits = Math.max(2, -Math.floor(Math.log10(stepUsd)) + (isRoundStep(stepUsd) ? 0 : 1))
  return formatUsd(usd, digits)
}

function isRoundStep(step: number): boolean {
  const leading = step / 10 ** Math.floor(Math.log10(step))
  return Math.abs(leading - Math.round(leading)) < 1e-6
}
