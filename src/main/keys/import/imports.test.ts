import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { scanText } from '../../../../test/support/canary.ts'
import { makeEnvFile } from '../../../../test/support/env-file.ts'
import * as values from '../../../contract/key-values.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { codeOf, failureOf, first, second, setUp, take, third, withFolder } from './imports-test-support.ts'

const folder = withFolder()

describe('a file', () => {
  it('of 200 lines gives its keys, and nothing of them but what is held', async () => {
    const app = setUp()
    const { text, expected } = makeEnvFile([first, second, third])
    const read = take(await app.imports.readFile(folder.write(text)))
    expect(read.source).toEqual({ kind: 'file', name: '.env' })
    expect(read.otherLines).toBe(expected.otherLines)
    expect(read.entries.map(({ variable, lines }) => ({ variable, lines }))).toEqual(
      expected.entries.map(({ variable, lines }) => ({ variable, lines })),
    )
    for (const [index, { secret }] of expected.entries.entries()) {
      const { candidate, failure } = read.entries[index] ?? { candidate: null, failure: null }
      expect(candidate === null ? null : app.held.get(candidate.id)?.secret).toBe(secret)
      expect(failure === null).toBe(secret !== null)
    }
    expect(values.keyImport.parse(read)).toEqual(read)
    for (const secret of [first, second, third])
      expect(scanText(inspect(read, { depth: null }), secret)).toEqual([])
    // The positive control.
    expect(scanText(inspect([...app.held], { depth: null }), first)).not.toEqual([])
  })

  it('says of each key why it can’t be imported', async () => {
    const app = setUp()
    const listedId = app.store(second, 'Work')
    const path = folder.write(
      [
        'OPENAI_API_KEY=your-key-here',
        `A_OPENAI_API_KEY=${second}`,
        `B_OPENAI_API_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaaaaaaaaaa`,
        `C_OPENAI_API_KEY=${first}`,
        'C_OPENAI_BASE_URL=https://one.example/v1',
        'C_OPENAI_API_BASE=https://two.example/v1',
        `D_OPENAI_API_KEY=${third}`,
        'D_OPENAI_BASE_URL=http://not-encrypted.example/v1',
      ].join('\n'),
    )
    const { entries } = take(await app.imports.readFile(path))
    expect(entries.map(({ candidate, failure }) => [candidate, failure?.code])).toEqual([
      [null, 'key/malformed'],
      [null, 'key/duplicate'],
      [null, 'key/malformed'],
      [null, 'key/bad-base-url'],
      [null, 'key/insecure-base-url'],
    ])
    expect(entries[1]?.failure?.data).toEqual({ keyId: listedId, label: 'Work' })
    expect(app.held.size).toBe(0)
  })

  it('gives a key the address that stands beside it', async () => {
    const app = setUp()
    const path = folder.write('OPENAI_API_KEY=lm-studio\nOPENAI_BASE_URL=http://localhost:1234/v1/\n')
    const { entries } = take(await app.imports.readFile(path))
    expect(entries[0]?.candidate).toMatchObject({ baseUrl: 'http://localhost:1234/v1', lastFour: '' })
    expect([...app.held.values()]).toEqual([{ secret: 'lm-studio', baseUrl: 'http://localhost:1234/v1' }])
  })

  it('may be of UTF-16, and be behind a link, whose name it then has', async () => {
    const app = setUp()
    folder.write(Buffer.from(`\uFEFFOPENAI_API_KEY=${first}\r\n`, 'utf16le'), 'real')
    symlinkSync(folder.in('real'), folder.in('link.env'))
    const read = take(await app.imports.readFile(folder.in('link.env')))
    expect(read.source.name).toBe('link.env')
    expect(read.entries).toHaveLength(1)
  })

  it('whose name holds a key is named without it', async () => {
    const read = take(await setUp().imports.readFile(folder.write(`A=${second}`, `${first}.env`)))
    expect(scanText(JSON.stringify(read), first)).toEqual([])
  })

  it('without a key has nothing to import', async () => {
    for (const text of [
      '',
      'A=1\n',
      '# OPENAI_API_KEY=\n',
      'ANTHROPIC_API_KEY=sk-ant-test-aaaaaaaaaaaaaaaaaaaa',
    ])
      expect(codeOf(await setUp().imports.readFile(folder.write(text)))).toBe('import/nothing-found')
  })

  it('of 500 keys and of one key on 2,000 lines fits the contract', async () => {
    const many = Array.from(
      { length: 600 },
      (_, index) => `K${index}=sk-test-${String(index).padStart(24, '0')}`,
    )
    const app = setUp()
    const read = take(await app.imports.readFile(folder.write(many.join('\n'))))
    expect(values.keyImport.parse(read).entries).toHaveLength(500)
    const often = take(await app.imports.readFile(folder.write(`K=${first}\n`.repeat(2_000))))
    expect(values.keyImport.parse(often).entries[0]?.lines).toHaveLength(1_000)
    app.save(first)
    expect(take(await app.imports.removeLines(often.id))).toEqual({ removedLines: 2_000 })
  })
})

describe('what can not be read', () => {
  it.each([
    ['is not there', () => folder.in('none'), 'ENOENT'],
    ['is a folder', () => folder.path, 'not-a-file'],
    ['is a device', () => '/dev/zero', 'not-a-file'],
    ['is a pipe', () => makePipe(), 'not-a-file'],
    ['is no text', () => folder.write(Buffer.from([0x41, 0xff, 0xfe])), 'not-text'],
    ['has a NUL in it', () => folder.write('A=1\0'), 'not-text'],
    ['is large', () => makeLarge(1_048_577), 'too-large'],
    ['is a ring of links', () => makeRing(), 'ELOOP'],
    ['has a name that none has', () => `${folder.path}/a\0b`, 'ERR_INVALID_ARG_VALUE'],
  ])('is told: what %s', async (_what, make, reason) => {
    expect(failureOf(await setUp().imports.readFile(make()))).toBe(`import/unreadable ${reason}`)
  })

  it('is not told of a file that is as large as may be', async () => {
    const path = makeLarge(1_048_576 - 60)
    writeFileSync(path, `\nOPENAI_API_KEY=${first}`, { flag: 'a' })
    const bytes = readFileSync(path)
    writeFileSync(
      path,
      bytes.map((byte) => byte || 0x20),
    ) // spaces for NULs
    expect(take(await setUp().imports.readFile(path)).entries).toHaveLength(1)
  })

  const makePipe = (): string => {
    spawnSync('mkfifo', [folder.in('pipe')])
    return folder.in('pipe')
  }
  const makeLarge = (size: number): string => {
    const path = folder.write('')
    truncateSync(path, size)
    return path
  }
  const makeRing = (): string => {
    symlinkSync(folder.in('ring'), folder.in('ring'))
    return folder.in('ring')
  }
})

describe('the environment', () => {
  it('gives its key, which stands on no line', () => {
    const app = setUp({ key: ` "${first}"\n` })
    const read = take(app.imports.readEnvironment())
    expect(read).toMatchObject({
      source: { kind: 'environment', name: 'OPENAI_API_KEY' },
      entries: [{ variable: 'OPENAI_API_KEY', lines: [], isCommentedOut: false, failure: null }],
      otherLines: 0,
    })
    expect([...app.held.values()]).toEqual([{ secret: first, baseUrl: openAiBaseUrl }])
    expect(values.keyImport.parse(read)).toEqual(read)
  })

  it('gives it the address that is set beside it', () => {
    const app = setUp({ key: first, baseUrl: 'https://proxy.example/v1' })
    expect(take(app.imports.readEnvironment()).entries[0]?.candidate?.baseUrl).toBe(
      'https://proxy.example/v1',
    )
    const unclear = setUp({ key: first, baseUrl: 'proxy.example' })
    expect(take(unclear.imports.readEnvironment()).entries[0]?.failure?.code).toBe('key/bad-base-url')
  })

  it.each([undefined, '', '  '])('without one has nothing: %j', (key) => {
    expect(codeOf(setUp(key === undefined ? {} : { key }).imports.readEnvironment())).toBe(
      'import/nothing-found',
    )
  })

  it('says why its key is none', () => {
    const { imports } = setUp({ key: 'your-key-here' })
    expect(take(imports.readEnvironment()).entries[0]?.failure?.code).toBe('key/malformed')
    const odd = setUp({ key: `${first}\u0001` })
    expect(take(odd.imports.readEnvironment()).entries[0]?.failure?.code).toBe('key/unprintable')
  })
})
