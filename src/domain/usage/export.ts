// How usage leaves the app: a file that a person chose, in one of two forms.
export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportProgress {
  readonly written: number
  /** Of the span and filter, as it was at the start. */
  readonly total: number
}

/** `chosen-none`: the person closed the window for choosing a file. */
export interface ExportEnd {
  readonly end: 'written' | 'cancelled' | 'chosen-none'
  readonly written: number
}
