// Money as decimal text without any rounding, for programs that read it: 0.0000035, 12, -1.5.
import { nanoUsdPerUsd, type NanoUsd } from '../../../domain/money.ts'

const fractionDigits = 9

export function writeExactUsd(amount: NanoUsd): string {
  const size = Math.abs(amount)
  const fraction = String(size % nanoUsdPerUsd)
    .padStart(fractionDigits, '0')
    .replace(/0+$/u, '')
  const whole = Math.floor(size / nanoUsdPerUsd)
  return `${amount < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
