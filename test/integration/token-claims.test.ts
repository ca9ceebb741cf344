// Token counts of servers that can't be true (F51), through all of main's chat, on both APIs: the answer is
// there, the claim is kept and flagged, and neither a record nor a sum uses it.
import { describe, expect, it } from 'vitest'
import { apis, openChat, type Api } from '../support/chat-in-main.ts'
import { answerStream } from '../support/fault-server.ts'

const text = 'First left.'

/** A last event with this text as `usage`, which needn't be JSON that a client can write. */
const writeEnd = ({ name, wire }: Api, usage: string): string => {
  const end = wire.end({ inputTokens: 111, outputTokens: 222 })
  const counted =
    name === 'responses'
      ? '"usage":{"input_tokens":111,"output_tokens":222}'
      : '"usage":{"prompt_tokens":111,"completion_tokens":222}'
  expect(end).toContain(counted)
  return end.replace(counted, `"usage":${usage}`)
}

const nameCounts = ({ name }: Api) =>
  name === 'responses'
    ? { input: 'input_tokens', output: 'output_tokens', details: 'input_tokens_details' }
    : { input: 'prompt_tokens', output: 'completion_tokens', details: 'prompt_tokens_details' }

type Case = readonly [what: string, write: (names: ReturnType<typeof nameCounts>) => string, claimed: object]

const flagged: readonly Case[] = [
  ['negative', ({ input, output }) => `{"${input}":-5,"${output}":3}`, { input: -5, output: 3 }],
  ['a fraction', ({ input, output }) => `{"${input}":1.5,"${output}":3}`, { input: 1.5, output: 3 }],
  [
    'beyond any context',
    ({ input, output }) => `{"${input}":7,"${output}":1e18}`,
    { input: 7, output: 1e18 },
  ],
  ['infinite', ({ input, output }) => `{"${input}":7,"${output}":1e999}`, { input: 7, output: 'Infinity' }],
  ['words', ({ input, output }) => `{"${input}":"many","${output}":3}`, { input: 'string', output: 3 }],
  [
    'objects',
    ({ input, output }) => `{"${input}":{"a":{"b":[1]}},"${output}":[3]}`,
    { input: 'object', output: 'array' },
  ],
  [
    'less than their parts',
    ({ input, output, details }) => `{"${input}":7,"${output}":3,"${details}":{"cached_tokens":8}}`,
    { input: 7, output: 3, cached_tokens: 8 },
  ],
]

const unsaid: readonly (readonly [what: string, write: (names: ReturnType<typeof nameCounts>) => string])[] =
  [
    ['missing', () => 'null'],
    ['none', () => '{}'],
    ['half of them', ({ input }) => `{"${input}":7}`],
    ['a list', () => '[-5]'],
    ['a prototype', ({ input, output }) => `{"__proto__":{"${input}":-5,"${output}":3}}`],
  ]

describe.each(apis.map((api) => [api.name, api] as const))(
  '[F51] on %s, token counts that are',
  (_name, api) => {
    async function ask(usage: string) {
      await using chat = await openChat({
        api,
        answer: () => answerStream([api.wire.delta(text) + writeEnd(api, usage)], [{ do: 'end' }]),
      })
      const message = await chat.watch(chat.send()).settled
      expect(message).toMatchObject({ status: 'done', text })
      const [record, ...more] = chat.listUsage()
      if (!record || more.length > 0) throw new Error('not exactly one record')
      const sum = chat.store.usageDays.sum({ calendar: 'utc', span: null, filter: null })
      expect(record).toMatchObject({
        outcome: 'done',
        certainty: api.name === 'responses' ? 'estimated' : 'unpriced',
        cachedInputTokens: 0,
        cacheWriteTokens: 0,
        reasoningTokens: 0,
      })
      // Our own count of these few words.
      for (const tokens of [record.inputTokens, record.outputTokens]) {
        expect(tokens).toBeGreaterThan(1)
        expect(tokens).toBeLessThan(20)
      }
      const { inputTokens, outputTokens, claimedTokens } = record
      expect(sum).toMatchObject({
        requests: 1,
        flaggedRequests: claimedTokens === null ? 0 : 1,
        inputTokens,
        outputTokens,
      })
      return record
    }

    it.each(flagged)('%s are kept as claims', async (_what, write, claimed) => {
      const names = nameCounts(api)
      const { claimedTokens } = await ask(write(names))
      const expected = Object.entries(claimed).map(([name, value]) => [
        name === 'input' ? names.input : name === 'output' ? names.output : name,
        value,
      ])
      expect(JSON.parse(claimedTokens ?? 'null')).toEqual(Object.fromEntries(expected))
    })

    it('no JSON at all end an answer that can’t be read, and it is estimated', async () => {
      const { input, output } = nameCounts(api)
      const end = writeEnd(api, `{"${input}":NaN,"${output}":3}`)
      await using chat = await openChat({
        api,
        answer: () => answerStream([api.wire.delta(text) + end], [{ do: 'end' }]),
      })
      const message = await chat.watch(chat.send()).settled
      expect(message).toMatchObject({
        text,
        usage: { certainty: api.name === 'responses' ? 'estimated' : 'unpriced' },
      })
      expect(chat.listUsage()).toMatchObject([{ claimedTokens: null }])
    })

    it.each(unsaid)('%s are estimated, and nobody is blamed', async (_what, write) => {
      expect((await ask(write(nameCounts(api)))).claimedTokens).toBeNull()
    })
  },
)
