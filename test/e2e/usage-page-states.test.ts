// The history with no records, one day, years, or no priced request; and while requests are made.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { seedUsage } from '../support/seed-usage.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const dayMs = 86_400_000
const nowMs = Date.now()

describe('before the first request', () => {
  const app = withApp()

  it('says what will be here, and lists a request as soon as it is made', async () => {
    const usage = usageOf(app.page)
    await welcomeOf(app.page).practice()
    await sidebarOf(app.page).openUsage()
    await usage.choosePeriod('all')
    await app.page.getByText(words.usage.emptyEverTitle).waitFor()
    expect(await usage.figure('spent').innerText()).toBe('$0.00')
    await app.page.getByRole('button', { name: words.usage.startChat }).click()
    await chatOf(app.page).send('How do I keep my key safe?')
    await sidebarOf(app.page).openUsage()
    await usage.lines.first().waitFor()
    expect(await usage.records.nth(1).innerText()).toContain(words.usage.free)
  })
})

describe('one day', () => {
  const app = withApp({ seed: (folder) => seedUsage(folder, [{ atMs: nowMs, costUsd: 0.0031 }]) })

  it('is one bar, with its day below and its cost beside it', async () => {
    const usage = usageOf(app.page)
    await sidebarOf(app.page).openUsage()
    await usage.choosePeriod('today')
    await usage.plot.waitFor()
    await expect.poll(() => usage.bars.count()).toBe(1)
    expect(await usage.figure('spent').innerText()).toBe('$0.0031')
    expect(await usage.labels.last().textContent()).toMatch(/^\w{3} \d+$/u)
    expect(await usage.labels.allTextContents()).toContain('$0.004')
  })
})

describe('nothing with a price', () => {
  const app = withApp({
    seed: (folder) =>
      seedUsage(
        folder,
        [0, 1, 2].map((days) => ({ atMs: nowMs - days * dayMs, modelAsked: 'llama', costUsd: null })),
      ),
  })

  it('is shown by its requests, and says why', async () => {
    const usage = usageOf(app.page)
    await sidebarOf(app.page).openUsage()
    await usage.choosePeriod('week')
    await usage.note.waitFor()
    expect(await usage.figure('spent').innerText()).toBe(words.usage.unpricedCost)
    expect(await usage.bars.last().getAttribute('aria-label')).toContain(words.usage.unpricedCost)
    await app.page.getByRole('button', { name: words.usage.setPrices }).click()
    await app.page.getByRole('radio', { name: words.usage.parts.prices, checked: true }).waitFor()
  })
})

describe('three years', () => {
  const days = 3 * 365
  const app = withApp({
    seed: (folder) =>
      seedUsage(
        folder,
        Array.from({ length: days }, (_, index) => ({
          atMs: nowMs - index * dayMs,
          costUsd: 0.01 * (1 + (index % 50)),
          modelAsked: `model-${index % 9}`,
        })),
      ),
  })

  it('are months, whose labels keep apart', async () => {
    const usage = usageOf(app.page)
    await sidebarOf(app.page).openUsage()
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
    await app.page.getByText(words.usage.others, { exact: true }).first().waitFor()
  })

  it('are read to the very first request by scrolling on', async () => {
    const usage = usageOf(app.page)
    await usage.lines.first().focus()
    const first = new Date(nowMs - (days - 1) * dayMs).toISOString()
    await expect
      .poll(async () => {
        await app.page.keyboard.press('End')
        return usage.grid.locator(`time[datetime="${first}"]`).count()
      })
      .toBe(1)
    expect(await usage.grid.getAttribute('aria-rowcount')).toBe(String(days + 1))
    expect(await app.page.getByText(words.app.loading).count()).toBe(0)
  })
})
