// What is typed into the form of a price: a price that can be saved, or what is wrong beside each field. The same
// checks that main makes; main's are the ones that count. Pure.
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

/** One's own price as it stands; the fields of any other begin empty. */
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

const sayMost = (): string => formatUsdExactly(maxPriceNanoUsdPerMillion as NanoUsd) // a whole number

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

/** What a message would cost, for a feeling of what was typed; `null` until there is a price. */
export function sayExample(typed: TypedPrice): string | null {
  const checked = checkPrice({ ...typed, modelId: 'any' })
  if (!checked.isOk) return null
  const { inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = checked.price
  if (input === 0 && output === 0) return words.prices.form.exampleFree
  // A whole number by rounding.
  const cost = Math.round((input * exampleInputTokens + output * exampleOutputTokens) / 1_000_000) as NanoUsd
  return cost === 0 ? null : words.prices.form.example(formatNanoUsd(cost))
}
