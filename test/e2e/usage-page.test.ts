// The Usage page over the database: sums by either calendar, counted again, and the way to a message and to
// the export. How it is drawn and used is shown in the page alone, in usage-screen.page.test.tsx.
import { beforeAll, describe, expect, it } from 'vitest'
import type { KeyId } from '../../src/domain/ids.ts'
import { words } from '../../src/words/words.ts'
import { newId } from '../../src/main/store/new-id.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { seedUsage } from '../support/seed-usage.ts'
import type { SeededRecord } from '../support/seeded-record.ts'
import { chatOf } from './screens/chat.ts'
import { paletteOf } from './screens/palette.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { withApp } from './with-app.ts'

const hourMs = 3_600_000
const noon = new Date()
noon.setHours(12, 0, 0, 0)
/** At noon, so that a run around midnight sees no other day. */
const daysAgo = (days: number): number => noon.getTime() - days * 24 * hourMs
const keyId = newId<KeyId>()

const app = withApp({
  seed: (folder) => {
    const [kyoto] = seedConversations(folder, [
      {
        title: 'Trip to Kyoto',
        atMs: daysAgo(1),
        messages: [asked('Plan three days'), answered('Walk little.')],
      },
    ])
    if (!kyoto) throw new Error('no conversation')
    const chat = { conversationId: kyoto.id, messageId: kyoto.messageIds[1] ?? null }
    const records: SeededRecord[] = [
      { atMs: daysAgo(0), ...chat, costUsd: 1.2, requestId: 'req_kyoto', cachedInputTokens: 200, keyId },
      { atMs: daysAgo(1), modelAsked: 'gpt-6-sol', costUsd: 0.3, certainty: 'estimated', outcome: 'stopped' },
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
    ]
    seedUsage(folder, records)
  },
})

const usage = () => usageOf(app.page)

beforeAll(async () => {
  await sidebarOf(app.page).openUsage()
  await usage().choosePeriod('week')
  await usage().plot.waitFor()
})

describe('the period', () => {
  it('is in the days of the person, or of UTC', async () => {
    for (const calendar of ['utc', 'local'] as const) {
      await usage().menu.click()
      await usage().menuChoice(words.usage.calendars[calendar]).click()
      await expect.poll(() => usage().figure('requests').innerText()).toBe('6')
    }
  })

  it('is counted again when that is asked', async () => {
    await usage().menu.click()
    await usage().menuItem(words.usage.recount).click()
    await app.page
      .getByTestId('brief-notice')
      .filter({ hasText: words.usage.recounted(0) })
      .waitFor()
  })
})

it('leads from a request to its message', async () => {
  await usage().lines.first().click()
  await usage().showMessage.click()
  await chatOf(app.page).endedWith('Walk little.').waitFor()
  await sidebarOf(app.page).openUsage()
  await usage().plot.waitFor()
})

it('opens the export from the palette, of what is shown', async () => {
  await app.page.keyboard.press('ControlOrMeta+k')
  const palette = paletteOf(app.page)
  await palette.field.fill(words.palette.commands.exportUsage)
  await palette.field.press('Enter')
  const sheet = app.page.getByRole('dialog', { name: words.usageExport.title })
  await sheet.waitFor()
  await app.page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await usage().plot.waitFor()
})
