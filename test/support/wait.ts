// Waits for something to become true by checking again and again, never for a fixed time.
import { setTimeout as delay } from 'node:timers/promises'

export interface WaitOptions {
  readonly timeoutMs?: number
  readonly intervalMs?: number
}

/** Resolves to the first value of `look` that isn't undefined, null or false; the error names it `what`. */
export async function waitFor<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  { timeoutMs = 30_000, intervalMs = 20 }: WaitOptions = {},
): Promise<Exclude<Value, undefined | null | false>> {
  const deadlineMs = Date.now() + timeoutMs
  let fault: unknown
  for (;;) {
    try {
      const value = await look()
      fault = undefined
      // The comparison excludes the same three values as the type.
      if (value !== undefined && value !== null && value !== false) {
        return value as Exclude<Value, undefined | null | false>
      }
    } catch (thrown) {
      fault = thrown
    }
    if (Date.now() > deadlineMs)
      throw new Error(`Waited ${timeoutMs} ms without success for ${what}`, { cause: fault })
    await delay(intervalMs)
  }
}
