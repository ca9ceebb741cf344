// The result of one race as it is kept in out/bench/<id>.json: what came out, and when, of which commit and on which
// machine, because the next race can be run on another day.
import * as z from 'zod'
import type { Measure } from './race.ts'
import type { Outcome } from './results.ts'

export interface Machine {
  readonly cpuModel: string
  readonly cores: number
  readonly memoryBytes: number
  /** With its version, such as "Linux 6.12.0". */
  readonly system: string
  /** With its version, such as "Chromium 143.0.7499.40". */
  readonly browser: string
}

export interface StoredResult {
  readonly id: string
  /** As 2026-11-30. */
  readonly day: string
  /** Short; followed by "+" if files were changed since. */
  readonly commit: string
  readonly machine: Machine
  readonly outcome: Outcome
}

const unitSchema = z.enum(['ms', 'px', 'messages'])

const measureSchema: z.ZodType<Measure> = z.object({
  name: z.string(),
  value: z.number(),
  goal: z.object({
    direction: z.enum(['at least', 'at most']),
    limit: z.number(),
    unit: z.enum(['times', ...unitSchema.options]),
  }),
  ours: z.number(),
  theirs: z.number().nullable(),
  unit: unitSchema,
  rounds: z.number(),
  theirRounds: z.number().exactOptional(),
  isLeast: z.boolean().exactOptional(),
  spread: z.object({ ours: z.number(), theirs: z.number() }).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  profile: z.array(z.string()).exactOptional(),
})

const resultSchema: z.ZodType<StoredResult> = z.object({
  id: z.string(),
  day: z.string(),
  commit: z.string(),
  machine: z.object({
    cpuModel: z.string(),
    cores: z.number(),
    memoryBytes: z.number(),
    system: z.string(),
    browser: z.string(),
  }),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('run'), measures: z.array(measureSchema) }),
    z.object({ state: z.literal('failed'), reason: z.string() }),
    z.object({ state: z.literal('not yet written') }),
  ]),
})

/** Throws if it isn't one, such as a file of an older form. */
export const parseResult = (json: unknown): StoredResult => resultSchema.parse(json)
