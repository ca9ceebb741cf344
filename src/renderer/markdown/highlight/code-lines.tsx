// Draws lines of code as text with coloured spans. Line breaks are text too, so that selecting, copying and
// searching get the code itself. Unchanged groups and lines are not drawn again.
import { createElement, memo, useRef, type ReactNode } from 'react'
import type { Code, Group } from '../nodes.ts'
import type { GroupLines } from './code-reading.ts'
import type { TokenKind, TokenLine } from './token.ts'
import { useGroupLines } from './use-group-lines.ts'
import { useIsNear } from './use-is-near.ts'

/** A block with more groups than this is coloured and laid out only near the visible part. */
const longGroupCount = 64

export const isLongCode = (block: Code): boolean => block.lines.length > longGroupCount

export function CodeLines({ block }: { readonly block: Code }): ReactNode {
  const known = useGroupLines(block)
  const last = block.lines.length - 1
  const isLong = isLongCode(block)
  return (
    <code>
      {block.lines.map((group, index) => (
        <CodeGroup
          key={index}
          group={group}
          lines={known[index] ?? null}
          isLast={index === last}
          isLong={isLong}
        />
      ))}
    </code>
  )
}

interface CodeGroupProps {
  readonly group: Group<string>
  readonly lines: GroupLines
  readonly isLast: boolean
  readonly isLong: boolean
}

/** Has its own box, so that the browser lays out only the growing end. */
const CodeGroup = memo(({ group, lines, isLast, isLong }: CodeGroupProps): ReactNode => {
  const ref = useRef<HTMLSpanElement>(null)
  const isNear = useIsNear(ref, isLong)
  return (
    <span ref={ref} className="code-group" data-full={isLast ? undefined : ''}>
      {lines && isNear
        ? lines.map((tokens, index) => <CodeLine key={index} tokens={tokens} isFirst={index === 0} />)
        : group.items.join('\n')}
      {isLast ? null : '\n'}
    </span>
  )
})

interface CodeLineProps {
  readonly tokens: TokenLine
  readonly isFirst: boolean
}

// A line starts with the break before it, so that adding a line below doesn't change the line above.
const CodeLine = memo(({ tokens, isFirst }: CodeLineProps): ReactNode => {
  if (tokens.length === 0) return isFirst ? null : '\n'
  return tokens.map(({ text, kind }, index) => {
    const shown = index === 0 && !isFirst ? `\n${text}` : text
    return kind === null ? shown : createElement('span', { key: index, className: classes[kind] }, shown)
  })
})

const classes: Readonly<Record<TokenKind, string>> = {
  comment: 'code-comment',
  keyword: 'code-keyword',
  string: 'code-string',
  constant: 'code-constant',
  function: 'code-function',
  type: 'code-type',
  property: 'code-property',
  heading: 'code-heading',
  inserted: 'code-inserted',
  deleted: 'code-deleted',
}
