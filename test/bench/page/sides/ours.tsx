// Our own side: the component that draws an answer in the conversation view.
import { growMarkdown } from '../../../../src/renderer/markdown/growing-markdown.ts'
import { Markdown } from '../../../../src/renderer/markdown/markdown.tsx'
import type { MarkdownDocument } from '../../../../src/renderer/markdown/nodes.ts'
import { parseMarkdown } from '../../../../src/renderer/markdown/parse-markdown.ts'
import { createSide, type GrowingText, type View } from '../side.tsx'

function grow(): GrowingText<MarkdownDocument> {
  const growing = growMarkdown()
  return {
    state: growing.document,
    append: (delta) => growing.append(delta),
    settle: () => growing.settle(),
  }
}

const ignoreLink = () => {}

const Ours = ({ state, isStreaming }: View<MarkdownDocument>) => (
  <Markdown document={state} isStreaming={isStreaming} onLink={ignoreLink} />
)

export const side = createSide(grow, parseMarkdown, Ours)
