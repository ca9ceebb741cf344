// The Usage page's history: its figures, the chart by pointer and by keys, its breakdown, and each request.
import { beforeAll, describe, expect, it } from 'vitest'
import { findViolations, useTheme } from '../../../../test/e2e/axe.ts'
import { sidebarOf } from '../../../../test/e2e/screens/sidebar.ts'
import { usageFilesOf } from '../../../../test/e2e/screens/usage-files.ts'
import { usageOf } from '../../../../test/e2e/screens/usage.ts'
import { freshAnswers } from '../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../test/support/page/page-under-test.ts'
import { answer } from '../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../test/support/page/usage-answers.ts'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import { newId } from '../../../main/store/new-id.ts'
import { words } from '../../../words/words.ts'

const hourMs = 3_600_000
const noon = new Date()
noon.setHours(12, 0, 0, 0)
/** At noon, so that a run around midnight sees no other day. */
const daysAgo = (days: number): number => noon.getTime() - days * 24 * hourMs
const keyId = newId<KeyId>()
const kyoto = newId<ConversationId>()

const usage = usageOf(page)
const isRead = (text: RegExp) => usage.readBar.and(page.getByRole('img', { name: text })).waitFor()

beforeAll(async () => {
  answer(freshAnswers)
  answer(
    answerUsage(
      [
        {
          atMs: daysAgo(0),
          conversationId: kyoto,
          messageId: newId(),
          costUsd: 1.2,
          requestId: 'req_kyoto',
          cachedInputTokens: 200,
          keyId,
        },
        {
          atMs: daysAgo(1),
          modelAsked: 'gpt-6-sol',
          costUsd: 0.3,
          certainty: 'estimated',
          outcome: 'stopped',
        },
        {
          atMs: daysAgo(2),
          modelAsked: 'gpt-6-sol',
          costUsd: 0.5,
          conversationId: newId(),
          project: 'Letters',
        },
        { atMs: daysAgo(3), modelAsked: 'llama', costUsd: null, baseUrl: 'http://127.0.0.1:11434/v1' },
        { atMs: daysAgo(3) - hourMs, costUsd: 0, outcome: 'failed', failureCode: 'openai/rate-limited' },
        {
          atMs: daysAgo(4),
          costUsd: 0.1,
          certainty: 'estimated',
          claimedTokens: '{"output":-5}',
          purpose: 'title',
        },
      ],
      { [kyoto]: 'Trip to Kyoto' },
    ),
  )
  await openWindow()
  await sidebarOf(page).openUsage()
  await usage.choosePeriod('week')
  await usage.plot.waitFor()
})

describe('the figures', () => {
  it('never count what has no price as nothing', async () => {
    await expect.poll(() => usage.figure('requests').innerText()).toBe('6')
    expect(await usage.figure('spent').innerText()).toMatch(/^≈\s\$2\.10$/u)
    expect(await usage.figures.innerText()).toContain(words.usage.andUnpriced(1))
    expect(await usage.figure('errors').innerText()).toBe('16.7%')
    expect(await usage.figure('budgetLeft').innerText()).toBe(words.usage.noBudget)
  })
})

describe('the chart', () => {
  it('is one stop of Tab, and the arrows read its bars', async () => {
    await expect.poll(() => usage.bars.count()).toBe(7)
    await expect.poll(() => usage.plot.locator('[tabindex="0"]').count()).toBe(1)
    await usage.bars.last().focus()
    await isRead(/: \$1\.20, 1 request, 1,600 tokens$/u)
    await usage.tip.waitFor()
    await page.keyboard.press('ArrowLeft')
    await isRead(/≈\s\$0\.30/u)
    await page.keyboard.press('Home')
    await isRead(new RegExp(words.usage.nothingThere, 'u'))
    await page.keyboard.press('End')
    await isRead(/\$1\.20/u)
    await page.keyboard.press('Escape')
    await usage.tip.waitFor({ state: 'detached' })
  })

  it('reads out the bar under the pointer, and stays in the window', async () => {
    for (const index of [0, 3, 6]) {
      await usage.bars.nth(index).hover()
      const tip = await usage.tip.boundingBox()
      const width = await page.evaluate(() => innerWidth)
      expect(tip?.x).toBeGreaterThanOrEqual(0)
      expect((tip?.x ?? 0) + (tip?.width ?? 0)).toBeLessThanOrEqual(width)
    }
    expect(await usage.tip.innerText()).toContain('$1.20')
  })

  it('is the same as a table', async () => {
    await usage.showTable()
    await usage.chartTable.waitFor()
    const rows = usage.chartTable.getByRole('row')
    await expect.poll(() => rows.count()).toBe(8)
    expect(await rows.nth(1).innerText()).toContain('$1.20')
    expect(await rows.nth(4).innerText()).toContain(words.usage.unpricedCost)
    await usage.showChart()
    await usage.plot.waitFor()
  })
})

describe('what it is made of', () => {
  it('is narrowed by a row and by the legend, and widened again', async () => {
    await usage.group('gpt-6-sol').click()
    await usage.chip(words.usage.filtered('model', 'gpt-6-sol')).waitFor()
    await expect.poll(() => usage.figure('requests').innerText()).toBe('2')
    await expect.poll(() => usage.lines.count()).toBe(2)
    await usage.chip(words.usage.filtered('model', 'gpt-6-sol')).click()
    await expect.poll(() => usage.figure('requests').innerText()).toBe('6')
    await usage.legend('gpt-6-luna').click()
    await expect.poll(() => usage.figure('requests').innerText()).toBe('3')
    await usage.legend('gpt-6-luna').click()
    await expect.poll(() => usage.figure('requests').innerText()).toBe('6')
  })

  it('says which chat it is narrowed to, whatever it is broken down by, also where it is exported', async () => {
    const only = words.usage.filtered('conversation', 'Trip to Kyoto')
    await usage.breakDownBy('conversation')
    await usage.group('Trip to Kyoto').click()
    await usage.breakDownBy('model')
    await expect.poll(() => usage.figure('requests').innerText()).toBe('1')
    await usage.chip(only).waitFor()
    const { exporting } = usageFilesOf(page)
    await exporting.open()
    await exporting.facts.filter({ hasText: only }).waitFor()
    await exporting.close()
    await usage.chip(only).click()
    await expect.poll(() => usage.figure('requests').innerText()).toBe('6')
  })

  it('names keys and chats that are gone, and what belongs to none', async () => {
    await usage.breakDownBy('key')
    await usage.group(words.usage.removedKey(keyId.slice(-4))).waitFor()
    await usage.group(words.usage.noneOf.key).waitFor()
    await usage.breakDownBy('conversation')
    for (const name of ['Trip to Kyoto', words.usage.deletedChat, words.usage.otherRequests])
      await usage.group(name).waitFor()
    await usage.breakDownBy('project')
    for (const name of ['Letters', words.usage.noneOf.project]) await usage.group(name).waitFor()
    await usage.breakDownBy('model')
    await usage.group('llama').waitFor()
  })

  it('says of what share nobody knows, where there is no price', async () => {
    const cells = usage.breakdown.getByRole('row').filter({ hasText: 'llama' }).getByRole('cell')
    expect(await cells.nth(0).innerText()).toBe(words.usage.none)
    expect(await cells.nth(1).innerText()).toBe(words.usage.unpricedCost)
  })
})

describe('the requests', () => {
  it('are listed newest first, by what became of them', async () => {
    const kinds = { all: 6, failed: 1, stopped: 1, unpriced: 1, estimated: 2, flagged: 1 } as const
    for (const kind of ['failed', 'stopped', 'unpriced', 'estimated', 'flagged', 'all'] as const) {
      await usage.chooseKind(kind)
      await expect.poll(() => usage.lines.count(), { message: kind }).toBe(kinds[kind])
    }
    expect(await usage.records.nth(1).innerText()).toContain('$1.20')
    expect(await usage.records.nth(4).innerText()).toContain(words.usage.unpricedCost)
  })

  it('are walked by the arrows, opened by Enter, and say all that is known', async () => {
    await usage.lines.first().focus()
    await page.keyboard.press('ArrowDown')
    await usage.lines.nth(1).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    expect(await usage.fact('requestId').innerText()).toContain('req_kyoto')
    expect(await usage.fact('cached').innerText()).toBe('200')
    expect(await usage.fact('price').innerText()).toContain('genai-prices')
    await page.keyboard.press('Enter')
    await usage.fact('requestId').waitFor({ state: 'detached' })
  })

  it('show what a server claimed without believing it', async () => {
    await usage.chooseKind('flagged')
    await usage.lines.first().click()
    expect(await usage.fact('claimed').innerText()).toBe(words.usage.claimedTokens('{"output":-5}'))
    await usage.chooseKind('all')
  })

  it('say when their chat is gone', async () => {
    await usage.lines.nth(2).click()
    await usage.messageGone.waitFor()
    await usage.lines.nth(2).click()
  })
})

describe('the period', () => {
  it('of two dates is taken once it is one, and says what is wrong until then', async () => {
    await usage.choosePeriod('custom')
    await usage.dateField('from').fill('2026-02-01')
    await usage.dateField('to').fill('2026-01-31')
    expect(await usage.problem.innerText()).toBe(words.usage.spanProblems['end-before-start'])
    await usage.dateField('to').fill('')
    expect(await usage.problem.innerText()).toBe(words.usage.spanProblems['no-day'])
    await usage.dateField('to').fill('2099-01-01')
    expect(await usage.problem.innerText()).toBe(words.usage.spanProblems['in-future'])
    await usage.dateField('from').fill('2020-02-29')
    await usage.dateField('to').fill('2020-02-29')
    await page.getByText(words.usage.emptyTitle).waitFor()
    await usage.choosePeriod('week')
    await usage.plot.waitFor()
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('is without a fault that axe knows', async () => {
    await useTheme(page, theme)
    await usage.bars.last().focus()
    await usage.lines.first().click()
    const found = { chart: await findViolations(page), table: [''] }
    await usage.showTable()
    found.table = await findViolations(page)
    await usage.showChart()
    await usage.lines.first().click()
    expect(found).toEqual({ chart: [], table: [] })
  })
})

it('fits into a narrow window', async () => {
  await page.setViewportSize({ width: 420, height: 800 })
  await expect.poll(() => usage.plot.boundingBox().then((box) => (box?.width ?? 999) <= 420)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420)
})
