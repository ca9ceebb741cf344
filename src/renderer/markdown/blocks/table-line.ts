// Parses the lines of a table (GFM 0.29, 4.10). A pipe separates cells unless a backslash precedes it.
import type { Align, TableRow } from '../nodes.ts'
import { maxColumns } from './limits.ts'

/**
 * Returns the columns' alignments if the line can follow a table's head, else `null`. It must contain a pipe,
 * because without one it could be a list or a rule.
 */
export function readDelimiters(line: string): readonly Align[] | null {
  if (!/^[ \t]*[|:-][|:\- \t]*$/u.test(line) || !line.includes('-') || !line.includes('|')) return null
  const cells = splitCells(line)
  if (cells.length > maxColumns) return null
  const align: Align[] = []
  for (const cell of cells) {
    if (!/^:?-+:?$/u.test(cell)) return null
    const isRight = cell.endsWith(':')
    align.push(cell.startsWith(':') ? (isRight ? 'center' : 'left') : isRight ? 'right' : null)
  }
  return align
}

/** Returns exactly `count` cells: missing ones are empty, surplus ones are dropped. */
export function readRow(line: string, count: number): { row: TableRow; missing: number } {
  const cells = splitCells(line)
  const missing = Math.max(0, count - cells.length)
  return {
    row: missing === 0 ? cells.slice(0, count) : [...cells, ...Array<string>(missing).fill('')],
    missing,
  }
}

export function splitCells(line: string): readonly string[] {
  const text = line.trim()
  const cells: string[] = []
  let cell = ''
  let from = text.startsWith('|') ? 1 : 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 92 && text.charCodeAt(at + 1) === 124) {
      cell += text.slice(from, at)
      from = at + 1
      at++
    } else if (code === 92) at++
    else if (code === 124) {
      cells.push((cell + text.slice(from, at)).trim())
      cell = ''
      from = at + 1
    }
  }
  const last = (cell + text.slice(from)).trim()
  if (last !== '' || !text.endsWith('|') || cells.length === 0) cells.push(last)
  return cells
}
