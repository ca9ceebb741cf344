// What makes another language safe: a word that it lacks does not compile, and each is read where it is shown.
import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { en } from './en/en.ts'
import { inLocale } from './format.ts'
import { readWords, words, type Words } from './words.ts'

/** Another language: English with a few words replaced. */
const swapped: Words = { ...en, app: { ...en.app, close: 'Sulje' } }

describe('a second language', () => {
  it('does not compile if it lacks a word, or has one of another kind', () => {
    const { close: _close, ...less } = en.app
    // @ts-expect-error `close` is missing.
    const lacking: Words = { ...en, app: less }
    // @ts-expect-error A word that takes a fact can't become one that takes none that fits.
    const other: Words = { ...en, guide: { ...en.guide, readOn: (chapter: number) => `${chapter}` } }
    const { keys: _keys, ...without } = en
    // @ts-expect-error A whole noun is missing.
    const shorter: Words = without
    expect([lacking, other, shorter]).toHaveLength(3)
  })

  it('compiles with words of its own, because no text of English is part of the shape', () => {
    expectTypeOf<Words['app']['close']>().toEqualTypeOf<string>()
    expectTypeOf<Words['palette']['commands']['newChat']>().toEqualTypeOf<string>()
    expectTypeOf(swapped).toExtend<Words>()
  })

  it('is read from the next word on, and so are numbers and dates', () => {
    let name: 'en' | 'fi' = 'en'
    const read = readWords({ en, fi: swapped }, () => name)
    const whole = inLocale(
      (locale) => new Intl.NumberFormat(locale),
      () => name,
    )
    const month = inLocale(
      (locale) => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }),
      () => name,
    )
    const say = () => [read.app.close, whole().format(12_345), month().format(0)]
    expect(say()).toEqual(['Close', '12,345', 'January'])
    name = 'fi'
    expect(say()).toEqual(['Sulje', '12\u00a0345', 'tammikuu'])
    name = 'en'
    expect(say()).toEqual(['Close', '12,345', 'January'])
  })
})

describe('before a language is chosen', () => {
  beforeEach(() => vi.resetModules())

  it('a word can’t be read', async () => {
    const early = await import('./words.ts')
    expect(() => early.words.app).toThrow('before a language was chosen')
    expect(words.app.close).toBe('Close')
  })
})
