import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../../../domain/failure.ts'
import type { KeyTestFact, KeyTestLine } from '../../../../domain/keys/key-test.ts'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import {
  describeEnd,
  describeFact,
  describeQuestion,
  formatLatency,
  isSaidAbove,
  ownsRequestId,
} from './checklist-facts.ts'

const line = (over: Partial<KeyTestLine>): KeyTestLine => ({
  step: 'network',
  outcome: 'passed',
  failure: null,
  fact: null,
  durationMs: 1,
  requestId: null,
  ...over,
})

const quota = (costUsd: number | null, isPaid: boolean): KeyTestFact => ({
  kind: 'quota',
  modelId: 'gpt-small',
  costNanoUsd: costUsd === null ? null : nanoUsdFromUsd(costUsd),
  isPaid,
})

describe('the fact of a line', () => {
  it.each<[string, KeyTestFact | null, string | null]>([
    ['nothing', null, null],
    [
      'the way to a server',
      { kind: 'route', host: 'api.openai.com', isEncrypted: true, proxy: null },
      'api.openai.com, TLS',
    ],
    [
      'the way through a proxy',
      { kind: 'route', host: 'api.openai.com', isEncrypted: true, proxy: 'proxy.test:3128' },
      'api.openai.com, TLS, through proxy proxy.test:3128',
    ],
    [
      'a server of one’s own',
      { kind: 'route', host: 'localhost:11434', isEncrypted: false, proxy: null },
      'localhost:11434, not encrypted, on this computer',
    ],
    ['models, which have a list', { kind: 'models', total: 3, modelIds: ['a', 'b', 'c'] }, null],
    ['a question, which has a button', quota(0.000004, false), null],
    ['what was paid', quota(0.0000021, true), '$0.0000021 paid, gpt-small'],
    ['what was paid at no known price', quota(null, true), 'Paid, price not known, gpt-small'],
    ['a refused request, which cost nothing', quota(0, true), 'gpt-small'],
    [
      'both limits',
      {
        kind: 'limits',
        requests: { limit: 500, remaining: 499 },
        tokens: { limit: 200_000, remaining: null },
      },
      '500 requests, 200K tokens a minute',
    ],
    [
      'one limit of which only the rest is told',
      { kind: 'limits', requests: { limit: null, remaining: 12 }, tokens: null },
      '12 requests left a minute',
    ],
    [
      'limits that are not told',
      { kind: 'limits', requests: null, tokens: null },
      'This server does not say',
    ],
    ['the time to the first byte', { kind: 'latency', firstByteMs: 84.4, firstTokenMs: null }, '84 ms'],
    [
      'and to the first word',
      { kind: 'latency', firstByteMs: 84, firstTokenMs: 1_240 },
      '84 ms, first word after 1.2 s',
    ],
    ['why it was left out', { kind: 'skip', reason: 'not-reached' }, 'Not reached'],
  ])('%s', (_name, fact, words) => {
    expect(describeFact(fact)).toBe(words)
  })

  it('has milliseconds below a second and seconds from there on', () => {
    expect([0, 999.4, 999.5, 12_000].map(formatLatency)).toEqual(['0 ms', '999 ms', '1.0 s', '12 s'])
  })
})

describe('the question about credit', () => {
  it('names the most it would cost', () => {
    const asked = describeQuestion(line({ step: 'quota', outcome: 'skipped', fact: quota(0.000004, false) }))
    expect(asked).toBe('Check credit with one small paid request, about $0.000004')
  })

  it('says so where there is no known price', () => {
    const asked = describeQuestion(line({ step: 'quota', outcome: 'skipped', fact: quota(null, false) }))
    expect(asked).toBe('Check credit with one small paid request; its price isn’t known')
  })

  it('is not asked once it was paid for, nor where the server does not offer it', () => {
    expect(describeQuestion(line({ outcome: 'passed', fact: quota(0.000004, true) }))).toBeNull()
    const notOffered = line({ outcome: 'skipped', fact: { kind: 'skip', reason: 'not-offered' } })
    expect(describeQuestion(notOffered)).toBeNull()
  })
})

describe('lines that belong together', () => {
  const refused = makeFailure('openai/not-an-api')
  const lines = [
    line({ step: 'authentication', outcome: 'warned', failure: refused, requestId: 'req_1' }),
    line({ step: 'permission', outcome: 'warned', failure: refused, requestId: 'req_1' }),
    line({ step: 'models', requestId: 'req_2' }),
    line({ step: 'latency' }),
  ] as const

  it('explain the same failure once', () => {
    expect(lines.map((one) => isSaidAbove(one, lines))).toEqual([false, true, false, false])
  })

  it('show the id of a request that they share once', () => {
    expect(lines.map((one) => ownsRequestId(one, lines))).toEqual([true, false, true, false])
  })

  it('are summed up in one sentence', () => {
    expect(describeEnd([...lines, line({ step: 'quota', outcome: 'skipped' })])).toBe(
      'Key test ended: 2 steps passed, 2 with a note, 1 skipped. This is not an API.',
    )
  })
})
