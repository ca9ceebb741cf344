import { expect, it } from 'vitest'
import type { Key } from '../../../../domain/keys/key.ts'
import { findScope, listScopes } from './budget-scopes.ts'

// Its other fields are not looked at.
const keyOf = (id: string, label: string, project: string) =>
  ({ id, label, project, lastFour: '3f9a' }) as unknown as Key

const options = listScopes([
  keyOf('1', 'Work', 'Letters'),
  keyOf('2', 'Home', ''),
  keyOf('3', 'Spare', 'Letters'),
  keyOf('4', 'Other', 'Art'),
])

it('a budget can be for everything, each key, and each project once', () => {
  expect(options.keys.map(({ name }) => name)).toEqual([
    'Work …3f9a',
    'Home …3f9a',
    'Spare …3f9a',
    'Other …3f9a',
  ])
  expect(options.projects.map(({ name }) => name)).toEqual(['Art', 'Letters'])
})

it('a choice that is gone is everything', () => {
  expect(findScope(options, 'key:2')).toEqual({ kind: 'key', keyId: '2' })
  expect(findScope(options, 'project:Art')).toEqual({ kind: 'project', project: 'Art' })
  expect(findScope(options, 'project:Gone')).toEqual({ kind: 'all' })
  expect(findScope(options, 'all')).toEqual({ kind: 'all' })
})
