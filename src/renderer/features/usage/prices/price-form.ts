// Turns a price form's values into a price to save, or a problem for each field. Makes the same checks as
// main; main's are the ones that count. Pure.
import { holdsKeyLike } from '../../../../domain/keys/key-like.ts'
import { parseUsd, writeUsd } from '../../../../domain/money-input.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import { maxPriceNanoUsdPerMillion, type ListedPrice, type OwnPrice } from '../../../../domain/usage/price.ts'
import { formatUsdExactly, formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'

export const priceFields = ['modelId', 'input', 'cached', 'output'] as const
export type PriceField = (typeof priceFields)[number]
export type TypedPrice = Readonly<Record<PriceField, string>>
type PriceProblems = Readonly<Partial<Record<PriceField, string>>>
export type NewPrice = Omit<OwnPrice, 'setOn'>

export type CheckedPrice =
  | { readonly isOk: true; readonly price: NewPrice }
  | { readonly isOk: false; readonly problems: PriceProblems }

export const maxModelIdChars = 200

const write = (amount: NanoUsd | null): string => (amount === null ? '' : writeUsd(amount))

/** The form's initial values: the user's own price, else empty fields. */
export function typePrice(modelId: string, price: ListedPrice | undefined): TypedPrice {
  if (price?.from !== 'own') return { modelId, input: '', cached: '', output: '' }
  return {
    modelId,
    input: write(price.inputNanoUsdPerMillion),
    cached: write(price.cachedInputNanoUsdPerMillion),
    output: write(price.outputNanoUsdPerMillion),
  }
}

interface Read {
  readonly amount: NanoUsd | null
  readonly problem: string | null
}

const sayMost = (): string => formatUsdExactly(maxPriceNanoUsdPerMillion as NanoUsd) // the cast is safe: a whole number

function readAmount(typed: string, isOptional: boolean): Read {
  const read = parseUsd(typed, maxPriceNanoUsdPerMillion)
  if (read.isOk) return { amount: read.nanoUsd, problem: null }
  if (isOptional && read.problem === 'empty') return { amount: null, problem: null }
  return { amount: null, problem: words.money.problems[read.problem](sayMost()) }
}

function findModelProblem(modelId: string): string | null {
  if (modelId === '') return words.prices.form.modelMissing
  return holdsKeyLike(modelId) ? words.prices.form.modelHoldsKey : null
}

export function checkPrice(typed: TypedPrice): CheckedPrice {
  const modelId = typed.modelId.trim()
  const input = readAmount(typed.input, false)
  const cached = readAmount(typed.cached, true)
  const output = readAmount(typed.output, false)
  const found = {
    modelId: findModelProblem(modelId),
    input: input.problem,
    cached: cached.problem,
    output: output.problem,
  }
  const problems = Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null))
  if (Object.keys(problems).length > 0 || input.amount === null || output.amount === null)
    return { isOk: false, problems }
  return {
    isOk: true,
    price: {
      modelId,
      inputNanoUsdPerMillion: input.amount,
      cachedInputNanoUsdPerMillion: cached.amount,
      outputNanoUsdPerMillion: output.amount,
    },
  }
}

const exampleInputTokens = 1_000
const exampleOutputTokens = 500

/** What an example message would cost; `null` without a valid price. */
export function sayExample(typed: TypedPrice): string | null {
  const checked = checkPrice({ ...typed, modelId: 'any' })
  if (!checked.isOk) return null
  const { inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = checked.price
  if (input === 0 && output === 0) return words.prices.form.exampleFree
  // The cast is safe: the value is rounded.
  const cost = Math.round((input * exampleInputTokens + output * exampleOutputTokens) / 1_000_000) as NanoUsd
  return cost === 0 ? null : words.prices.form.example(formatNanoUsd(cost))
}
