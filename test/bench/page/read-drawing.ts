// Reads the drawing as the races compare it: the text that a reader sees, and for our own side every element.
import type { Drawing } from './bench-api.ts'

// Buttons, labels of code and headings for screen readers differ from side to side and are not part of the
// text. streamdown's links are buttons, though.
const extras = [
  'button:not([data-streamdown="link"])',
  '.sr-only',
  '[data-streamdown="code-block-header"]',
  '[data-code] > :not(pre)',
].join(',')

/** The arrow from a footnote back to its mark; an icon on our side. */
const backMark = '↩'

/** Cheap signs of a text's drawing that can be read often. */
export interface Signs {
  readonly textContent: string
  /** Pieces of highlighted code; plain text in a code block doesn't count. */
  readonly tokens: number
}

function readText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  if (node instanceof Element && node.matches(extras)) {
    // A footnote's mark is a button here and a link there; its number is part of the text.
    return node.parentElement?.matches('sup') ? (node.textContent ?? '') : ''
  }
  return Array.from(node.childNodes, readText).join('')
}

const countTokens = (host: Element): number => host.querySelectorAll('pre code span:not(:has(*))').length

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const readSigns = (elements: readonly Element[]): Signs => ({
  textContent: elements.map(({ textContent }) => textContent).join(''),
  tokens: sum(elements.map(countTokens)),
})

export function readDrawing(host: Element): Drawing {
  return {
    // React makes new ids for each root.
    html: host.innerHTML.replaceAll(/_r_[0-9a-z]+_|«r[0-9a-z]+»/gu, 'id'),
    text: readText(host).replaceAll(/\s+/gu, '').replaceAll(backMark, ''),
    tokens: countTokens(host),
  }
}

export const joinDrawings = (drawings: readonly Drawing[]): Drawing => ({
  html: drawings.map(({ html }) => html).join('\n'),
  text: drawings.map(({ text }) => text).join(''),
  tokens: sum(drawings.map(({ tokens }) => tokens)),
})
