// Parses what a window sends. A check of zod's can throw instead of refusing, for example at an object whose `length` can't be
// made a number; such an input is refused like any other.
import type * as z from 'zod'

export function parseInput<Value>(
  schema: z.ZodType<Value>,
  input: unknown,
): { readonly success: true; readonly data: Value } | { readonly success: false } {
  try {
    return schema.safeParse(input)
  } catch {
    return { success: false }
  }
}
