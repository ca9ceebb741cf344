// What was used and what it cost: history, records, estimates, exports and alerts.
import * as z from 'zod'
import { maxReconciledRows } from '../domain/usage/reconciliation.ts'
import { exportFormats } from '../domain/usage/export.ts'
import { groupings, maxBars, maxDrawnGroups, maxListedGroups, recordKinds } from '../domain/usage/history.ts'
import { maxMessageChars } from '../domain/chat/message.ts'
import { event, route, stream } from './kinds.ts'
import * as parts from './usage-values.ts'
import * as values from './values.ts'

const calendar = z.enum(['local', 'utc'])
/** Includes both days; `null` means all time. */
const span = parts.daySpan.nullable()
const asked = { calendar, span, filter: parts.usageFilter.nullable() }

export const usage = {
  /** Today's figures: this month, the forecast and the alerts. */
  readOverview: route({ input: z.strictObject({}), output: parts.overview }),
  /** Sums over days, by one grouping. Practice is left out. */
  readHistory: route({
    input: z.strictObject({ ...asked, by: z.enum(groupings) }),
    output: z.strictObject({
      span,
      barLength: z.enum(['day', 'week', 'month']),
      total: values.usageSum,
      previous: values.usageSum.nullable(),
      groups: z.array(parts.usageGroup).max(maxListedGroups).readonly(),
      groupCount: values.count,
      bars: z
        .array(
          parts.daySpan.extend({
            parts: z
              .array(parts.barPart)
              .max(maxDrawnGroups + 1)
              .readonly(),
          }),
        )
        .max(maxBars)
        .readonly(),
      latency: parts.latency.nullable(),
    }),
  }),
  /**
   * Newest first; practice is included only for all kinds without a filter. `before` is the last record of
   * the page before.
   */
  listRecords: route({
    input: z.strictObject({
      ...asked,
      kind: z.enum(recordKinds),
      limit: z.int().min(1).max(500),
      before: values.usageRecordId.nullable(),
    }),
    output: z.strictObject({
      records: z.array(parts.listedRecord).max(500).readonly(),
      next: values.usageRecordId.nullable(),
    }),
  }),
  /** The sum of one conversation, its title's cost included; the conversation can be deleted by now. */
  readConversationSum: route({
    input: z.strictObject({ conversationId: values.conversationId }),
    output: values.usageSum,
  }),
  /** This month's sums for each key that was used, tests of candidates included. */
  readKeyCosts: route({
    input: z.strictObject({}),
    output: z.array(values.usageSum.extend({ keyId: values.keyId })).max(1_000),
  }),
  /** What this message would cost. Of a window's questions only the newest is counted to its end. */
  estimateMessage: route({
    input: z.strictObject({
      conversationId: values.conversationId.nullable(),
      text: z.string().max(maxMessageChars),
      keyId: values.keyId.nullable(),
      modelId: values.modelId,
      /** For a new conversation; `null` takes the default ones. */
      parameters: values.parameters.nullable(),
    }),
    output: parts.messageEstimate,
  }),
  /** Lets the person choose a file and writes into it. Cancelling removes what was written. */
  exportRecords: stream({
    input: z.strictObject({ ...asked, kind: z.enum(recordKinds), format: z.enum(exportFormats) }),
    snapshot: parts.exportProgress,
    delta: parts.exportProgress,
    settled: z.strictObject({
      end: z.enum(['written', 'cancelled', 'chosen-none']),
      written: values.count,
    }),
  }),
  /**
   * Lets the person choose an OpenAI export and compares it; `null` if none was chosen. Nothing of it is
   * kept.
   */
  reconcileExport: route({
    input: z.strictObject({}),
    output: parts.reconciliation
      .extend({ rows: z.array(parts.reconciledRow).max(maxReconciledRows).readonly() })
      .nullable(),
  }),
  /** Counts all sums again from the records; returns how many days were wrong. */
  recountSums: route({ input: z.strictObject({}), output: z.strictObject({ repairedDays: values.count }) }),
  dismissAlert: route({ input: z.strictObject({ alertId: values.alertId }), output: z.strictObject({}) }),
  usageRecorded: event(z.strictObject({})),
  alertsChanged: event(z.strictObject({})),
}
