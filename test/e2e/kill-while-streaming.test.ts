// Kills the app again and again while it writes several answers. At the next start everything that it
// reported as saved is there, nothing is torn, broken answers are marked, and each request is counted once.
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { MessageId } from '../../src/domain/ids.ts'
import type { Message } from '../../src/domain/chat/message.ts'
import { createCanary } from '../support/canary.ts'
import { checkDatabase, soundDatabase } from '../support/database-check.ts'
import { waitFor } from '../support/wait.ts'
import { bridgeOf, holdTyped, findSeenKey } from './bridge.ts'
import { readLoad, startLoad, type SentMessage, type StreamingLoad } from './streaming-load.ts'
import { withApp } from './with-app.ts'

/** 50 are the proof (`npm run proof`); every run of the tests does some. */
const kills = Number(process.env['LATCHKEY_KILLS'] ?? 5)
/**
 * The event before each kill, in turn, and the longest wait after it. Events rather than times, so that it
 * also works on a slow machine.
 */
const moments = [
  { of: 'the first words', mostMs: 2_400 },
  { of: 'an end', mostMs: 1_500 },
  { of: 'the first words', mostMs: 1_000 },
  { of: 'an end', mostMs: 200 },
  { of: 'nothing', mostMs: 600 },
] as const
type Moment = (typeof moments)[number]
/** Text seen this long before the kill must be there: a second to the next checkpoint, and its commit. */
const savedAfterMs = 1_500

const canary = createCanary()
const long = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ')
const short = 'Short, and soon at its end.'
const pace = { charsPerChunk: 12, chunkDelayMs: 20 }
const answers = [
  { to: /^Long/u, text: long, ...pace },
  { to: /^Short/u, text: short, ...pace },
]
const server = { apiKey: canary, models: ['gpt-6-luna'], answers }
const app = withApp({ hasKeyring: 'no-dbus', server })

const wholeAnswerTo = (text: string): string => (text.startsWith('Long') ? long : short)

interface Observation {
  readonly atMs: number
  readonly load: StreamingLoad
}

function isSeen(what: Moment['of'], { seen }: StreamingLoad): boolean {
  const answers = Object.values(seen)
  if (what === 'an end') return answers.some(({ status }) => status !== null)
  return what === 'nothing' || answers.some(({ chars }) => chars > 0)
}

/** Watches the window until the time has come, then kills the app; returns what it had shown, and when. */
async function killAt({ of, mostMs }: Moment): Promise<{ seen: readonly Observation[]; killedAtMs: number }> {
  const seen: Observation[] = []
  const observe = async (): Promise<StreamingLoad> => {
    const load = await readLoad(app.page)
    seen.push({ load, atMs: Date.now() })
    return load
  }
  await waitFor(of, async () => isSeen(of, await observe()))
  const endMs = Date.now() + Math.random() * mostMs
  while (Date.now() < endMs) {
    await delay(Math.max(0, Math.min(40, endMs - Date.now())))
    await observe()
  }
  const child = app.electron.process()
  const killedAtMs = Date.now()
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { seen, killedAtMs }
}

async function readMessages({ conversationId }: SentMessage): Promise<readonly Message[]> {
  const bridge = await bridgeOf(app.page)
  const read = await bridge.evaluate(
    (api, id) => api.chat.readConversation({ conversationId: id }),
    conversationId,
  )
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.messages
}

/** Checks that the question is there word for word, and its answer as far as required; returns the answer. */
async function checkSent(sent: SentMessage, load: StreamingLoad, leastChars: number): Promise<Message> {
  const messages = await readMessages(sent)
  const answer = messages.find(({ id }) => id === sent.messageId)
  const question = messages.find(({ id }) => id === answer?.parentId)
  if (!answer) throw new Error(`no answer to ${sent.text}`)
  expect(question).toMatchObject({ role: 'user', text: sent.text, status: 'done' })
  const whole = wholeAnswerTo(sent.text)
  expect(whole.startsWith(answer.text), `the answer to ${sent.text}`).toBe(true)
  expect(answer.text.length).toBeGreaterThanOrEqual(leastChars)
  const ended = load.seen[sent.messageId]?.status ?? null
  if (ended === null) expect(['interrupted', 'done']).toContain(answer.status)
  else expect(answer.status).toBe(ended)
  if (answer.status === 'done') expect(answer.text).toBe(whole)
  return answer
}

const charsAt = (seen: readonly Observation[], atMs: number, id: MessageId): number =>
  seen.findLast((observation) => observation.atMs <= atMs)?.load.seen[id]?.chars ?? 0

/** The key is in memory alone, so it is given again at each start; this needs no keyring. */
async function giveKey(): Promise<void> {
  const keyId = await holdTyped(app.page, canary, app.server.baseUrl)
  const bridge = await bridgeOf(app.page)
  const given = await bridge.evaluate(
    async (api, seen) => {
      const saying = { label: 'Local', project: '', note: '', keepIn: 'session' as const }
      const saved = await api.keys.saveCandidate({ ...seen, ...saying })
      const changed = await api.settings.changeSettings({ defaultModelId: 'gpt-6-luna', writesTitles: false })
      return [saved.ok, changed.ok]
    },
    await findSeenKey(app.page, keyId),
  )
  expect(given).toEqual([true, true])
}

describe('an app that is killed while it writes answers', () => {
  it(
    `[R1] [R2] ${kills} times, has all that it said was saved, whole, marked and counted once`,
    { timeout: 600_000 },
    async () => {
      const databasePath = join(app.profileFolder, 'latchkey.db')
      const all: SentMessage[] = []
      let killsInMidAnswer = 0
      let answersEnded = 0
      let endsSeen = 0
      for (let round = 0; round < kills; round += 1) {
        const texts = ['Long one', 'Long two', 'Short one', 'Short two'].map((text) => `${text} ${round}`)
        await giveKey()
        await startLoad(app.page, texts, ', and more')
        const moment = moments[round % moments.length] ?? moments[0]
        const { seen, killedAtMs } = await killAt(moment)
        const last = seen.at(-1)?.load
        if (!last) throw new Error('nothing was seen')
        expect(last.failures).toEqual([])

        await app.start()
        const kept: Message[] = []
        for (const sent of last.sent) {
          const { status = null, chars = 0 } = last.seen[sent.messageId] ?? {}
          const least = status === null ? charsAt(seen, killedAtMs - savedAfterMs, sent.messageId) : chars
          kept.push(await checkSent(sent, last, least))
        }
        const state = await waitFor('all to be counted', () => {
          const now = checkDatabase(databasePath)
          return now.wronglyCounted.length === 0 && now
        })
        expect(state).toEqual(soundDatabase)
        await expectDraft(last.draft)

        all.push(...last.sent)
        answersEnded += kept.filter(({ status }) => status === 'done').length
        const isInMidAnswer = kept.some(
          ({ id, status }) => status === 'interrupted' && (last.seen[id]?.chars ?? 0) > 0,
        )
        if (isInMidAnswer) killsInMidAnswer += 1
        if (moment.of === 'an end') endsSeen += 1
      }

      // Otherwise the kills would have proved nothing. On a busy machine, some come before the window has words.
      expect(killsInMidAnswer).toBeGreaterThanOrEqual(0.5 * kills)
      expect(answersEnded).toBeGreaterThanOrEqual(endsSeen)

      for (const sent of all)
        expect((await readMessages(sent)).some(({ id }) => id === sent.messageId)).toBe(true)
      await expectUsable()
    },
  )
})

/** Expects the last draft reported as saved, or a later one whose report the window didn't live to get. */
async function expectDraft(saved: string): Promise<void> {
  if (saved === '') return
  const bridge = await bridgeOf(app.page)
  const draft = await bridge.evaluate((api) => api.chat.readDraft({ conversationId: null }))
  const number = (text: string): number => Number(text.split(' ').at(-1))
  const found = draft.ok ? draft.value.text : ''
  expect(found.slice(0, found.lastIndexOf(' '))).toBe(saved.slice(0, saved.lastIndexOf(' ')))
  expect(number(found)).toBeGreaterThanOrEqual(number(saved))
}

/** Checks that an answer still completes after all the kills. */
async function expectUsable(): Promise<void> {
  await giveKey()
  await startLoad(app.page, ['Short, at last'], '')
  const ended = await waitFor('an answer', async () => {
    const { sent, seen } = await readLoad(app.page)
    const [first] = sent
    return first && seen[first.messageId]?.status
  })
  expect(ended).toBe('done')
}
