// What no answer of a person's interest reaches, and no hostile one may exceed.

/** Open blocks inside each other; what would nest deeper is words. */
export const maxDepth = 32

/** A longer line is taken in piece by piece as it arrives. A longer paragraph is shown as it is written. */
export const maxPhrasingChars = 8_192

/** Raw text is drawn in pieces of this size. */
export const maxPieceChars = 4_096

export const maxMathChars = 8_000

export const maxColumns = 128

/** In one table, of cells that were not written. */
export const maxMissingCells = 20_000

/** Link definitions, and footnotes, in one text. */
export const maxDefinitions = 1_000

/** A page that has this much begins no further block. */
export const fullPageChars = 2_500
export const fullPageBlocks = 24
