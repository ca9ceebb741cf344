// Limits that no useful answer reaches, and no hostile one can exceed.

/** Nesting depth of blocks; anything deeper is plain text. */
export const maxDepth = 32

/**
 * A longer line is added piece by piece as it arrives. A longer paragraph is shown as written, without
 * formatting.
 */
export const maxPhrasingChars = 8_192

/** The size of the pieces in which raw text is drawn. */
export const maxPieceChars = 4_096

export const maxMathChars = 8_000

export const maxColumns = 128

/** The limit of cells missing in one table's rows. */
export const maxMissingCells = 20_000

/** The limit of link definitions, and of footnotes, in one text. */
export const maxDefinitions = 1_000

/** A page with this many characters takes no further block. */
export const fullPageChars = 2_500
export const fullPageBlocks = 24
