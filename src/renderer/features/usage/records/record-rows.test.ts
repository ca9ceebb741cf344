import { describe, expect, it } from 'vitest'
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { ListedRecord } from '../../../../domain/usage/history.ts'
import { createRowMaker } from './record-rows.ts'

// Of a record no more than its id is asked here.
const records = ['a', 'b', 'c'].map((id) => ({ id }) as unknown as ListedRecord)
const id = (text: string): UsageRecordId => text as UsageRecordId // an id of a test

describe('rows of records', () => {
  it('stay the same objects while they mean the same', () => {
    const makeRows = createRowMaker()
    const first = makeRows(records, new Set(), null)
    const opened = makeRows(records, new Set([id('b')]), null)
    expect(opened.map((row, index) => row === first[index])).toEqual([true, false, true])
  })

  it('have one that Tab comes to: the one chosen last, or the first', () => {
    const makeRows = createRowMaker()
    const stops = (stop: UsageRecordId | null) =>
      makeRows(records, new Set(), stop).flatMap(({ key, isStop }) => (isStop ? [key] : []))
    expect([stops(null), stops(id('c')), stops(id('gone'))]).toEqual([['a'], ['c'], ['a']])
  })
})
