// Calls handlers as the router does, and checks their answers by the contract.
import { expect } from 'vitest'
import type { Result } from '../../domain/result.ts'

export const context = { windowId: 1, signal: new AbortController().signal }

interface Parses<Value> {
  parse(value: unknown): Value
}

/** Returns the value as the contract has it, which must be all of it. */
export async function take<Value>(
  { output }: { readonly output: Parses<Value> },
  answer: Result<unknown> | Promise<Result<unknown>>,
): Promise<Value> {
  const answered = await answer
  if (!answered.ok) throw new Error(answered.failure.code)
  const value = output.parse(answered.value)
  expect(value).toEqual(answered.value)
  return value
}
