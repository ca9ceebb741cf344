// What every piece of one Markdown text shares. Apart, because they change at different times: what a link
// does hardly ever, what labels mean when a definition arrives, the footnotes' own words with every tick.
import { createContext } from 'react'
import type { References } from './nodes.ts'
import { emptyReferences } from './references.ts'

export interface MarkdownActions {
  readonly onLink: (url: string) => void
  /** Sets the ids of this text apart from those of others in the window. */
  readonly idPrefix: string
  /** Asked when a footnote or a mark isn't on the page right now: to bring its page there, `null` for the notes. */
  readonly onReveal: ((page: number | null) => void) | null
}

export type Labels = Pick<References, 'links' | 'numbers'>

export const ActionsContext = createContext<MarkdownActions>({
  onLink: () => {},
  idPrefix: '',
  onReveal: null,
})

export const LabelsContext = createContext<Labels>(emptyReferences)

export const FootnotesContext = createContext<References['footnotes']>(emptyReferences.footnotes)

export const StreamingContext = createContext(false)
