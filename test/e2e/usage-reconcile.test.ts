// Compares Latchkey's records with OpenAI's export: equal if they are, and otherwise by how much and why. A
// file that isn't an export of OpenAI's is refused, and breaks nothing.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatNanoUsd } from '../../src/words/usd.ts'
import { words } from '../../src/words/words.ts'
import type { NanoUsd } from '../../src/domain/money.ts'
import { createCanary } from '../support/canary.ts'
import { chooseInDialog } from '../support/dialogs.ts'
import { findViolations, useTheme } from './axe.ts'
import { listUsage } from './chats.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageFilesOf } from './screens/usage-files.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const model = 'gpt-6-luna'
const tokens = { inputTokens: 1_000, outputTokens: 500 }

const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: { apiKey: canary, models: [model], answers: [{ text: 'Along the river.', usage: tokens }] },
})

let folder = ''
/** The start of the UTC day of the question, and of the day five days before, in seconds. */
let [dayS, pastDayS] = [0, 0]
let costNanoUsd = 0

beforeAll(async () => {
  folder = join(app.temporaryFolder, 'files')
  await mkdir(folder)
  await changeSettings(app.page, { writesTitles: false })
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
  await sidebarOf(app.page).newChat()
  const chat = chatOf(app.page)
  await chat.send('Where in Kyoto?')
  await chat.endedWith('Along the river.').waitFor()
  const [record] = await listUsage(app.page)
  dayS = Math.floor((record?.atMs ?? 0) / 86_400_000) * 86_400
  pastDayS = dayS - 5 * 86_400
  costNanoUsd = record?.costNanoUsd ?? 0
  await sidebarOf(app.page).openUsage()
})

const reconciling = () => usageFilesOf(app.page).reconciling

async function compareWith(name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, content)
  await chooseInDialog(app.electron, path)
  await reconciling().choose()
}

const columns =
  'start_time,end_time,start_time_iso,project_id,num_model_requests,model,input_tokens,output_tokens'
const usageLine = (startS: number, name: string, requests: number, input: number, output: number) =>
  `${startS},${startS + 86_400},,proj_1,${requests},${name},${input},${output}`

describe('a usage export', () => {
  it('that says the same is the same', async () => {
    await reconciling().open()
    await compareWith('usage.csv', `\u{FEFF}${columns}\r\n${usageLine(dayS, model, 1, 1_000, 500)}\r\n`)
    await reconciling()
      .verdict.filter({ hasText: words.reconcile.allEqual(1) })
      .waitFor()
    expect(await reconciling().total('inputTokens').innerText()).toMatch(/1,000\s+1,000\s+the same/u)
    await reconciling().showEqual(1)
    expect(await reconciling().equal.nth(1).innerText()).toContain(model)
  })

  it('that says more shows by how much and likely why', async () => {
    const lines = [
      usageLine(dayS, model, 1, 1_000, 500),
      usageLine(pastDayS, 'gpt-6-sol', 7, 70, 30),
      usageLine(dayS, 'text-embedding-3-small', 9, 900, 0),
    ]
    await compareWith('usage.csv', `${columns}\n${lines.join('\n')}\n`)
    await reconciling()
      .verdict.filter({ hasText: words.reconcile.someDiffer(1, 2) })
      .waitFor()
    const row = await reconciling().differing.nth(1).innerText()
    expect(row).toContain('gpt-6-sol')
    expect(row).toContain(words.reconcile.reasons['other-apps'])
    expect(row).toContain(words.reconcile.more(words.reconcile.tokenCount('100')))
    expect(await reconciling().total('requests').innerText()).toMatch(/1\s+8\s+7 more/u)
    await reconciling().sheet.getByText(words.reconcile.ignored(1)).waitFor()
  })

  it('is shown in both themes as it should be', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await useTheme(app.page, theme)
      expect(await findViolations(app.page)).toEqual([])
    }
  })
})

describe('a costs export', () => {
  it('of the API, in JSON, has what a model costs in one row', async () => {
    const cost = (usd: number, item: string) => ({
      object: 'organization.costs.result',
      amount: { value: usd, currency: 'usd' },
      line_item: item,
    })
    const half = costNanoUsd / 2e9
    const page = {
      object: 'page',
      data: [
        {
          object: 'bucket',
          start_time: dayS,
          end_time: dayS + 86_400,
          results: [cost(half, `${model}, input`), cost(half, `${model}, output`)],
        },
      ],
      has_more: false,
      next_page: null,
    }
    await compareWith('costs.json', JSON.stringify([page]))
    await reconciling()
      .verdict.filter({ hasText: words.reconcile.allEqual(1) })
      .waitFor()
    // A literal amount of a record.
    const amount = formatNanoUsd(costNanoUsd as NanoUsd)
    expect(await reconciling().total('costNanoUsd').innerText()).toContain(`${amount}\t${amount}`)
  })
})

describe('a file that is no export of OpenAI’s', () => {
  it.each([
    ['another tool’s CSV', 'other.csv', 'date,model,cost\n2026-11-01,gpt-5,1\n'],
    ['a web page', 'page.html', '<!doctype html><title>Usage</title>'],
    ['JSON that is cut short', 'cut.json', '{"object":"page","data":[{'],
    ['an empty file', 'empty.csv', ''],
    ['an image', 'image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff)],
  ])('such as %s, is refused, and what was compared before stays', async (_name, file, content) => {
    await compareWith(file, content)
    await reconciling().problem.getByText(words.failures.codes['usage/not-an-export'].title).waitFor()
    await expect.poll(() => reconciling().heading.count()).toBe(1)
  })

  it('or is gone, can’t be read', async () => {
    await chooseInDialog(app.electron, join(folder, 'gone.csv'))
    await reconciling().choose()
    await reconciling().problem.getByText(words.failures.codes['usage/file-unreadable'].title).waitFor()
  })

  it('and none that is chosen is none that is compared', async () => {
    await chooseInDialog(app.electron, null)
    await reconciling().choose()
    await reconciling().problem.waitFor({ state: 'detached' })
    await reconciling().close()
  })
})
