import { describe, expect, it } from 'vitest'
import { settingsPlaceIds, settingsPlaces } from '../../../domain/settings-place.ts'
import { findSettings, type Searched } from './find-settings.ts'

const entry = (name: string, place = 'Somewhere', alias = '', help = ''): Searched => ({
  name,
  place,
  alias,
  help,
})

const list: readonly Searched[] = [
  entry('Appearance', 'General', 'theme dark colour', 'Like the system'),
  entry('Longest answer', 'New chats', 'maximum tokens', 'An answer that reaches it breaks off.'),
  entry('Allowed servers', 'Servers', 'host ollama', 'You allowed keys and messages to go there.'),
  entry('Keys', 'Elsewhere', 'api secret'),
  entry('外观', '通用', '深色模式', '与系统一致'),
]

const find = (query: string): readonly string[] =>
  findSettings(list, query).map(({ entry: { name } }) => name)

describe('a setting is found', () => {
  it.each([
    ['by its name', 'Appearance', ['Appearance']],
    ['by the beginning of its name, in any case', 'APPEAR', ['Appearance']],
    ['by the beginning of a later word', 'answ', ['Longest answer']],
    ['without accents', 'àppéar', ['Appearance']],
    ['by a word that is never shown', 'dark', ['Appearance']],
    ['by a word of its sentences', 'breaks', ['Longest answer']],
    ['by its place', 'general', ['Appearance']],
    [
      'by words of its name, its place and its sentences together',
      'answer chats reaches',
      ['Longest answer'],
    ],
    ['by words in any order', 'servers allowed', ['Allowed servers']],
    ['in its name first, then in hidden words, then in sentences', 'keys', ['Keys', 'Allowed servers']],
    ['in a script without spaces, inside a word', '色模', ['外观']],
    ['by letters in order, if nothing fits better', 'apprnce', ['Appearance']],
  ])('%s', (_how, query, names) => {
    expect(find(query)).toEqual(names)
  })

  it.each([
    ['nothing typed', ''],
    ['spaces alone', '   '],
    ['a word that is nowhere', 'zzz'],
    ['one word of two', 'appearance zzz'],
    ['the middle of a hidden word', 'okens'],
    ['the middle of a word in a sentence', 'ystem'],
  ])('not by %s', (_how, query) => {
    expect(find(query)).toEqual([])
  })

  it('by letters in order only if nothing fits better', () => {
    const spring = entry('Reminder', 'Notifications', 'apr may')
    expect(findSettings([...list, spring], 'apr').map(({ entry: { name } }) => name)).toEqual(['Reminder'])
    expect(find('apr')).toEqual(['Appearance'])
  })

  it('with the typed words marked in its name, each letter once', () => {
    const marked = (query: string) =>
      findSettings(list, query)[0]?.marks.map(({ start, end }) => [start, end])
    expect(marked('long answer')).toEqual([
      [0, 4],
      [8, 14],
    ])
    expect(marked('long longest')).toEqual([[0, 7]])
    expect(marked('maximum')).toEqual([])
  })
})

describe('the places', () => {
  it('each name a setting once', () => {
    const ids = settingsPlaceIds.flatMap((at) => [...settingsPlaces[at]])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
