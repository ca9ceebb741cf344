// What a person reads when something fails: the tone over every code, and what must never be confused.
import { describe, expect, it } from 'vitest'
import { describeFailure } from '../describe-failure.ts'
import { words } from '../words.ts'
import {
  failureActions,
  failureCodes,
  makeFailure,
  type FailureCode,
  type FailureData,
} from '../../domain/failure.ts'
import { failureHelp } from '../../domain/failure-help.ts'
import { guideTopics } from '../../domain/guide-topic.ts'

const full: FailureData = {
  host: 'api.example.test',
  label: 'Work',
  model: 'gpt-6-luna',
  scope: 'model.request',
  cause: 'locked',
  status: 407,
  keychain: 'Secret Service',
}

/** All that may be read for a code: with no facts and with all of them. */
const textsOf = (code: FailureCode): string[] => {
  const { title, cause } = words.failures.codes[code]
  return [title, describeFailure({ code }).sentence, describeFailure({ code, data: full }).sentence, cause]
}
const allTextOf = (code: FailureCode): string => textsOf(code).join(' ').toLowerCase()
const splitSentences = (text: string): string[] => text.split(/(?<=[.?])\s+(?=\p{Lu})/u)

describe('failure words', () => {
  it.each(failureCodes)('%s says what happened, what to do and why, briefly', (code) => {
    const { title, cause } = words.failures.codes[code]
    expect(title.length).toBeGreaterThan(4)
    expect(title.length).toBeLessThanOrEqual(50)
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
    for (const data of [undefined, full]) {
      const { sentence } = describeFailure({ code, data })
      expect(sentence).toMatch(/^\p{L}.*\.$/u)
      expect(splitSentences(sentence).length, sentence).toBeLessThanOrEqual(2)
      expect(sentence.length, sentence).toBeLessThanOrEqual(160)
    }
    expect(cause).toMatch(/^\p{Lu}.*\.$/u)
    expect(splitSentences(cause), cause).toHaveLength(1)
    expect(cause.length, cause).toBeLessThanOrEqual(120)
    expect(guideTopics).toContain(describeFailure({ code }).topic)
  })

  it.each(failureCodes)('%s is plain and calm', (code) => {
    for (const text of textsOf(code)) {
      expect(text).not.toMatch(/[!'"`]|undefined|null|NaN|\[object|\s{2}/u)
      expect(text).not.toMatch(
        /\b(oops|sorry|please|invalid|illegal|fatal|abort|you (did|entered|forgot))\b/iu,
      )
    }
  })

  it('gives no title twice', () => {
    const titles = failureCodes.map((code) => words.failures.codes[code].title.toLowerCase())
    expect(new Set(titles).size).toBe(failureCodes.length)
  })

  it('repeats nothing that was said for the log', () => {
    for (const code of failureCodes) {
      const described = describeFailure(makeFailure(code, 'try-again'))
      expect(JSON.stringify(described)).not.toContain('for the log')
    }
  })

  it('labels every action, each with a word that says where it leads', () => {
    for (const action of failureActions)
      expect(words.failures.actions[action]).toMatch(/^\p{Lu}[\p{L} ]{6,31}$/u)
  })
})

describe('a sentence that is filled in', () => {
  const sentence = (code: FailureCode, data: FailureData) => describeFailure({ code, data }).sentence

  it('names the missing scope, as OpenAI names it where that is known', () => {
    expect(sentence('openai/permission-denied', { scope: 'api.model.read' })).toContain(
      'lacks “List models” (api.model.read)',
    )
    expect(sentence('openai/permission-denied', { scope: 'api.files.read' })).toContain(
      'lacks api.files.read',
    )
  })

  it('names host, label and model where they are known, and reads well where not', () => {
    expect(sentence('network/refused', { host: 'localhost:1' })).toContain('at localhost:1,')
    expect(sentence('network/refused', {})).toContain('at this address,')
    expect(sentence('key/duplicate', { label: 'Work' })).toContain('as Work.')
    expect(sentence('openai/model-not-found', { model: '' })).toContain('use this model,')
  })

  it('names another server in OpenAI’s place, where its key was refused', () => {
    for (const code of [
      'openai/insufficient-quota',
      'openai/credit-exhausted',
      'openai/organization-usage-limit',
      'openai/billing-hard-limit',
      'openai/ip-not-authorized',
      'openai/unsupported-region',
    ] as const) {
      expect(sentence(code, {})).toContain('OpenAI')
      expect(sentence(code, { host: 'api.example.test' })).toContain('api.example.test')
    }
    for (const code of failureCodes) {
      if (!code.startsWith('openai/')) continue
      const { sentence: said, cause } = describeFailure({ code, data: { host: 'api.example.test' } })
      // The protocol is OpenAI’s, no matter who speaks it.
      expect(`${said} ${cause}`.replace('OpenAI’s protocol', ''), code).not.toContain('OpenAI')
    }
  })

  it('says how a budget stands, and what the request could cost', () => {
    const figures = {
      scope: 'all',
      period: 'month',
      limitNanoUsd: 5_000_000_000,
      spentNanoUsd: 4_980_000_000,
      reservedNanoUsd: 20_000_000,
      requestNanoUsd: 30_000_000,
    }
    expect(sentence('budget/hard-limit', figures)).toBe(
      'This month’s budget for all keys is $5.00. $4.98 is spent and $0.02 reserved by answers being written; ' +
        'this request could cost $0.03.',
    )
    const ofKey = { ...figures, scope: 'key', name: 'Work', period: 'day', reservedNanoUsd: 0 }
    expect(sentence('budget/hard-limit', ofKey)).toBe(
      'Today’s budget for the key Work is $5.00. $4.98 is spent; this request could cost $0.03.',
    )
    const ofProject = { ...figures, scope: 'project', name: 'Novel', period: 'week' }
    expect(sentence('budget/hard-limit', ofProject)).toContain('This week’s budget for the project Novel is')
    expect(sentence('budget/unpriced', { modelId: 'llama' })).toContain('llama needs a price first.')
  })

  it('says of a cut answer whether the model or a budget ended it', () => {
    expect(sentence('openai/output-limit', { isByBudget: true })).toMatch(
      /^Your budget had room for no more/u,
    )
    expect(sentence('openai/output-limit', {})).toMatch(/^The model stopped at its limit/u)
  })

  it('says what became of the file and of the keys where lines could not be removed', () => {
    expect(sentence('import/not-writable', {})).toMatch(/Nothing in it was changed, and your keys are saved/u)
    expect(sentence('import/not-writable', {})).toMatch(/Allow writing.*or remove the lines yourself/u)
    expect(sentence('import/not-held', {})).toContain('half an hour')
  })

  it('says of a key that is still stored whether unlocking helps', () => {
    expect(sentence('keychain/still-stored', { cause: 'locked' })).toMatch(/is locked.*Unlock it/u)
    expect(sentence('keychain/still-stored', { cause: 'silent' })).not.toMatch(/lock/iu)
  })
})

describe('what is easily confused', () => {
  const moneyCodes = [
    'openai/insufficient-quota',
    'openai/credit-exhausted',
    'openai/organization-spend-limit',
    'openai/project-spend-limit',
    'openai/organization-usage-limit',
    'openai/billing-hard-limit',
  ] as const

  it.each(moneyCodes)('%s is about credit or a limit, never about speed', (code) => {
    expect(allTextOf(code)).toMatch(/credit|limit/u)
    expect(allTextOf(code)).not.toMatch(/\brate\b|too many|too fast|per minute|slow/u)
    expect(failureHelp[code].action).toMatch(/^(add-credits|raise-limit)$/u)
  })

  it.each(['openai/rate-limited', 'openai/slow-down'] as const)('%s is not about credit', (code) => {
    expect(allTextOf(code)).not.toMatch(/credit|quota|balance|billing/u)
    expect(allTextOf(code)).toMatch(/wait a little/u)
  })

  it('a restricted key is real, and not called anything else', () => {
    expect(allTextOf('openai/permission-denied')).toMatch(/is real/u)
    expect(allTextOf('openai/permission-denied')).not.toMatch(
      /not accepted|does not know|revoked|expired|wrong|incomplete|unknown/u,
    )
    expect(failureHelp['openai/permission-denied'].action).toBe('change-permissions')
  })

  it('a locked keychain still has its keys', () => {
    expect(allTextOf('keychain/locked')).toMatch(/safe in it/u)
    expect(allTextOf('keychain/locked')).not.toMatch(/missing|not found|no longer|lost|gone|absent|empty/u)
    expect(allTextOf('keychain/lost')).not.toMatch(/\b(un)?lock(ed)?\b/u)
  })

  it('without a keychain a key can be kept until Latchkey quits', () => {
    expect(allTextOf('keychain/unavailable')).toMatch(/only until you quit latchkey/u)
  })

  it.each(['network/dns', 'network/refused', 'network/tls', 'network/proxy'] as const)(
    '%s: the key was not sent',
    (code) => {
      expect(describeFailure({ code }).sentence).toContain('so the key was not sent')
    },
  )

  it.each(['network/reset', 'network/timeout', 'network/stalled', 'network/unreachable'] as const)(
    '%s: nobody can know whether the key arrived, so nothing is said',
    (code) => {
      expect(allTextOf(code)).not.toMatch(/\bkey\b/u)
    },
  )

  it('a redirect took the key nowhere, and an answer of 407 may have had it', () => {
    expect(allTextOf('network/redirected')).toMatch(/the key went to no other server/u)
    expect(describeFailure({ code: 'network/proxy', data: { status: 407 } }).sentence).not.toMatch(/\bkey\b/u)
  })

  it('each form of a key has its own words and no button, for the field is right there', () => {
    const spoken = {
      'key/has-space': 'space',
      'key/has-line-break': 'line break',
      'key/has-quote': 'quot',
      'key/unprintable': 'character',
      'key/too-long': 'too long',
      'key/admin': 'admin',
    } as const
    for (const [code, word] of Object.entries(spoken) as [keyof typeof spoken, string][]) {
      expect(words.failures.codes[code].title.toLowerCase()).toContain(word)
      expect(failureHelp[code].action).toBeNull()
    }
  })
})
