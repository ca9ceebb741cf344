// What a row of a virtual list must be.

export interface LayoutRow {
  /** Unique in its list, and the same for as long as the row means the same. */
  readonly key: string
  /** Positive. */
  readonly estimatedPx: number
}

export interface VirtualRow extends LayoutRow {
  /** Rows one after another with the same group are drawn within one element. */
  readonly group?: string
}
