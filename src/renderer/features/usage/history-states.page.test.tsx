// The history of one day, of years, and without any priced request.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sidebarOf } from '../../../../test/e2e/screens/sidebar.ts'
import { usageOf } from '../../../../test/e2e/screens/usage.ts'
import { freshAnswers } from '../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../test/support/page/page-under-test.ts'
import { answer } from '../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../test/support/page/usage-answers.ts'
import type { SeededRecord } from '../../../../test/support/seeded-record.ts'
import { ok } from '../../../domain/result.ts'
import { words } from '../../../words/words.ts'

const dayMs = 86_400_000
const nowMs = Date.now()
const usage = usageOf(page)

/** What is shown is read again when the screen is opened. */
const showUsage = async (records: readonly SeededRecord[]) => {
  answer(answerUsage(records))
  await sidebarOf(page).openSettings()
  await page.getByRole('heading', { level: 1, name: words.settings.title, exact: true }).waitFor()
  await sidebarOf(page).openUsage()
}

beforeAll(async () => {
  answer(freshAnswers)
  answer(answerUsage([]))
  await openWindow()
})

describe('one day', () => {
  beforeEach(() => showUsage([{ atMs: nowMs, costUsd: 0.0031 }]))

  it('is one bar, with its day below and its cost beside it', async () => {
    await usage.choosePeriod('today')
    await usage.plot.waitFor()
    await expect.poll(() => usage.bars.count()).toBe(1)
    expect(await usage.figure('spent').innerText()).toBe('$0.0031')
    expect(await usage.labels.last().textContent()).toMatch(/^\w{3} \d+$/u)
    expect(await usage.labels.allTextContents()).toContain('$0.004')
  })
})

describe('nothing with a price', () => {
  beforeEach(() =>
    showUsage([0, 1, 2].map((days) => ({ atMs: nowMs - days * dayMs, modelAsked: 'llama', costUsd: null }))),
  )

  it('is shown by its requests, and says why', async () => {
    answer({
      prices: { listPrices: () => ok({ prices: [], source: 'genai-prices', date: '2026-10-01' }) },
    })
    await usage.choosePeriod('week')
    await usage.note.waitFor()
    expect(await usage.figure('spent').innerText()).toBe(words.usage.unpricedCost)
    expect(await usage.bars.last().getAttribute('aria-label')).toContain(words.usage.unpricedCost)
    await page.getByRole('button', { name: words.usage.setPrices }).click()
    await page.getByRole('radio', { name: words.usage.parts.prices, checked: true }).waitFor()
  })
})

describe('three years', () => {
  const days = 3 * 365
  beforeAll(() =>
    showUsage(
      Array.from({ length: days }, (_, index) => ({
        atMs: nowMs - index * dayMs,
        costUsd: 0.01 * (1 + (index % 50)),
        modelAsked: `model-${index % 9}`,
      })),
    ),
  )

  it('are months, whose labels keep apart', async () => {
    await usage.choosePeriod('all')
    await expect.poll(() => usage.bars.count()).toBeGreaterThanOrEqual(36)
    expect(await usage.bars.count()).toBeLessThanOrEqual(38)
    const boxes = await Promise.all((await usage.labels.all()).map((label) => label.boundingBox()))
    const floor = Math.max(...boxes.map((box) => box?.y ?? 0))
    const below = boxes
      .filter((box) => box !== null && box.y > floor - 5)
      .toSorted((a, b) => (a?.x ?? 0) - (b?.x ?? 0))
    expect(below.length).toBeGreaterThan(3)
    below.forEach((box, index) => {
      const before = below[index - 1]
      if (before && box) expect(box.x).toBeGreaterThan(before.x + before.width)
    })
    await usage.legend('model-0').waitFor()
    await page.getByText(words.usage.others, { exact: true }).first().waitFor()
  })

  it('are read to the very first request by scrolling on', async () => {
    await usage.lines.first().focus()
    const first = new Date(nowMs - (days - 1) * dayMs).toISOString()
    await expect
      .poll(async () => {
        await page.keyboard.press('End')
        return usage.grid.locator(`time[datetime="${first}"]`).count()
      })
      .toBe(1)
    expect(await usage.grid.getAttribute('aria-rowcount')).toBe(String(days + 1))
    expect(await page.getByText(words.app.loading).count()).toBe(0)
  })
})
