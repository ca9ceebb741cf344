// Phrasing nodes to elements. Raw HTML is text; what is not known is shown as its words.
import type { PhrasingContent } from 'mdast'
import { Fragment, use, type ReactNode } from 'react'
import { words } from '../../domain/words/en.ts'
import { MarkdownContext } from './context.ts'
import { MarkdownImage, MarkdownLink } from './links.tsx'
import { readText } from './parse.ts'

/** Beyond this nesting only the words are shown. */
export const maxDepth = 40

interface InlinesProps {
  readonly nodes: readonly PhrasingContent[]
  readonly depth: number
}

export function Inlines({ nodes, depth }: InlinesProps): ReactNode {
  return nodes.map((node, index) => <Inline key={index} node={node} depth={depth + 1} />)
}

function Inline({ node, depth }: { readonly node: PhrasingContent; readonly depth: number }): ReactNode {
  const { definitions } = use(MarkdownContext).references
  if (depth > maxDepth) return readText(node)
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value
    case 'emphasis':
      return (
        <em>
          <Inlines nodes={node.children} depth={depth} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} depth={depth} />
        </strong>
      )
    case 'delete':
      return (
        <del>
          <Inlines nodes={node.children} depth={depth} />
        </del>
      )
    case 'inlineCode':
      return <code dir="ltr">{node.value}</code>
    case 'break':
      return <br />
    case 'link':
      return (
        <MarkdownLink url={node.url} label={readText(node)}>
          <Inlines nodes={node.children} depth={depth} />
        </MarkdownLink>
      )
    case 'linkReference':
      return (
        <MarkdownLink url={definitions.get(node.identifier)?.url ?? ''} label={readText(node)}>
          <Inlines nodes={node.children} depth={depth} />
        </MarkdownLink>
      )
    case 'image':
      return <MarkdownImage url={node.url} alt={node.alt ?? ''} />
    case 'imageReference':
      return <MarkdownImage url={definitions.get(node.identifier)?.url ?? ''} alt={node.alt ?? ''} />
    case 'footnoteReference':
      return <FootnoteMark identifier={node.identifier} label={node.label ?? node.identifier} />
    default:
      return <Fragment>{readText(node)}</Fragment>
  }
}

function FootnoteMark({
  identifier,
  label,
}: {
  readonly identifier: string
  readonly label: string
}): ReactNode {
  const { references, idPrefix } = use(MarkdownContext)
  const footnote = references.footnotes.get(identifier)
  if (!footnote) return `[^${label}]`
  return (
    <sup>
      <button
        type="button"
        id={`${idPrefix}-mark-${footnote.number}`}
        aria-label={words.markdown.footnote(String(footnote.number))}
        onClick={() => showElement(`${idPrefix}-note-${footnote.number}`)}
      >
        {footnote.number}
      </button>
    </sup>
  )
}

/** Scrolls to an element of this window and puts the focus there. */
export function showElement(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'nearest' })
  element?.focus({ preventScroll: true })
}
