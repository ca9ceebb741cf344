// Begins the blocks that have a marker of their own and contain no other blocks.
import { looksLikeMath } from '../phrasing/inline-math.ts'
import { addBlock, closeFrom, noteMarks } from './close-block.ts'
import { addToGroups, groupNothing } from './grouped.ts'
import { readHtmlStart } from './html-start.ts'
import { maxPhrasingChars } from './limits.ts'
import type { Line } from './line.ts'
import { makeRoom, openLeaf, type Started } from './make-room.ts'
import type { Draft } from './open-block.ts'

export function startIndented(draft: Draft, line: Line, depth: number): Started {
  const tip = draft.spine.at(-1)
  const isLazy = tip?.kind === 'paragraph' || (tip?.kind === 'raw' && tip.isParagraph)
  if (isLazy || line.isBlank) return null
  line.skipColumns(4)
  const lines = addToGroups<string>(groupNothing(), line.readRest())
  openLeaf(draft, depth, { kind: 'indented', lines, blanks: [] })
  return 'leaf'
}

export function startHeading(draft: Draft, line: Line, depth: number): Started {
  const text = line.text.slice(line.nextOffset)
  const marks = /^#{1,6}(?=[ \t]|$)/u.exec(text)?.[0]
  if (marks === undefined) return null
  makeRoom(draft, depth)
  const source = text
    .slice(marks.length)
    .trim()
    .replace(/(?:^|[ \t]+)#+$/u, '')
  addHeading(draft, marks.length, source)
  return 'leaf'
}

export function addHeading(draft: Draft, marks: number, source: string): void {
  noteMarks(draft, source)
  const level = marks === 1 || marks === 2 || marks === 3 || marks === 4 || marks === 5 ? marks : 6
  addBlock(draft, { kind: 'heading', level, source })
}

export function startFence(draft: Draft, line: Line, depth: number): Started {
  const text = line.text.slice(line.nextOffset)
  const marks = /^(?:`{3,}(?!.*`)|~{3,})/u.exec(text)?.[0]
  if (marks === undefined) return null
  const language = /^\S*/u.exec(text.slice(marks.length).trim())?.[0] ?? ''
  openLeaf(draft, depth, {
    kind: 'fence',
    marker: marks.charCodeAt(0),
    markerChars: marks.length,
    indent: line.indent,
    language,
    lines: groupNothing(),
  })
  return 'leaf'
}

export function startHtml(draft: Draft, line: Line, depth: number): Started {
  const text = line.text.slice(line.nextOffset)
  const html = readHtmlStart(text)
  const isInParagraph = draft.spine.at(-1)?.kind === 'paragraph'
  if (html === null || (isInParagraph && !html.canInterrupt)) return null
  openLeaf(draft, depth, {
    kind: 'raw',
    text: line.readRest(),
    isContinued: false,
    end: html.end,
    isParagraph: false,
  })
  if (html.end?.test(text) === true) closeFrom(draft, draft.spine.length - 1)
  return 'leaf'
}

export function startMath(draft: Draft, line: Line, depth: number): Started {
  const text = line.text.slice(line.nextOffset).trimEnd()
  const closer = text.startsWith('$$') && text[2] !== '$' ? '$$' : text.startsWith('\\[') ? '\\]' : null
  if (closer === null || text.length > maxPhrasingChars / 2) return null
  const rest = text.slice(2)
  const end = rest.indexOf(closer)
  const tex = (end < 0 ? rest : rest.slice(0, end)).trim()
  if (end >= 0 && (end + 2 < rest.length || tex === '')) return null
  if (closer === '\\]' && tex !== '' && !looksLikeMath(rest)) return null
  if (end < 0) {
    openLeaf(draft, depth, { kind: 'math', closer, isBare: tex === '', source: text })
    return 'leaf'
  }
  makeRoom(draft, depth)
  addBlock(draft, { kind: 'math', tex, isOpen: false })
  return 'leaf'
}

export function startRule(draft: Draft, line: Line, depth: number): Started {
  if (!/^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u.test(line.text.slice(line.nextOffset)))
    return null
  makeRoom(draft, depth)
  addBlock(draft, { kind: 'rule' })
  return 'leaf'
}
