// Draws phrasing. Raw HTML is text. Source without links by label isn't drawn again when definitions arrive.
import { use, useMemo, type ReactNode } from 'react'
import { LabelsContext } from './context.ts'
import { MarkView } from './footnote-mark.tsx'
import { MarkdownImage, MarkdownLink } from './links.tsx'
import { Math } from './math/math.tsx'
import { parsePhrasing } from './phrasing/parse-phrasing.ts'
import type { Inline, Phrasing as ParsedPhrasing } from './phrasing/phrasing.ts'
import { readInlineText } from './phrasing/inline-text.ts'

export function Phrasing({ source }: { readonly source: string }): ReactNode {
  const parsed = useMemo(() => parsePhrasing(source), [source])
  return parsed.links.length === 0 ? (
    drawInlines(parsed.nodes)
  ) : (
    <LinkedPhrasing source={source} parsed={parsed} />
  )
}

/** `parsed` doesn't know any label yet; it only says which ones to look up. */
function LinkedPhrasing({
  source,
  parsed,
}: {
  readonly source: string
  readonly parsed: ParsedPhrasing
}): ReactNode {
  const { links } = use(LabelsContext)
  const known = parsed.links.some((label) => links.has(label)) ? links : null
  return useMemo(
    () => drawInlines(known === null ? parsed.nodes : parsePhrasing(source, known).nodes),
    [source, parsed, known],
  )
}

function drawInlines(nodes: readonly Inline[]): ReactNode {
  const only = nodes[0]
  return nodes.length === 1 && typeof only === 'string' ? only : nodes.map(drawInline)
}

function drawInline(node: Inline, index: number): ReactNode {
  if (typeof node === 'string') return node
  switch (node.kind) {
    case 'emphasis':
      return <em key={index}>{drawInlines(node.children)}</em>
    case 'strong':
      return <strong key={index}>{drawInlines(node.children)}</strong>
    case 'deleted':
      return <del key={index}>{drawInlines(node.children)}</del>
    case 'code':
      return (
        <code key={index} dir="ltr">
          {node.text}
        </code>
      )
    case 'math':
      return <Math key={index} tex={node.tex} isBlock={false} />
    case 'break':
      return <br key={index} />
    case 'link':
      return (
        <MarkdownLink key={index} url={node.url} label={readInlineText(node.children)}>
          {drawInlines(node.children)}
        </MarkdownLink>
      )
    case 'image':
      return <MarkdownImage key={index} url={node.url} alt={node.alt} />
    default:
      return <MarkView key={index} mark={node} />
  }
}
