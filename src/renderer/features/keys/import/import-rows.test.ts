import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../../../domain/failure.ts'
import type { ImportId, KeyId } from '../../../../domain/ids.ts'
import type { ImportEntry, KeyImport } from '../../../../domain/key-import.ts'
import { openAiBaseUrl } from '../../../../domain/model.ts'
import { changeRow, chooseAll, chosenRows, countSavedLines, makeRows, openRows } from './import-rows.ts'

const duplicate = makeFailure('key/duplicate', 'For the log.', { kind: 'never' }, { label: 'Work' })

const entry = (variable: string, over: Partial<ImportEntry> = {}): ImportEntry => ({
  candidate: { id: variable as KeyId, baseUrl: openAiBaseUrl, lastFour: 'abcd', kind: 'project' },
  variable,
  lines: [1],
  isCommentedOut: false,
  failure: null,
  ...over,
})

const found: KeyImport = {
  id: 'import' as ImportId,
  source: { kind: 'file', name: '.env' },
  entries: [
    entry('OPENAI_API_KEY', { lines: [3, 40] }),
    entry('OPENAI_KEY', { candidate: null, failure: duplicate }),
    entry('OLD_KEY', { isCommentedOut: true, lines: [40] }),
    entry('NEW_OPENAI_KEY', { lines: [7] }),
  ],
  otherLines: 0,
}

const indexes = (rows: readonly { readonly index: number }[]) => rows.map(({ index }) => index)

describe('the rows of an import', () => {
  it('choose what can be saved, save for what was commented out', () => {
    const rows = makeRows(found, [])
    expect(indexes(openRows(rows))).toEqual([0, 2, 3])
    expect(indexes(chosenRows(rows))).toEqual([0, 3])
  })

  it('give no name to what can’t be saved, so that it takes none away', () => {
    expect(makeRows(found, ['New']).map(({ suggestedLabel }) => suggestedLabel)).toEqual([
      'OpenAI',
      '',
      'Old',
      'New 2',
    ])
  })

  it('can all be chosen, and none', () => {
    const all = chooseAll(makeRows(found, []), true)
    expect(indexes(chosenRows(all))).toEqual([0, 2, 3])
    expect(chosenRows(chooseAll(all, false))).toEqual([])
  })

  it('are done with once saved', () => {
    const rows = changeRow(makeRows(found, []), 0, { state: 'saved' })
    expect(indexes(openRows(rows))).toEqual([2, 3])
    expect(indexes(chosenRows(chooseAll(rows, true)))).toEqual([2, 3])
  })

  it('can be tried again when saving failed', () => {
    const rows = changeRow(makeRows(found, []), 3, { state: 'waiting', failure: duplicate })
    expect(indexes(chosenRows(rows))).toEqual([0, 3])
  })

  it('count the lines of saved keys alone, a shared one once', () => {
    const before = makeRows(found, [])
    expect(countSavedLines(before)).toBe(0)
    const one = changeRow(before, 0, { state: 'saved' })
    expect(countSavedLines(one)).toBe(2)
    expect(countSavedLines(changeRow(one, 2, { state: 'saved' }))).toBe(2)
  })
})
