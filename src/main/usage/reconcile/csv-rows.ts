// Reads CSV by RFC 4180 and its common variants: separated by commas, semicolons or tabs, with any line
// endings, with or without a byte-order mark. It refuses nothing: other text gives rows that make no sense.

const separators = [',', ';', '\t'] as const

/** Returns the separator that occurs most often in the first line, outside of quotes. */
function findSeparator(text: string): string {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]))
  let isQuoted = false
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (char === '\n' || char === '\r')) break
    else if (!isQuoted) counts.set(char, (counts.get(char) ?? -Infinity) + 1)
  }
  return separators.toSorted((left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0))[0] ?? ','
}

/**
 * Yields rows of cells. An empty line is a row of one empty cell; the line ending after the last row adds no
 * row.
 */
export function* readCsvRows(textWithMark: string): Generator<string[]> {
  const text = textWithMark.startsWith('\u{FEFF}') ? textWithMark.slice(1) : textWithMark
  const separator = findSeparator(text)
  let place = 0
  let row: string[] = []
  while (place < text.length) {
    const [cell, next] =
      text[place] === '"' ? readQuoted(text, place, separator) : readBare(text, place, separator)
    row.push(cell)
    place = next
    if (text[place] === separator) {
      place += 1
      // A separator at the very end is followed by one more, empty cell.
      if (place < text.length) continue
      row.push('')
    }
    yield row
    row = []
    place += text.startsWith('\r\n', place) ? 2 : 1
  }
}

type Read = readonly [cell: string, next: number]

function readBare(text: string, start: number, separator: string): Read {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return [text.slice(start, end), end]
}

/**
 * Reads a quoted cell. Without a closing quote it goes on to the end; text after the closing quote belongs to
 * the cell.
 */
function readQuoted(text: string, start: number, separator: string): Read {
  let cell = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return [cell + text.slice(from), text.length]
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const [rest, next] = readBare(text, quote + 1, separator)
      return [cell + rest, next]
    }
    cell += '"'
    from = quote + 2
  }
}
