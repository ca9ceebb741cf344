// Markdown as React elements: no HTML, no images, no addresses that open by themselves.
// While a text grows, only the blocks that changed are drawn again.
import { memo, useId, useMemo, useState, type ReactNode } from 'react'
import { BlockNode, Footnotes } from './blocks.tsx'
import { MarkdownContext } from './context.ts'
import { parseMarkdown, type Block, type ParsedMarkdown } from './parse.ts'

interface MarkdownProps {
  readonly text: string
  readonly isStreaming?: boolean
  /** Must stay the same function between renders, or every block is drawn again. */
  readonly onLink: (url: string) => void
}

export function Markdown({ text, isStreaming = false, onLink }: MarkdownProps): ReactNode {
  const idPrefix = useId()
  const { blocks, references } = useParsed(text)
  const scope = useMemo(() => ({ onLink, references, idPrefix }), [onLink, references, idPrefix])
  return (
    <MarkdownContext value={scope}>
      <div className="markdown" data-streaming={isStreaming ? '' : undefined}>
        {blocks.map((block, index) => (
          <SettledBlock key={index} block={block} />
        ))}
        <Footnotes />
      </div>
    </MarkdownContext>
  )
}

/** The result before only saves work: any other would give the same picture. */
function useParsed(text: string): ParsedMarkdown {
  const [parsed, setParsed] = useState(() => parseMarkdown(text))
  if (parsed.text === text) return parsed
  const next = parseMarkdown(text, parsed)
  setParsed(next)
  return next
}

const SettledBlock = memo(({ block }: { readonly block: Block }): ReactNode => (
  <BlockNode node={block.node} depth={0} />
))
