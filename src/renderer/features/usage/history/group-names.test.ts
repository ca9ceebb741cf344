import { describe, expect, it } from 'vitest'
import type { Key } from '../../../../domain/keys/key.ts'
import { nameGroup } from './group-names.ts'

// Of a key no more than its name is asked here.
const keys = [{ id: 'key-1', label: 'Work' }] as unknown as readonly Key[]

describe('nameGroup', () => {
  it.each([
    ['model', 'gpt-6-luna', null, 'gpt-6-luna'],
    ['key', 'key-1', null, 'Work'],
    ['key', 'key-9abc', null, 'Removed key …9abc'],
    ['key', '', null, 'No key'],
    ['project', '', null, 'No project'],
    ['project', 'Letters', null, 'Letters'],
    ['conversation', 'c', 'Trip to Kyoto', 'Trip to Kyoto'],
    ['conversation', 'c', null, 'Deleted chat'],
    ['conversation', '', null, 'Other requests'],
    ['purpose', 'key-test', null, 'Key test'],
  ] as const)('%s “%s”', (by, id, title, name) => {
    expect(nameGroup(by, id, title, keys)).toBe(name)
  })
})
