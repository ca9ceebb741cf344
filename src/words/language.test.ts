import { describe, expect, it } from 'vitest'
import { count, plural } from './format.ts'
import { pickFrom, pickLanguage } from './language.ts'

describe('pickLanguage', () => {
  it.each([[['en-GB']], [['fi-FI', 'en']], [['fi-FI']], [[]], [['']], [['C', 'not a tag', 'en_US']]])(
    'is English for %j',
    (preferred) => expect(pickLanguage(preferred)).toBe('en'),
  )

  it.each([
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG', 'en'], 'zh-Hans'],
    [['zh-TW', 'en'], 'en'],
    [['zh-Hant-HK', 'zh-CN'], 'zh-Hans'],
    [['fi', 'zh'], 'zh-Hans'],
    [['en-US', 'zh-CN'], 'en'],
    [['ja'], 'en'],
  ])('of %j takes the first that is offered, in its own script', (preferred, picked) => {
    expect(pickFrom(['en', 'zh-Hans'], preferred)).toBe(picked)
  })
})

describe('count', () => {
  it('groups digits, and has the form of the language', () => {
    const forms = { one: 'day', other: 'days' }
    expect([0, 1, 2, 12_345].map((value) => count(value, forms))).toEqual([
      '0 days',
      '1 day',
      '2 days',
      '12,345 days',
    ])
    expect(plural(1, { other: 'Tage' })).toBe('Tage')
  })
})
