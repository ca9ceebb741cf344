// Draws footnotes below their text, each with a button that leads back to its mark.
import { CornerDownLeft } from 'lucide-react'
import { memo, use, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { BlockView } from './block-view.tsx'
import { ActionsContext, FootnotesContext } from './context.ts'
import type { Footnote } from './nodes.ts'
import { markId, noteId, showElement } from './show-element.ts'

/** All notes of the text by number; nothing if there are none. */
export function Footnotes(): ReactNode {
  const notes = [...use(FootnotesContext).values()]
  if (notes.length === 0) return null
  return (
    <div className="markdown">
      <section data-footnotes aria-label={words.markdown.footnotes}>
        <ol>
          {notes.map((note) => (
            <NoteView key={note.label} note={note} />
          ))}
        </ol>
      </section>
    </div>
  )
}

const NoteView = memo(({ note }: { readonly note: Footnote }): ReactNode => {
  const actions = use(ActionsContext)
  const { number, blocks, page } = note
  return (
    <li id={noteId(actions, number)} tabIndex={-1}>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} isNested />
      ))}
      <button
        type="button"
        aria-label={words.markdown.backToText(number)}
        title={words.markdown.backToText(number)}
        onClick={() => showElement(actions, markId(actions, number), page)}
      >
        <CornerDownLeft size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  )
})
