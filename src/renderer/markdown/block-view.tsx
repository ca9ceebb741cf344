// Blocks to elements: the only elements an answer can consist of are the ones named here and in phrasing.tsx.
// Each view compares by identity, so what has settled is never drawn again.
import { memo, type ReactNode } from 'react'
import { CodeBlock } from './code-block.tsx'
import { ListView } from './list-view.tsx'
import { Math } from './math/math.tsx'
import type { Block, Heading } from './nodes.ts'
import { Phrasing } from './phrasing.tsx'
import { TableView } from './table-view.tsx'

interface BlockViewProps {
  readonly block: Block
  /** Inside another block there is no `dir`: that one's is found by looking through its parts. */
  readonly isNested: boolean
}

export const BlockView = memo(({ block, isNested }: BlockViewProps): ReactNode => {
  const dir = isNested ? undefined : 'auto'
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir={dir}>
          <Phrasing source={block.source} />
        </p>
      )
    case 'heading':
      return <HeadingView heading={block} />
    case 'code':
      return <CodeBlock block={block} />
    case 'math':
      return <Math tex={block.tex} isBlock isOpen={block.isOpen} />
    case 'list':
      return <ListView list={block} />
    case 'quote':
      return (
        <blockquote dir="auto">
          {block.blocks.map((child, index) => (
            <BlockView key={index} block={child} isNested />
          ))}
        </blockquote>
      )
    case 'table':
      return <TableView table={block} />
    case 'rule':
      return <hr />
    default:
      return (
        <p data-raw={block.isContinued ? 'continued' : ''} dir={dir}>
          {block.text}
        </p>
      )
  }
})

/** One level for the document's outline, whatever an answer skips; how large it looks is another thing. */
const HeadingView = ({ heading }: { readonly heading: Heading }): ReactNode => (
  <h3 dir="auto" data-level={heading.level}>
    <Phrasing source={heading.source} />
  </h3>
)
