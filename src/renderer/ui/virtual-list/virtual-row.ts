// The fields that a row of a virtual list must have.

export interface LayoutRow {
  /** Unique in its list, and stable for as long as the row is the same thing. */
  readonly key: string
  /** The guessed height; positive. */
  readonly estimatedPx: number
}

export interface VirtualRow extends LayoutRow {
  /** Consecutive rows of the same group are drawn inside one element. */
  readonly group?: string
}
