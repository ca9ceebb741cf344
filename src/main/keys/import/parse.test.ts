import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { envFileLines, makeEnvFile } from '../../../../test/support/env-file.ts'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { decodeTextFile, splitLines, withoutLines } from './lines.ts'
import { parseEnvText } from './parse.ts'

const first = 'sk-canary-aaaaaaaaaaaaaaaaaaaaaaaa-1a1a'
const second = 'sk-canary-bbbbbbbbbbbbbbbbbbbbbbbb-2b2b'
const third = 'sk-canary-cccccccccccccccccccccccc-3c3c'

const read = (text: string) => parseEnvText(text).keys
const only = (text: string) => {
  const keys = read(text)
  expect(keys).toHaveLength(1)
  return keys[0]
}

describe('a key is found', () => {
  it.each([
    ['plainly', `OPENAI_API_KEY=${first}`],
    ['exported', `export OPENAI_API_KEY=${first}`],
    ['with spaces', `  OPENAI_API_KEY   =   ${first}  `],
    ['with tabs', `\tOPENAI_API_KEY\t=\t${first}\t`],
    ['in double quotes', `OPENAI_API_KEY="${first}"`],
    ['in single quotes', `OPENAI_API_KEY='${first}'`],
    ['in back quotes', `OPENAI_API_KEY=\`${first}\``],
    ['in quotes, with a comment behind', `OPENAI_API_KEY="${first}" # the team’s "own"`],
    ['with a comment behind', `OPENAI_API_KEY=${first} # old`],
    ['with a comment right behind', `OPENAI_API_KEY=${first}#old`],
    ['on Windows', `set OPENAI_API_KEY=${first}`],
    ['on Windows, quoted as a whole', `set "OPENAI_API_KEY=${first}"`],
    ['in PowerShell', `$env:OPENAI_API_KEY = "${first}"`],
    ['in YAML', `OPENAI_API_KEY: ${first}`],
    ['in YAML, quoted', `  OPENAI_API_KEY: "${first}"`],
    ['in a list of YAML', `  - OPENAI_API_KEY=${first}`],
    ['in JSON', `  "OPENAI_API_KEY": "${first}",`],
    ['with a semicolon behind', `export OPENAI_API_KEY=${first};`],
    ['after a byte-order mark', `\uFEFFOPENAI_API_KEY=${first}`],
  ])('%s', (_how, text) => {
    const found = only(decodeTextFile(Buffer.from(text))?.text ?? '')
    expect(found).toEqual({
      typed: first,
      baseUrl: openAiBaseUrl,
      isOthers: false,
      variable: 'OPENAI_API_KEY',
      lines: [1],
      isCommentedOut: false,
    })
  })

  it.each([
    `# OPENAI_API_KEY=${first}`,
    `#OPENAI_API_KEY="${first}"`,
    `## export OPENAI_API_KEY='${first}' # older`,
    `// OPENAI_API_KEY=${first}`,
    `; OPENAI_API_KEY = ${first}`,
    `REM set OPENAI_API_KEY=${first}`,
    `rem set "OPENAI_API_KEY=${first}"`,
    `# OPENAI_API_KEY=${first} (until March)`,
  ])('and marked, when it is commented out: %#', (text) => {
    expect(only(text)).toMatchObject({ typed: first, variable: 'OPENAI_API_KEY', isCommentedOut: true })
  })

  it('under any name, or under none', () => {
    expect(only(`MY_TOKEN=${first}`)?.variable).toBe('MY_TOKEN')
    expect(only(first)?.variable).toBe('')
    expect(only(`  - "${first}", # mine`)).toMatchObject({ typed: first, variable: '' })
    expect(only(`# ${first}`)).toMatchObject({ typed: first, isCommentedOut: true })
  })

  it.each(['\n', '\r\n', '\r'])('on its lines, whatever ends them: %j', (end) => {
    const text = ['A=1', '', `OPENAI_API_KEY=${first}`, '# x', `WORK_OPENAI_API_KEY=${second}`, ''].join(end)
    expect(read(text).map(({ lines }) => lines)).toEqual([[3], [5]])
  })
})

describe('a value over several lines', () => {
  it('is one assignment, with all its lines', () => {
    const keys = read(`A=1\nOPENAI_API_KEY="\n${first}\n"\nWORK_OPENAI_API_KEY=${second}`)
    expect(keys.map(({ typed, lines }) => [typed.trim(), lines])).toEqual([
      [first, [2, 3, 4]],
      [second, [5]],
    ])
  })

  it('hides what only looks like an assignment in it', () => {
    expect(read(`NOTE='first\n"token": "${first}"\nlast'\nB=2`)).toEqual([])
  })

  it('may be a certificate whose last line looks like an assignment', () => {
    const text = `CERT="-----BEGIN-----\nABCD==\n-----END-----"\nOPENAI_API_KEY=${first}`
    expect(only(text)?.lines).toEqual([4])
  })

  it('is not begun by a quote that nobody closed', () => {
    for (const last of ['OTHER="closed"', 'HEIGHT=5"', 'end"'])
      expect(read(`NAME="unclosed\nOPENAI_API_KEY=${first}\n${last}`).map(({ lines }) => lines)).toEqual([
        [2],
      ])
    expect(only(`OPENAI_API_KEY="${first}\nPORT=3000\nHOST="here"`)).toMatchObject({
      typed: `"${first}`,
      lines: [1],
    })
  })
})

describe('what is not OpenAI’s', () => {
  it.each([
    'ANTHROPIC_API_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaaaaaa',
    'MY_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaaaaaa',
    '# OPENAI_API_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaaaaaa',
    'STRIPE_SECRET_KEY=sk_live_aaaaaaaaaaaaaaaaaaaaaaaa',
    'SECRET=sk_test_aaaaaaaaaaaaaaaaaaaaaaaa',
    'KEY=sk-or-v1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'DEEPSEEK_API_KEY=sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'AZURE_OPENAI_API_KEY=0123456789abcdef0123456789abcdef',
    'MY_AZURE_OPENAI_KEY=sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'GITHUB_TOKEN=ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'OPENAI_API_KEY_PATH=/run/secrets/openai',
    'OPENAI_API_KEY=',
    'OPENAI_API_KEY=""',
    'OPENAI_API_KEY=${SECRET}',
    'OPENAI_API_KEY=$(cat key)',
    'OPENAI_API_KEY=%KEY%',
    '# OPENAI_API_KEY: ask the team for it',
    'risk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'A sentence that speaks of sk-test-aaaaaaaaaaaaaaaaaaaaaaaa in passing',
  ])('is not offered: %#', (text) => {
    expect(read(text)).toEqual([])
  })

  it('is said to be another’s where OpenAI’s key should be', () => {
    const text = 'OPENAI_API_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaaaaaa'
    expect(only(text)).toMatchObject({ isOthers: true, baseUrl: openAiBaseUrl })
    expect(only(`${text}\nOPENAI_BASE_URL=https://proxy.example/v1`)).toMatchObject({ isOthers: false })
  })

  it.each(['your-key-here', 'sk-short', 'sk-admin-test-aaaaaaaaaaaaaaaaaaaaaaaa', 'has space'])(
    'is an entry under OpenAI’s name, to be told why not: %#',
    (value) => {
      for (const name of ['OPENAI_API_KEY', 'WORK_OPENAI_API_KEY', 'OPENAI_KEY', 'OPENAI_API_KEY_2'])
        expect(only(`${name}=${value}`)).toMatchObject({ typed: value, variable: name })
    },
  )
})

describe('the same key twice', () => {
  it('is one entry with all its lines, named by what isn’t commented out', () => {
    const text = [
      `# OLD=${first}`,
      `TOKEN="${first}"`,
      `OPENAI_API_KEY='${first}' # x`,
      `OPENAI_API_KEY_2=${first}`,
    ].join('\n')
    expect(read(text)).toMatchObject([
      { variable: 'OPENAI_API_KEY', lines: [1, 2, 3, 4], isCommentedOut: false },
    ])
  })

  it('stays commented out if it is everywhere', () => {
    expect(only(`# A=${first}\n# B=${first}`)).toMatchObject({ lines: [1, 2], isCommentedOut: true })
  })
})

describe('the base URL', () => {
  const bases = (text: string) => read(text).map(({ variable, baseUrl }) => [variable, baseUrl])

  it('is the file’s, for keys of OpenAI’s name alone', () => {
    const text = `OPENAI_API_KEY=lm-studio\nTOKEN=${first}\nWORK_OPENAI_API_KEY=${second}\n`
    const expected = [
      ['OPENAI_API_KEY', 'http://127.0.0.1:1234/v1'],
      ['TOKEN', openAiBaseUrl],
      ['WORK_OPENAI_API_KEY', 'http://127.0.0.1:1234/v1'],
    ]
    expect(bases(`${text}OPENAI_BASE_URL="http://127.0.0.1:1234/v1/"`)).toEqual(expected)
    expect(bases(`export OPENAI_API_BASE=http://127.0.0.1:1234/v1\n${text}`)).toEqual(expected)
  })

  it('may be said for one key by its prefix', () => {
    const text = `OPENAI_API_KEY=${first}\nLOCAL_OPENAI_API_KEY=${second}\nLOCAL_OPENAI_BASE_URL=https://a.example/v1`
    expect(bases(text)).toEqual([
      ['OPENAI_API_KEY', openAiBaseUrl],
      ['LOCAL_OPENAI_API_KEY', 'https://a.example/v1'],
    ])
  })

  it('may be said twice, in one way', () => {
    const text = `OPENAI_API_KEY=${first}\nOPENAI_BASE_URL=https://a.example/v1\nOPENAI_API_BASE=https://a.example/v1/`
    expect(only(text)?.baseUrl).toBe('https://a.example/v1')
  })

  it.each([
    ['two of them', 'OPENAI_BASE_URL=https://a.example/v1\nOPENAI_BASE_URL=https://b.example/v1', null],
    ['one that is none', 'OPENAI_BASE_URL=elsewhere', 'elsewhere'],
    ['one that isn’t encrypted', 'OPENAI_BASE_URL=http://a.example/v1', 'http://a.example/v1'],
    ['one that is set elsewhere', 'OPENAI_BASE_URL=${BASE}', '${BASE}'],
    ['one with a key in it', `OPENAI_BASE_URL=https://a.example/${third}/v1`, null],
  ])('is not OpenAI’s where the file has %s', (_what, text, baseUrl) => {
    expect(only(`OPENAI_API_KEY=${first}\n${text}`)?.baseUrl).toBe(baseUrl)
  })

  it.each([
    '# OPENAI_BASE_URL=https://a.example/v1',
    'OPENAI_BASE_URL=',
    'AZURE_OPENAI_BASE_URL=https://a.example/v1',
  ])('is OpenAI’s where it is not set: %s', (text) => {
    expect(only(`OPENAI_API_KEY=${first}\n${text}`)?.baseUrl).toBe(openAiBaseUrl)
  })
})

describe('a file of 200 lines', () => {
  const { text, expected } = makeEnvFile([first, second, third])

  it.each([
    ['as it is', text],
    ['with the line endings of Windows', text.replaceAll('\n', '\r\n')],
  ])('%s gives each key once, with its lines', (_how, written) => {
    expect(splitLines(written)).toHaveLength(envFileLines)
    const { keys, otherLines } = parseEnvText(written)
    expect(keys.map(({ variable, lines, isCommentedOut }) => ({ variable, lines, isCommentedOut }))).toEqual(
      expected.entries.map(({ variable, lines, isCommentedOut }) => ({ variable, lines, isCommentedOut })),
    )
    for (const [index, { secret }] of expected.entries.entries())
      if (secret !== null) expect(keys[index]?.typed).toBe(secret)
    expect(otherLines).toBe(expected.otherLines)
  })
})

const someLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom('', '#', '# ', 'export ', 'set ', '- ', '  '),
      fc.oneof(
        fc.constantFrom('OPENAI_API_KEY', 'A', 'OPENAI_BASE_URL', first, `${first}_${second}`, ''),
        fc.string({ maxLength: 300 }),
      ),
      fc.constantFrom('=', ' = ', ': ', '', '=='),
      fc.constantFrom('', '"', "'", '`', '\\"'),
      fc.oneof(
        fc.constantFrom(first, second, '', 'https://a.example/v1', `sk-${'x'.repeat(5_000)}`),
        fc.string({ unit: 'binary' }),
      ),
      fc.constantFrom('', '"', "'", '`', '\\', ' # comment', ';', ','),
    )
    .map((parts) => parts.join('')),
)
const someText = fc
  .array(fc.tuple(someLine, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 12 })
  .map((lines) => lines.flat().join(''))

describe('whatever the text', () => {
  it('never throws, and holds a key in nothing but `typed`', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { keys, otherLines } = parseEnvText(text)
        const lineCount = splitLines(text).length
        expect(otherLines).toBeLessThanOrEqual(lineCount)
        for (const { typed: _typed, ...rest } of keys) {
          expect(holdsKeyLike(JSON.stringify(rest))).toBe(false)
          expect(rest.variable.length).toBeLessThanOrEqual(100)
          expect(rest.lines.length).toBeGreaterThan(0)
          expect(rest.lines.every((line) => line >= 1 && line <= lineCount)).toBe(true)
          expect([...new Set(rest.lines)].toSorted((left, right) => left - right)).toEqual(rest.lines)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('says the lines on which a key stands, and takes it away with them', () => {
    const quiet = fc.constantFrom('', 'A=1', '# note', 'B="two"', 'junk', 'C: 3')
    const way = fc.constantFrom(
      (key: string) => `OPENAI_API_KEY=${key}`,
      (key: string) => `# X="${key}" # y`,
      (key: string) => `export Y='\n${key}\n'`,
      (key: string) => `  Z: ${key}`,
    )
    const lines = fc.array(
      fc.oneof(
        quiet,
        way.map((write) => write(first)),
      ),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const text = parts.join('\n').replaceAll('\n', end)
        const keys = read(text)
        const own = splitLines(text).flatMap((line, index) => (line.includes(first) ? [index + 1] : []))
        expect(keys).toHaveLength(own.length === 0 ? 0 : 1)
        for (const line of own) expect(keys[0]?.lines).toContain(line)
        const rest = withoutLines(text, new Set(keys[0]?.lines))
        expect(rest.includes('canary')).toBe(false)
        const kept = parts.filter((part) => !part.includes(first)).join(end)
        expect(rest.trimEnd()).toBe(kept.trimEnd())
      }),
    )
  })

  it('comes to an end, however long and odd the text', () => {
    const long = 500_000
    for (const text of [
      ' '.repeat(long),
      'a'.repeat(long),
      '#'.repeat(long),
      'A='.repeat(long),
      '"'.repeat(long),
      'A="\\'.repeat(long / 5),
      'sk-'.repeat(long / 3),
      'A="x\n'.repeat(long / 5),
      'a=`x\nb="y\nc=\'z\n'.repeat(long / 20),
      `OPENAI_API_KEY=${first}\n`.repeat(20_000),
      `sk-${'-'.repeat(long)} x`,
      `a="${'\\"'.repeat(long)}`,
      `a="${'\\'.repeat(long)}`,
      `a=''${' '.repeat(long)}x`,
      `#${' '.repeat(long)}!`,
      `a${' '.repeat(long)}!`,
      `${first}${' '.repeat(long)}!`,
    ])
      expect(parseEnvText(text).keys.length).toBeLessThanOrEqual(500)
  })
})
