// What is drawn, as the races compare it: what a reader reads, and for our own side every element.
import type { Drawing } from './bench-api.ts'

// Buttons, labels of code and headings for screen readers alone differ from side to side, and say nothing of the text.
// streamdown's links are buttons, though.
const extras = [
  'button:not([data-streamdown="link"])',
  '.sr-only',
  '[data-footnote-backref]',
  '[data-streamdown="code-block-header"]',
  '[data-code] > :not(pre)',
].join(',')

function readText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  if (node instanceof Element && node.matches(extras)) {
    // A footnote's mark is a button here and a link there; its number is part of the text.
    return node.parentElement?.matches('sup') ? (node.textContent ?? '') : ''
  }
  return Array.from(node.childNodes, readText).join('')
}

/** Pieces of highlighted code; a plain text in a code block is none. */
export const countTokens = (host: Element): number =>
  host.querySelectorAll('pre code span:not(:has(*))').length

export function readDrawing(host: Element): Drawing {
  return {
    // React makes up new ids for each root.
    html: host.innerHTML.replaceAll(/_r_[0-9a-z]+_|«r[0-9a-z]+»/gu, 'id'),
    text: readText(host).replaceAll(/\s+/gu, ''),
    tokens: countTokens(host),
  }
}
