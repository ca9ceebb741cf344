import { expect, test } from 'vitest'
import { usageRecord } from '../../../contract/values.ts'
import { columns } from './columns.ts'
import { listed } from './test-support.ts'

const toSnake = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)

test('every field of a record is exported, but for the fingerprint', () => {
  const renamed: Record<string, string> = { at_ms: 'time_utc', local_day: 'day_local' }
  const wanted = Object.keys(usageRecord.shape)
    .map(toSnake)
    .map((name) => renamed[name] ?? name)
    .filter((name) => name !== 'key_fingerprint')
  const names = columns.map(([name]) => name)
  expect(names).toEqual(expect.arrayContaining(wanted))
  expect(names.filter((name) => !wanted.includes(name)).toSorted()).toEqual([
    'conversation_title',
    'cost_usd',
    'day_utc',
    'key_label',
  ])
})

test('both days are there, the person’s own and UTC’s', () => {
  // Late in the evening of the first in New York is the second in UTC.
  const record = listed({ atMs: Date.UTC(2026, 10, 2, 3), localDay: listed().localDay })
  const read = (wanted: string) => columns.find(([name]) => name === wanted)?.[1](record)
  expect([read('day_local'), read('day_utc'), read('time_utc')]).toEqual([
    '2026-11-01',
    '2026-11-02',
    '2026-11-02T03:00:00.000Z',
  ])
})
