// Reads link definitions at the beginning of a paragraph: `[label]: address "title"` (CommonMark 0.31, 4.7).
import { normalizeLabel } from '../label.ts'
import { phrasingParser } from '../phrasing/phrasing-parser.ts'

interface LinkDefinition {
  /** Normalized. */
  readonly label: string
  readonly url: string
}

export interface ReadDefinitions {
  readonly definitions: readonly LinkDefinition[]
  /** The paragraph without its definitions. */
  readonly rest: string
}

const opening = /^ {0,3}\[((?:[^[\]\\]|\\[^]){1,999})\]:[ \t]*\n?[ \t]*/u

export function readDefinitions(text: string): ReadDefinitions {
  const definitions: LinkDefinition[] = []
  let rest = text
  while (rest.startsWith('[')) {
    const found = readDefinition(rest)
    if (found === null) break
    definitions.push(found.definition)
    rest = rest.slice(found.end)
  }
  return { definitions, rest }
}

function readDefinition(text: string): { definition: LinkDefinition; end: number } | null {
  const begun = opening.exec(text)
  const label = normalizeLabel(begun?.[1] ?? '')
  if (begun === null || label === '') return null
  const { parseLinkDestination } = phrasingParser.helpers
  const address = parseLinkDestination(text, begun[0].length, text.length)
  const isEmpty = address.str === '' && text[begun[0].length] !== '<'
  if (!address.ok || isEmpty) return null
  const end = findTitleEnd(text, address.pos) ?? findLineEnd(text, address.pos)
  return end === null ? null : { definition: { label, url: address.str }, end }
}

/** The position after the title's line; `null` if there is no title, or text follows it on its line. */
function findTitleEnd(text: string, start: number): number | null {
  const gap = /^[ \t]*\n?[ \t]*/u.exec(text.slice(start))?.[0].length ?? 0
  if (gap === 0) return null
  const title = phrasingParser.helpers.parseLinkTitle(text, start + gap, text.length)
  return title.ok ? findLineEnd(text, title.pos) : null
}

function findLineEnd(text: string, start: number): number | null {
  const blank = /^[ \t]*(?:\n|$)/u.exec(text.slice(start))
  return blank === null ? null : start + blank[0].length
}
