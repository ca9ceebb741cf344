import { describe, expect, it } from 'vitest'
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { ListedRecord } from '../../../../domain/usage/history.ts'
import { addPage, refresh } from './record-pages.ts'

// Of a record no more than its id is asked here.
const record = (id: string): ListedRecord => ({ id }) as unknown as ListedRecord
const next = (id: string): UsageRecordId => id as UsageRecordId // an id of a test
const ids = (records: readonly ListedRecord[]): string => records.map(({ id }) => id).join('')
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(record) as [
  ListedRecord,
  ListedRecord,
  ListedRecord,
  ListedRecord,
  ListedRecord,
] // five

describe('pages of records', () => {
  it('go on where the last one ended', () => {
    const read = addPage({ records: [a, b], next: next('b') }, { records: [c], next: null })
    expect([ids(read.records), read.next]).toEqual(['abc', null])
  })

  it('may be empty and not the last, which draws nothing again', () => {
    const before = { records: [a], next: next('a') }
    const read = addPage(before, { records: [], next: next('x') })
    expect(read.records).toBe(before.records)
    expect(read.next).toBe('x')
  })

  it('put what is new above, and leave what was there', () => {
    const read = refresh(
      { records: [c, d], next: next('d') },
      { records: [a, b, record('c')], next: next('c') },
    )
    expect([ids(read.records), read.next]).toEqual(['abcd', 'd'])
    expect(read.records[2]).toBe(c)
  })

  it('start over after more than a page', () => {
    const read = refresh({ records: [e], next: null }, { records: [a, b], next: next('b') })
    expect([ids(read.records), read.next]).toEqual(['ab', 'b'])
  })

  it('stay the same when nothing came', () => {
    const before = { records: [a, b], next: null }
    expect(refresh(before, { records: [record('a')], next: next('a') })).toBe(before)
  })
})
