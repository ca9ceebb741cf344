// A footnote's mark in the text: a number that leads to its note, or its source while there is no such note.
import { use, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { ActionsContext, LabelsContext } from './context.ts'
import type { FootnoteMark } from './phrasing/phrasing.ts'
import { markId, noteId, showElement } from './show-element.ts'

export function MarkView({ mark }: { readonly mark: FootnoteMark }): ReactNode {
  const { numbers } = use(LabelsContext)
  const actions = use(ActionsContext)
  const number = numbers.get(mark.key)
  if (number === undefined) return `[^${mark.label}]`
  return (
    <sup>
      <button
        type="button"
        id={markId(actions, number)}
        aria-label={words.markdown.footnote(number)}
        onClick={() => showElement(actions, noteId(actions, number), null)}
      >
        {number}
      </button>
    </sup>
  )
}
