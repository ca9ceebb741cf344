// The lines of a block as text with coloured spans. Breaks are text too, so that what is selected, copied or
// searched is the code itself. Groups and lines that stay the same are not drawn again.
import { createElement, memo, useRef, type ReactNode } from 'react'
import type { Code, Group } from '../nodes.ts'
import type { GroupLines } from './code-reading.ts'
import type { TokenKind, TokenLine } from './token.ts'
import { useGroupLines } from './use-group-lines.ts'
import { useIsNear } from './use-is-near.ts'

/** From here on a block draws colours, and lets lines be laid out, only near the part that is seen. */
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

/** A box of its own, so that the browser lays out the growing end alone. */
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

// A line brings the break before it along: the line above stays as it is when one is added below.
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
