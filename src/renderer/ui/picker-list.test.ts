import { describe, expect, it } from 'vitest'
import { listIds, narrowList, stepFrom, type PickerGroup } from './picker-list.ts'

const item = (id: string, alias = '') => ({ id, name: id, alias })
const groups: PickerGroup[] = [
  { id: 'a', name: 'Work', items: [item('gpt-6-luna'), item('gpt-6-sol'), item('o3')] },
  { id: 'b', name: 'Élan', items: [item('llama'), item('qwen', 'thinking')], note: 'two' },
  { id: 'c', name: 'Empty', items: [], note: 'nothing here' },
]
const find = (written: string) => listIds(narrowList(groups, written, null, 100).groups)

describe('narrowing a list', () => {
  it('shows everything, and what is said of an empty group, until something is written', () => {
    expect(narrowList(groups, ' ', null, 100)).toEqual({ groups, left: 0 })
  })

  it.each([
    ['GPT', ['gpt-6-luna', 'gpt-6-sol']],
    ['luna gpt', ['gpt-6-luna']],
    ['elan', ['llama', 'qwen']],
    ['work o3', ['o3']],
    ['thinking', ['qwen']],
    ['nothing', []],
  ])('by %j leaves %j', (written, ids) => {
    expect(find(written)).toEqual(ids)
  })

  it('lists no more than can be drawn, and the chosen one in any case', () => {
    const many = [{ id: 'm', name: null, items: Array.from({ length: 5_000 }, (_, at) => item(`m${at}`)) }]
    const narrowed = narrowList(many, '', 'm4321', 100)
    expect(listIds(narrowed.groups)).toHaveLength(101)
    expect(listIds(narrowed.groups)).toContain('m4321')
    expect(narrowed.left).toBe(4_899)
  })
})

describe('stepping', () => {
  const ids = ['a', 'b', 'c']
  it.each([
    ['a', 1, 'b'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    ['b', 8, 'c'],
    ['b', -8, 'a'],
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['gone', 1, 'a'],
  ])('from %j by %j leads to %j', (from, steps, to) => {
    expect(stepFrom(ids, from, steps)).toBe(to)
  })
  it('leads nowhere where nothing is', () => {
    expect(stepFrom([], null, 1)).toBeNull()
  })
})
