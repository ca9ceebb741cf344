// Draws Markdown as React elements, without HTML, images or URLs that open by themselves. Pages are drawn one
// by one; while a text grows, only the unsettled part is drawn again.
import { memo, use, useId, useMemo, type ReactNode } from 'react'
import { BlockView } from './block-view.tsx'
import { ActionsContext, FootnotesContext, LabelsContext, StreamingContext } from './context.ts'
import { Footnotes } from './footnotes.tsx'
import type { MarkdownDocument, Page, References } from './nodes.ts'
import { parseMarkdown } from './parse-markdown.ts'

interface MarkdownScopeProps {
  readonly references: References
  /** Must stay the same function between renders, or every link is drawn again. */
  readonly onLink: (url: string) => void
  /** Makes the ids of this text unique in the window. */
  readonly idPrefix: string
  readonly isStreaming: boolean
  /**
   * For a text whose pages aren't all drawn: shows page `page`, or the footnotes for `null`. The target is
   * focused two frames later. Must stay the same function between renders.
   */
  readonly onReveal?: (page: number | null) => void
  readonly children: ReactNode
}

/** Must surround the pages and footnotes of a text, or each row that contains some of them. */
export function MarkdownScope(props: MarkdownScopeProps): ReactNode {
  const { references, onLink, idPrefix, isStreaming, onReveal = null, children } = props
  const { links, numbers, footnotes } = references
  const actions = useMemo(() => ({ onLink, idPrefix, onReveal }), [onLink, idPrefix, onReveal])
  const labels = useMemo(() => ({ links, numbers }), [links, numbers])
  return (
    <ActionsContext value={actions}>
      <LabelsContext value={labels}>
        <FootnotesContext value={footnotes}>
          <StreamingContext value={isStreaming}>{children}</StreamingContext>
        </FootnotesContext>
      </LabelsContext>
    </ActionsContext>
  )
}

interface MarkdownPageProps {
  readonly page: Page
  /** The first page has no space above it. */
  readonly isFirst?: boolean
  /** The last page shows the caret while the text is being written. */
  readonly isLast: boolean
}

/** Draws one page. Its height includes the space above it, so that pages can be rows of any list. */
export const MarkdownPage = memo(({ page, isFirst = false, isLast }: MarkdownPageProps): ReactNode => {
  const isWriting = use(StreamingContext) && isLast
  return (
    <div
      className="markdown"
      data-first={isFirst ? '' : undefined}
      data-streaming={isWriting ? '' : undefined}
    >
      {page.blocks.map((block, index) => (
        <BlockView key={index} block={block} isNested={false} />
      ))}
    </div>
  )
})

interface MarkdownProps {
  readonly document: MarkdownDocument
  /** Must stay the same function between renders, or every link is drawn again. */
  readonly onLink: (url: string) => void
  readonly isStreaming?: boolean
}

/** Draws a whole text, with its footnotes below. */
export function Markdown({ document, onLink, isStreaming = false }: MarkdownProps): ReactNode {
  const { pages, references } = document
  return (
    <MarkdownScope references={references} onLink={onLink} idPrefix={useId()} isStreaming={isStreaming}>
      {pages.map((page, index) => (
        <MarkdownPage key={index} page={page} isFirst={index === 0} isLast={index === pages.length - 1} />
      ))}
      <Footnotes />
    </MarkdownScope>
  )
}

interface MarkdownTextProps {
  readonly text: string
  readonly onLink: (url: string) => void
}

/** Draws a text that doesn't grow. */
export function MarkdownText({ text, onLink }: MarkdownTextProps): ReactNode {
  return <Markdown document={useMemo(() => parseMarkdown(text), [text])} onLink={onLink} />
}
