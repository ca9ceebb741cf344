import { expect, test } from 'vitest'
import { matchModels } from './model-names.ts'

const call = (ours: readonly string[], theirs: readonly string[], names: readonly string[]): string[] =>
  names.map(matchModels(new Set(ours), new Set(theirs)))

test('the same snapshots on both sides stay apart', () => {
  const names = ['gpt-5-2025-08-07', 'gpt-5-2026-01-01']
  expect(call(names, names, names)).toEqual(names)
})

test('different snapshots on the two sides stay apart', () => {
  const [ours, theirs] = ['gpt-5-2025-08-07', 'gpt-5-2026-01-01']
  expect(call([ours], [theirs], [ours, theirs])).toEqual([ours, theirs])
})

test('a bare name on one side is the snapshot on the other', () => {
  const names = ['gpt-5', 'gpt-5-2025-08-07']
  expect(call(['gpt-5'], ['gpt-5-2025-08-07'], names)).toEqual(['gpt-5', 'gpt-5'])
  expect(call(['gpt-4-0613'], ['gpt-4'], ['gpt-4-0613', 'gpt-4'])).toEqual(['gpt-4', 'gpt-4'])
})

test('a bare name on both sides is no snapshot', () => {
  const both = ['gpt-5', 'gpt-5-2025-08-07']
  expect(call(both, both, both)).toEqual(both)
})

test('another model of the family is another model', () => {
  const names = ['gpt-5-mini-2025-08-07', 'gpt-5', 'gpt-5-mini']
  expect(call(['gpt-5', 'gpt-5-mini'], ['gpt-5-mini-2025-08-07'], names)).toEqual([
    'gpt-5-mini',
    'gpt-5',
    'gpt-5-mini',
  ])
})
