// What all parts of one Markdown text share. Four contexts, because they change at different times: link
// actions almost never, labels when a definition arrives, and the footnotes' text with every piece of the
// answer.
import { createContext } from 'react'
import type { References } from './nodes.ts'
import { emptyReferences } from './references.ts'

export interface MarkdownActions {
  readonly onLink: (url: string) => void
  /** Makes the ids of this text unique in the window. */
  readonly idPrefix: string
  /** Called if a footnote or its mark isn't drawn, to show its page; `null` means the notes. */
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
