// The text of a row that isn't drawn, so that a selection across it can be copied.
import { readPageText, readPlainText } from '../../../../markdown/plain-text.ts'
import { readDocument } from './documents.ts'
import type { MessageRow } from './message-rows.ts'

export function readRowText(row: MessageRow): string {
  const { message } = row
  if (row.kind === 'foot') return ''
  if (row.kind === 'own') return row.text
  if (message.role === 'user') return message.text
  const document = readDocument(message)
  const { pages, references } = document
  const page = row.kind === 'page' ? pages[row.index] : undefined
  if (page) return readPageText(page, references)
  return readPlainText(row.kind === 'notes' ? { pages: [], references } : document)
}
