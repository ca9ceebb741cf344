// Types of a usage export: the file's formats, its progress, and how it ended.
export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportProgress {
  readonly written: number
  /** The number of records in the span and filter at the start. */
  readonly total: number
}

/** `chosen-none`: the person closed the file dialog. */
export interface ExportEnd {
  readonly end: 'written' | 'cancelled' | 'chosen-none'
  readonly written: number
}
