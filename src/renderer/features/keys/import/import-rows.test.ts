import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../../../domain/failure.ts'
import type { ImportId, KeyId } from '../../../../domain/ids.ts'
import type { ImportEntry, KeyImport } from '../../../../domain/keys/import.ts'
import type { KeyPlace } from '../../../../domain/keys/key.ts'
import { openAiBaseUrl } from '../../../../domain/chat/model.ts'
import { changeRow, chooseAll, chosenRows, countLines, keptRows, makeRows, openRows } from './import-rows.ts'

const duplicate = makeFailure('key/duplicate', { kind: 'never' }, { keyId: 'work', label: 'Work' })

const entry = (variable: string, over: Partial<ImportEntry> = {}): ImportEntry => ({
  candidate: {
    id: variable as KeyId,
    baseUrl: openAiBaseUrl,
    lastFour: 'abcd',
    kind: 'project',
    restoresId: null,
  },
  variable,
  lines: [1],
  isCommentedOut: false,
  failure: null,
  ...over,
})

const listed = (id: string, label = id, keptIn: KeyPlace = 'keychain') => ({ id: id as KeyId, label, keptIn })
const saved = (id: string) => ({ state: 'saved', savedKey: listed(id) }) as const

const found: KeyImport = {
  id: 'import' as ImportId,
  source: { kind: 'file', name: '.env' },
  entries: [
    entry('OPENAI_API_KEY', { lines: [3, 40] }),
    entry('OPENAI_KEY', { candidate: null, failure: duplicate, lines: [5, 7] }),
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
    expect(makeRows(found, [listed('new', 'New')]).map(({ suggestedLabel }) => suggestedLabel)).toEqual([
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

  it('count the lines of what the keychain keeps, a shared one once', () => {
    const before = makeRows(found, [])
    const list = [listed('a'), listed('b')]
    const countKept = (rows: typeof before, of = list) => countLines(keptRows(rows, of))
    expect(countKept(before)).toBe(0)
    const one = changeRow(before, 0, saved('a'))
    expect(countKept(one)).toBe(2)
    expect(countKept(changeRow(one, 2, saved('b')))).toBe(2)
  })

  it('count those of keys that were here before, also when nothing was saved', () => {
    const rows = makeRows(found, [])
    expect(countLines(keptRows(rows, [listed('work')]))).toBe(2)
    const more = changeRow(rows, 3, saved('a'))
    expect(countLines(keptRows(more, [listed('work'), listed('a')]))).toBe(2)
    expect(countLines(keptRows(changeRow(more, 0, saved('b')), [listed('work'), listed('b')]))).toBe(4)
  })

  it('count none of a key that is kept until quit, or that is not listed any more', () => {
    const rows = changeRow(makeRows(found, []), 0, saved('a'))
    expect(keptRows(rows, [listed('a', 'A', 'session'), listed('work', 'Work', 'session')])).toEqual([])
    expect(keptRows(rows, [])).toEqual([])
  })
})
