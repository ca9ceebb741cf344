// What is taken for a secret and what is not. No line here holds a whole one: each is put together from pieces
// that look like nothing, so that no scanner of this repository is ever right to complain.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSecrets, lastFourOf } from './secret-guard.ts'

const join = (...pieces: readonly string[]): string => pieces.join('')
const noise = 'q7Wx2Lm9Rt4Zp8Kd3Vb6Nc1Hj5Gf0Sy'
const apiKey = join('sk-', 'canary-', noise)
const awsId = join('AK', 'IA', 'IOSFODNN7', 'EXAMPLE')
const awsSecret = join('wJalrXUtnFEMI/', 'K7MDENG/', 'bPxRfiCY', 'EXAMPLEKEY')
const signed =
  ['hbGciOiJIUzI1NiJ9', 'zdWIiOiJjYW5hcnkifQ'].map((part) => join('eyJ', part, '.')).join('') + noise
const dashes = '-'.repeat(5)
const block = (kind: string): string =>
  [
    `${dashes}BEGIN ${kind}PRIVATE KEY${dashes}`,
    noise + noise,
    noise,
    `${dashes}END ${kind}PRIVATE KEY${dashes}`,
  ].join('\n')
const [password, dashed, spoken, address] = ['Tr0ub4dor&3', 'k3Ym-aster-9Q', 'hunter-2026-X', 'n0tTold-Yet']
const card = '4242 4242 4242 4242'

const read = (text: string) => findSecrets(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('a secret', () => {
  it.each([
    ['api-key', apiKey],
    ['api-key', join('sk-', 'ant-', 'canary-', noise)],
    ['api-key', join('sk-', 'proj-', noise)],
    ['api-key', join('hf', '_', noise, 'Tk9')],
    ['aws-key', awsId],
    ['github-token', join('gh', 'p_', noise, 'Qe7Uo')],
    ['github-token', join('github', '_pat_', noise)],
    ['gitlab-token', join('gl', 'pat-', noise)],
    ['slack-token', join('xo', 'xb-', '2048-', noise)],
    ['google-key', join('AI', 'za', noise, 'q_-w')],
    ['stripe-key', join('sk', '_live_', noise)],
    ['signed-token', signed],
    ['private-key', block('')],
    ['private-key', block('RSA ')],
    ['private-key', block('OPENSSH ')],
    ['card-number', card],
    ['card-number', '4242-4242-4242-4242'],
    ['card-number', '378282246310005'],
    ['card-number', '3782 822463 10005'],
    ['card-number', '5555555555554444'],
  ])('%s is found alone, and in the middle of a text', (kind, secret) => {
    expect(read(secret)).toEqual([[kind, secret]])
    expect(read(`Why does ${secret} not work?`)).toEqual([[kind, secret]])
    expect(read(`{"a": "${secret}"}`)).toEqual([[kind, secret]])
  })

  it.each([
    [`password=${password}`, 'password', password],
    [`"db_password": "${dashed}"`, 'password', dashed],
    [`My password is ${spoken}.`, 'password', spoken],
    [`API_TOKEN: ${noise}`, 'token', noise],
    [`client_secret='${noise}'`, 'token', noise],
    [`Authorization: Bearer ${noise}`, 'token', noise],
    [`aws_secret_access_key = ${awsSecret}`, 'aws-key', awsSecret],
    [`postgres://app:${address}@db.internal:5432/app`, 'connection-password', address],
    [`OPENAI_API_KEY=${apiKey}`, 'api-key', apiKey],
  ])('%s is found by the name before it', (text, kind, secret) => {
    expect(read(text)).toEqual([[kind, secret]])
  })

  it('is found as often as it stands there', () => {
    const text = `${apiKey} and ${awsId}, ${card}.`
    expect(read(text).map(([kind]) => kind)).toEqual(['api-key', 'aws-key', 'card-number'])
  })

  it('is a private key also without its end, and with line breaks written out', () => {
    const [begin = ''] = block('').split('\n')
    expect(read(`${begin}\n${noise}${noise}`)).toEqual([['private-key', `${begin}\n${noise}${noise}`]])
    const written = block('').replaceAll('\n', String.raw`\n`)
    expect(read(`{"key":"${written}"}`)).toEqual([['private-key', written]])
  })
})

describe('what is none', () => {
  it.each([
    'The answer is 42.',
    'Order 550e8400-e29b-41d4-a716-446655440000 was sent.',
    'token: 550e8400-e29b-41d4-a716-446655440000',
    'Commit 356a192b7913b04c54574d18c28d46e6395428ab broke it.',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    `Use sk-${'x'.repeat(40)} as a placeholder.`,
    'Set OPENAI_API_KEY=sk-your-own-key-goes-in-here-1.',
    'Use task-management-service-for-every-team instead.',
    'AKIAXXXXXXXXXXXXXXXX',
    'password: please-enter-it',
    'password = process.env.DB_PASSWORD_2',
    'const token = request.headers.authorization2',
    'password=${DB_PASSWORD_1}',
    'Your token is valid for 3600 seconds.',
    'The password is wrong, and the token has expired.',
    'postgres://user:password@localhost/app',
    'https://example.com:8443/a@b',
    '1234 5678 9012 3456',
    '4242 4242 4242 4241',
    '4,242,424,242,424,242',
    '1763719200000',
    '+4242424242424242',
    '356938035643809',
    'This is what -----BEGIN PRIVATE KEY----- means in such a file, and nothing else is in it.',
    'eyJ is how each of them begins.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      apiKey,
      awsId,
      signed,
      card,
      block(''),
      'password=',
      'token: ',
      'sk-',
      '://a:',
      '\n',
      ' ',
    ),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

  it('gives places in order, inside it, not overlapping, and not empty', () => {
    fc.assert(
      fc.property(text, (written) => {
        let last = 0
        for (const { start, end } of findSecrets(written)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(written.length)
      }),
    )
  })

  it('holds none once they are taken out', () => {
    const apart = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '))
    fc.assert(
      fc.property(apart, (written) => {
        let left = written
        for (const { start, end } of findSecrets(written).toReversed())
          left = `${left.slice(0, start)}‹removed›${left.slice(end)}`
        for (const secret of [apiKey, awsId, signed]) expect(left).not.toContain(secret)
      }),
    )
  })

  // One that took time by the square of these would take minutes.
  it.each([
    'a',
    '1 ',
    'sk-',
    'eyJaaaaaaaa.',
    'password=',
    'token token ',
    'secret_secret',
    'aws secret ',
    'http://a:',
    'xoxb-',
    `${dashes}BEGIN PRIVATE KEY${dashes} `,
    '4242 4242 ',
    join('gh', 'p_0'),
  ])('of 400,000 characters of %j is read through', (pattern) => {
    const written = pattern.repeat(Math.ceil(400_000 / pattern.length))
    expect(findSecrets(written).length).toBeLessThan(400_000)
  })
})

describe('what is shown of one', () => {
  it('is four characters at most, and none of a password', () => {
    const shown = (text: string) => findSecrets(text).map((secret) => lastFourOf(text, secret))
    expect(shown(`${apiKey} ${card}`)).toEqual([noise.slice(-4), '4242'])
    expect(shown(`password=${password}-and-more`)).toEqual([''])
    expect(shown(block(''))).toEqual([''])
  })
})
