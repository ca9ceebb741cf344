// One line and a position in it, in characters and in columns: a tab reaches to the next multiple of four
// columns, and can be half consumed (CommonMark 0.31, 2.2).

const tab = 9
const space = 32

export class Line {
  readonly text: string
  offset = 0
  column = 0
  /** Columns of the tab at `offset` that aren't consumed yet; 0 if none is half consumed. */
  private restOfTab = 0

  /**
   * Set by `look`: the offset of the next character that isn't white space. `indent` is its distance in
   * columns.
   */
  nextOffset = 0
  indent = 0
  isBlank = false

  constructor(text: string) {
    this.text = text
    this.look()
  }

  /** The code of the next character that isn't white space; NaN if there is none. */
  get nextCode(): number {
    return this.text.charCodeAt(this.nextOffset)
  }

  look(): void {
    let { offset, column } = this
    for (; ; offset++) {
      const code = this.text.charCodeAt(offset)
      if (code === space) column++
      else if (code === tab) column += 4 - (column % 4)
      else break
    }
    this.nextOffset = offset
    this.indent = column - this.column
    this.isBlank = offset >= this.text.length
  }

  /** Moves past the white space. */
  skipIndent(): void {
    this.column += this.indent
    this.offset = this.nextOffset
    this.restOfTab = 0
    this.indent = 0
  }

  /** Moves past `count` characters, none of them a tab. */
  skipChars(count: number): void {
    this.offset += count
    this.column += count
    this.restOfTab = 0
    this.look()
  }

  /** Moves past at most `count` columns of white space. */
  skipColumns(count: number): void {
    for (let rest = count; rest > 0;) {
      const code = this.text.charCodeAt(this.offset)
      if (code === space) {
        this.offset++
        this.column++
        rest--
      } else if (code === tab) {
        const width = 4 - (this.column % 4)
        const taken = Math.min(width, rest)
        this.column += taken
        rest -= taken
        this.restOfTab = width - taken
        if (this.restOfTab === 0) this.offset++
      } else break
    }
    this.look()
  }

  /** Returns the rest of the line, with the rest of a half consumed tab as spaces. */
  readRest(): string {
    return this.restOfTab > 0
      ? ' '.repeat(this.restOfTab) + this.text.slice(this.offset + 1)
      : this.text.slice(this.offset)
  }
}
