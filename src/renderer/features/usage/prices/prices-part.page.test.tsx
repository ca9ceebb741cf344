// The list of prices and its form: prices that aren't valid, models found by name, in both themes and in a
// narrow window.
import { beforeAll, describe, expect, it } from 'vitest'
import { findViolations, useTheme } from '../../../../../test/e2e/axe.ts'
import { pricesOf } from '../../../../../test/e2e/screens/prices.ts'
import { freshAnswers } from '../../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../../test/support/page/page-under-test.ts'
import { answer, tell } from '../../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../../test/support/page/usage-answers.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import { ok } from '../../../../domain/result.ts'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { words } from '../../../../words/words.ts'

const model = 'house-model'
const prices = pricesOf(page)

const makePrice = (modelId: string, from: ListedPrice['from'], usdPerMillion: number | null): ListedPrice => {
  const price = usdPerMillion === null ? null : ((usdPerMillion * 1e9) as NanoUsd) // whole for a test
  return {
    modelId,
    from,
    inputNanoUsdPerMillion: price,
    cachedInputNanoUsdPerMillion: price,
    outputNanoUsdPerMillion: price,
    dearerFromTokens: null,
    date: from === 'catalogue' ? '2026-09-23' : null,
  }
}

const catalogue = ['4o', '4.1', '5', '5.1', '6-luna', '6-sol'].flatMap((name) =>
  [`gpt-${name}`, `gpt-${name}-mini`].map((id) => makePrice(id, 'catalogue', 2)),
)
const answerPrices = (own: ListedPrice) =>
  answer({
    prices: {
      listPrices: () =>
        ok({
          prices: [own, ...catalogue],
          source: '@pydantic/genai-prices 0.1.8',
          date: '2026-09-23',
        }),
    },
  })

beforeAll(async () => {
  answer(freshAnswers)
  answer(answerUsage([{ atMs: Date.now(), modelAsked: model, costUsd: null }]))
  answerPrices(makePrice(model, 'none', null))
  await openWindow()
})

describe('a model that nobody knows', () => {
  it.each([
    [{ input: '', output: '1' }, words.money.problems.empty('')],
    [{ input: 'abc', output: '1' }, words.money.problems['not-a-number']('')],
    [{ input: '5,00', output: '1' }, words.money.problems['comma-for-point']('')],
    [{ input: '1', output: '-1' }, words.money.problems.negative('')],
    [{ input: '1', output: '100000.01' }, words.money.problems['too-large']('$100,000.00')],
    [{ input: '1', cached: '1e3', output: '1' }, words.money.problems['not-a-number']('')],
    [{ input: '0.0000000001', output: '1' }, words.money.problems['too-fine']('')],
  ])('is not priced by %j, and the reason stands at the field', async (typed, problem) => {
    await prices.open()
    await prices.setFor(model)
    await prices.fillIn(typed)
    await prices.submit()
    await prices.problems.getByText(problem).waitFor()
    await prices.close()
    await prices.row(model).getByText(words.prices.noneSentence).waitFor()
  })
})

describe('the list', () => {
  it('is narrowed by parts of names, and says so when nothing is left', async () => {
    await prices.open()
    const all = await prices.rows.count()
    expect(all).toBeGreaterThan(10)
    await prices.find.fill('MINI gpt')
    await expect.poll(() => prices.rows.count()).toBeLessThan(all)
    for (const text of await prices.rows.allInnerTexts()) expect(text).toMatch(/gpt.*mini/u)
    await prices.find.fill('no such <b>model</b>')
    await prices.nothingFound('no such <b>model</b>').waitFor()
    await prices.find.fill('')
    await expect.poll(() => prices.rows.count()).toBe(all)
  })
})

describe('the page', () => {
  beforeAll(() => {
    answerPrices(makePrice(model, 'own', 0))
    tell('prices.pricesChanged', {})
  })

  it.each(['light', 'dark'] as const)('has no fault that axe knows in the %s theme', async (theme) => {
    await useTheme(page, theme)
    await prices.open()
    expect(await findViolations(page)).toEqual([])
    await prices.edit(model)
    await prices.fillIn({ input: '-1' })
    await prices.submit()
    await prices.problems.first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await prices.close()
  })

  it('fits where the window is narrow', async () => {
    await page.setViewportSize({ width: 420, height: 800 })
    await prices.row(model).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
    const cut = await prices.rows.evaluateAll((rows) =>
      rows.filter((row) => row.scrollWidth > row.clientWidth),
    )
    expect(cut).toEqual([])
  })
})
