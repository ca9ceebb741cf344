// Parses an amount in dollars as a person types it, and writes one so that it can be typed again; exact both
// ways, to the nano-dollar. An ambiguous amount is refused, never guessed.
import { nanoUsdPerUsd, type NanoUsd } from './money.ts'

const moneyProblems = [
  'empty',
  'not-a-number',
  'negative',
  'comma-for-point',
  'too-fine',
  'too-large',
] as const
export type MoneyProblem = (typeof moneyProblems)[number]

export type MoneyInput =
  | { readonly isOk: true; readonly nanoUsd: NanoUsd }
  | { readonly isOk: false; readonly problem: MoneyProblem }

const maxFractionDigits = 9

const refuse = (problem: MoneyProblem): MoneyInput => ({ isOk: false, problem })

/**
 * Accepts "5", "$5.00", "1,234.50", ".0004" and "5 USD". 0 is an amount; the caller decides if it is allowed.
 */
export function parseUsd(typed: string, maxNanoUsd: number): MoneyInput {
  // Full-width digits and signs become plain ones, and so does every kind of space.
  const text = typed.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
  if (text === '') return refuse('empty')
  const unsigned = text.replace(/^[-\u2212\u2013]\s?|(?<=^(?:US)?\$\s?)[-\u2212\u2013]/u, '')
  const bare = unsigned.replace(/^(?:US\$|\$|USD) ?/iu, '').replace(/ ?(?:US\$|\$|USD)$/iu, '')
  const digits = readDigits(bare)
  if (digits === null) return refuse(isCommaForPoint(bare) ? 'comma-for-point' : 'not-a-number')
  if (unsigned !== text) return refuse('negative')
  return readAmount(digits, maxNanoUsd)
}

interface Digits {
  readonly whole: string
  readonly fraction: string
}

const grouped = /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)$/u

function readDigits(bare: string): Digits | null {
  const [whole = '', fraction = '', ...rest] = bare.split('.')
  if (rest.length > 0 || whole + fraction === '' || !/^\d*$/u.test(fraction)) return null
  if (!/^\d*$/u.test(whole) && !grouped.test(whole)) return null
  return { whole: whole.replaceAll(/[, ]/gu, ''), fraction }
}

/** "5,00" and "1.234,50": in many countries the comma comes before the cents. */
const isCommaForPoint = (bare: string): boolean => /^[\d. ]*\d,\d*$/u.test(bare)

function readAmount({ whole, fraction }: Digits, maxNanoUsd: number): MoneyInput {
  const wholeDigits = whole.replace(/^0+/u, '')
  const fractionDigits = fraction.replace(/0+$/u, '')
  if (wholeDigits.length > String(maxNanoUsd).length) return refuse('too-large')
  if (fractionDigits.length > maxFractionDigits) return refuse('too-fine')
  const nanoUsd = Number(wholeDigits) * nanoUsdPerUsd + Number(fractionDigits.padEnd(maxFractionDigits, '0'))
  if (nanoUsd > maxNanoUsd || !Number.isSafeInteger(nanoUsd)) return refuse('too-large')
  // The only other place that makes money from a number: a safe integer, so it is exact.
  return { isOk: true, nanoUsd: nanoUsd as NanoUsd }
}

/**
 * Writes an amount for a field: all digits, no sign, as "20", "3.20" or "0.0004". Not for negative amounts.
 */
export function writeUsd(amount: NanoUsd): string {
  const whole = Math.floor(amount / nanoUsdPerUsd)
  const fraction = String(amount % nanoUsdPerUsd)
    .padStart(maxFractionDigits, '0')
    .replace(/0{1,7}$/u, '')
  return fraction === '00' ? String(whole) : `${whole}.${fraction}`
}
