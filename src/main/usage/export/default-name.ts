// What a file is called unless the person says otherwise.
import type { DaySpan } from '../../../domain/day.ts'
import type { ExportFormat } from '../../../domain/usage-export.ts'

export function nameExport(span: DaySpan | null, format: ExportFormat): string {
  if (span === null) return `latchkey-usage.${format}`
  const { fromDay, toDay } = span
  return `latchkey-usage-${fromDay}${toDay === fromDay ? '' : `-to-${toDay}`}.${format}`
}
