// Usage as it leaves the app: exactly the requests that are shown, whole or not at all, exact about money,
// and safe to open in a spreadsheet.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/domain/day.ts'
import type { UsageRecordId } from '../../src/domain/ids.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { words } from '../../src/words/words.ts'
import { newId } from '../../src/main/store/new-id.ts'
import { readCsvRows } from '../../src/main/usage/reconcile/csv-rows.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { saveInDialog } from '../support/dialogs.ts'
import { holdWrites, letWritesGo } from '../support/held-writes.ts'
import { withProfileStore } from '../support/profile-store.ts'
import { findViolations, useTheme } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { listUsage } from './chats.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageFilesOf } from './screens/usage-files.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const model = 'gpt-6-luna'
/** Also the title of its chat. */
const formula = '=HYPERLINK("https://x.example","pay"), 日本'

const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: { apiKey: canary, models: [model] },
  // They are old, so that none of them is in this month, which is shown; exporting all of
  // them takes several pages.
  seed: (profile) =>
    withProfileStore(profile, (store) => {
      const written = store.transact(() => {
        for (let minute = 0; minute < 1_000; minute++) store.usageRecords.insert(makeOldRecord(minute))
      })
      if (!written.ok) throw new Error(written.failure.code)
    }),
})

function makeOldRecord(minute: number): UsageRecord {
  const atMs = Date.UTC(2024, 4, 1) + minute * 60_000
  return {
    id: newId<UsageRecordId>(),
    atMs,
    localDay: dayOf(atMs, 'local'),
    keyId: null,
    keyFingerprint: null,
    project: '',
    baseUrl: null,
    conversationId: null,
    messageId: null,
    backend: 'responses',
    purpose: 'chat',
    modelAsked: 'gpt-4',
    modelAnswered: null,
    inputTokens: 10,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 5,
    reasoningTokens: 0,
    costNanoUsd: null,
    certainty: 'unpriced',
    priceSource: null,
    priceDate: null,
    outcome: 'done',
    failureCode: null,
    timeToFirstTokenMs: null,
    durationMs: 900,
    requestId: null,
    claimedTokens: null,
  }
}

let folder = ''
const inFolder = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = join(app.temporaryFolder, 'exports')
  await mkdir(folder)
  await changeSettings(app.page, { writesTitles: false })
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: '+Personal' })
  await sidebarOf(app.page).newChat()
  const chat = chatOf(app.page)
  await chat.send(formula)
  await chat.endedWith('streamed').waitFor()
  app.server.failNext(401, { code: 'invalid_api_key', message: 'no' })
  await chat.send('Once more')
  await chat.answers.last().getByTestId('failure').waitFor()
  await sidebarOf(app.page).openUsage()
})

const exporting = () => usageFilesOf(app.page).exporting

async function exportTo(path: string | null, format: 'CSV' | 'JSON' = 'CSV'): Promise<void> {
  await saveInDialog(app.electron, path)
  await exporting().open()
  await exporting().format(format)
  await exporting().start()
}

/** Each row by the names in the first row. */
async function readCsv(path: string): Promise<readonly { readonly [name: string]: string }[]> {
  const [names = [], ...rows] = readCsvRows(await readFile(path, 'utf8'))
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])))
}

describe('the requests that are shown', () => {
  it('become a CSV file, in which a title is never a formula', async () => {
    const path = inFolder('usage.csv')
    await exportTo(path)
    await exporting()
      .end.filter({ hasText: words.usageExport.done(2) })
      .waitFor()
    const rows = await readCsv(path)
    const records = (await listUsage(app.page)).slice(0, 2)
    expect(rows.map(({ id }) => id)).toEqual(records.map(({ id }) => id))
    const [failed, done] = rows
    expect(failed).toMatchObject({ outcome: 'failed', failure_code: 'openai/invalid-key' })
    expect(done).toMatchObject({
      conversation_title: `'${formula}`,
      key_label: "'+Personal",
      model_asked: model,
      outcome: 'done',
      certainty: records[1]?.certainty,
      cost_nano_usd: String(records[1]?.costNanoUsd),
      day_utc: new Date(records[1]?.atMs ?? 0).toISOString().slice(0, 10),
    })
    expect(Number(done?.['cost_usd']) * 1e9).toBeCloseTo(records[1]?.costNanoUsd ?? -1, 0)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['usage.csv'])
    expect(scanText(await readFile(path, 'utf8'), canary)).toEqual([])
    await exporting().close()
  })

  it('become JSON, in which all is as it was', async () => {
    const path = inFolder('usage.json')
    await exportTo(path, 'JSON')
    await exporting().end.waitFor()
    const read: unknown = JSON.parse(await readFile(path, 'utf8'))
    const records = (await listUsage(app.page)).slice(0, 2)
    expect(read).toMatchObject(
      records.map(({ id, costNanoUsd, inputTokens }) => ({
        id,
        conversation_title: formula,
        cost_nano_usd: costNanoUsd,
        input_tokens: inputTokens,
      })),
    )
    await exporting().close()
  })

  it('are only those of the kind and filter that are asked for', async () => {
    const path = inFolder('failed.json')
    await saveInDialog(app.electron, path)
    const settled = await (
      await bridgeOf(app.page)
    ).evaluate(
      (api) =>
        new Promise((resolve) => {
          api.usage.exportRecords(
            {
              calendar: 'utc',
              span: null,
              filter: { by: 'model', id: 'gpt-6-luna' },
              kind: 'failed',
              format: 'json',
            },
            { snapshot: () => {}, delta: () => {}, settle: resolve },
          )
        }),
    )
    expect(settled).toEqual({ ok: true, value: { end: 'written', written: 1 } })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject([{ outcome: 'failed' }])
  })
})

describe('an export that doesn’t come to be', () => {
  it('because no file was chosen can be begun again', async () => {
    await exportTo(null)
    await exporting().startButton.waitFor()
    expect(await exporting().end.count()).toBe(0)
    await exporting().close()
  })

  it('because its folder is gone says so, and another can be chosen', async () => {
    await exportTo(inFolder('gone/usage.csv'))
    await exporting().problem.getByText(words.failures.codes['usage/not-written'].title).waitFor()
    await saveInDialog(app.electron, inFolder('second.csv'))
    await exporting().start()
    await exporting()
      .end.filter({ hasText: words.usageExport.done(2) })
      .waitFor()
    await exporting().close()
  })

  it('because it is cancelled leaves nothing, and the file from before as it was', async () => {
    const path = inFolder('before.csv')
    await writeFile(path, 'before')
    const before = await readdir(folder)
    await saveInDialog(app.electron, path)
    await holdWrites(app.electron)
    const bridge = await bridgeOf(app.page)
    const begun = await bridge.evaluateHandle((api) => {
      const ended = Promise.withResolvers<unknown>()
      const handle = api.usage.exportRecords(
        { calendar: 'local', span: null, filter: null, kind: 'all', format: 'csv' },
        { snapshot: () => {}, delta: () => {}, settle: ended.resolve },
      )
      return { handle, end: ended.promise }
    })
    await expect.poll(() => readdir(folder)).toHaveLength(before.length + 1)
    await bridge.evaluate((api, { handle }) => {
      handle.cancel()
      // Main handles messages in order: once it answers this one, it has handled the cancellation.
      return api.keys.listKeys({})
    }, begun)
    await letWritesGo(app.electron)
    const settled = await begun.evaluate(({ end }) => end)
    expect(settled).toEqual({ ok: true, value: { end: 'cancelled', written: 0 } })
    expect(await readdir(folder)).toEqual(before)
    expect(await readFile(path, 'utf8')).toBe('before')
  })
})

describe('the sheet', () => {
  it('takes the focus, though a menu opened it, and gives it back', async () => {
    const focus = app.page.locator(':focus')
    await exporting().open()
    await exporting().startButton.and(focus).waitFor()
    await exporting().close()
    await usageFilesOf(app.page).menuButton.and(focus).waitFor()
  })

  it('says what is exported, and is fit for all', async () => {
    await exporting().open()
    expect(await exporting().facts.allInnerTexts()).toContain(words.usageExport.kinds.all)
    for (const theme of ['light', 'dark'] as const) {
      await useTheme(app.page, theme)
      expect(await findViolations(app.page)).toEqual([])
    }
    await exporting().close()
  })
})
