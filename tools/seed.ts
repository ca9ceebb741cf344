// `npm run seed`: makes a throw-away profile with years of usage and conversations, to check that the app
// stays fast. The app's own migrations and queries write it. A folder that already holds a profile is
// left as it is.
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  databasePath,
  fillKeys,
  fillMessages,
  fillUsage,
  messagesPerConversation,
  openToFill,
  type TellProgress,
} from '../test/support/fill-store.ts'
import { timeQueries } from '../test/support/time-queries.ts'
import { SetupError, step } from './setup/progress.mjs'

const help = `npm run seed -- --records 1000000 --messages 100000
  --records <n>      usage records, 1000000 unless it says otherwise
  --messages <n>     messages in conversations, 100000 unless it says otherwise
  --days <n>         the days up to today over which they are spread, 1095 unless it says otherwise
  --profile <folder> where to; a new temporary folder unless it says otherwise`

interface Wanted {
  readonly records: number
  readonly messages: number
  readonly days: number
  readonly folder: string
}

export const seed = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  const { folder, records, messages, days } = readWanted(args)
  const nowMs = Date.now()
  const store = openToFill(folder, nowMs)
  try {
    fillKeys(store, nowMs)
    const conversations = Math.ceil(messages / messagesPerConversation)
    const used = await step(
      `Writing ${formatCount(records)} usage records over ${formatCount(days)} days`,
      () => fillUsage(store, { records, days, nowMs }, conversations, makeProgress()),
    )
    await step(
      `Writing ${formatCount(messages)} messages in ${formatCount(conversations)} conversations`,
      () => fillMessages(store, { messages, days, nowMs }, used, makeProgress()),
    )
  } finally {
    store.close()
  }
  console.log('\nWhat the app asks of it:')
  for (const { name, timeMs } of await timeQueries(folder, messages, nowMs))
    console.log(`  ${timeMs.toFixed(1).padStart(8)} ms  ${name}`)
  console.log(`\nOpen it:   npm start -- --user-data-dir=${folder}`)
  console.log(`Remove it: rm -r ${folder}`)
  return 0
}

function readWanted(args: readonly string[]): Wanted {
  const { values } = readArgs(args)
  const wanted = {
    records: readCount('records', values.records, 0),
    messages: readCount('messages', values.messages, 0),
    days: readCount('days', values.days, 1),
  }
  if (values.profile === undefined)
    return { ...wanted, folder: mkdtempSync(join(tmpdir(), 'latchkey-seed-')) }
  const folder = resolve(values.profile)
  if (existsSync(databasePath(folder)))
    throw new SetupError(`${folder} holds a profile already, which is left as it is. Name a new folder.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { ...wanted, folder }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        records: { type: 'string', default: '1000000' },
        messages: { type: 'string', default: '100000' },
        days: { type: 'string', default: '1095' },
        profile: { type: 'string' },
      },
    })
  } catch {
    throw new SetupError(help)
  }
}

function readCount(name: string, text: string, least: number): number {
  const count = Number(text)
  if (/^\d+$/u.test(text) && Number.isSafeInteger(count) && count >= least) return count
  throw new SetupError(`--${name} is a whole number from ${least} up, not ${text}.`)
}

const formatCount = (value: number): string => value.toLocaleString('en-US')

/** Prints a line at each tenth. */
function makeProgress(): TellProgress {
  let told = 0
  return (done, total) => {
    const tenths = Math.floor((done / total) * 10)
    if (tenths === told) return
    told = tenths
    console.log(`    ${formatCount(done)} of ${formatCount(total)}`)
  }
}
