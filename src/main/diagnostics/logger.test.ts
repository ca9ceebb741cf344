import fc from 'fast-check'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from './logger.ts'

const canary = 'sk-canary-0123456789abcdefABCDEF'
const nowMs = (): number => Date.UTC(2026, 10, 1)

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const readLog = (folder: string): string => readFileSync(join(folder, 'latchkey.log'), 'utf8')
const readLines = (folder: string): unknown[] =>
  readLog(folder)
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

test('a line says when, how grave, what and with which facts; the file is the owner’s alone', () => {
  const folder = join(makeFolder(), 'logs')
  const logger = createLogger({ folder, nowMs })
  logger.info('app.started', { version: '0.1.0', tookMs: 12.5, isFirst: true, key: null })
  logger.warn('two\nlines')
  expect(readLines(folder)).toEqual([
    {
      at: '2026-11-01T00:00:00.000Z',
      level: 'info',
      event: 'app.started',
      version: '0.1.0',
      tookMs: 12.5,
      isFirst: true,
      key: null,
    },
    { at: '2026-11-01T00:00:00.000Z', level: 'warn', event: 'two\nlines' },
  ])
  expect(statSync(join(folder, 'latchkey.log')).mode & 0o777).toBe(0o600)
})

test('a log that others could read no longer can be', () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'latchkey.log'), '', { mode: 0o644 })
  createLogger({ folder, nowMs })
  expect(statSync(join(folder, 'latchkey.log')).mode & 0o777).toBe(0o600)
})

test('an error is told with its causes, and an object by its kind alone', () => {
  const folder = makeFolder()
  const logger = createLogger({ folder, nowMs })
  const cause = Object.assign(new TypeError('reset'), { code: 'ECONNRESET' })
  logger.error('run.failed', new AggregateError([new Error('one')], 'all', { cause }), { attempt: 2 })
  logger.error('run.failed', { apiKey: 'hunter2' })
  const [first, second] = readLines(folder)
  expect(first).toMatchObject({
    level: 'error',
    attempt: 2,
    error: {
      name: 'AggregateError',
      message: 'all',
      cause: { name: 'TypeError', code: 'ECONNRESET' },
      errors: [{ name: 'Error', message: 'one' }],
    },
  })
  expect(second).toMatchObject({ error: { name: 'object', message: 'an object' } })
})

test('[S4] a key never reaches the file: not in events, facts, messages, stacks, codes, causes or objects', () => {
  const folder = makeFolder()
  const logger = createLogger({ folder, nowMs, maxBytes: 1e9 })
  const planted = fc
    .tuple(fc.string(), fc.string(), fc.nat(5_000))
    .map(([before, after, paddingChars]) => `${before}${' '.repeat(paddingChars)}${canary}${after}`)
  const thrown = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      planted,
      fc.tuple(planted, tie('any')).map(([message, cause]) => new Error(message, { cause })),
      fc
        .tuple(planted, fc.array(tie('any'), { maxLength: 3 }))
        .map(([text, all]) => new AggregateError(all, text)),
      fc
        .tuple(planted, planted)
        .map(([code, name]) => Object.assign(new Error('x'), { code, name, headers: { code } })),
      fc.dictionary(planted, tie('any'), { maxKeys: 3 }),
      planted.map((description) => Symbol(description)),
    ),
  })).any
  fc.assert(
    fc.property(thrown, planted, (error, text) => {
      logger.error(text, error, { [text]: text })
      logger.info(text, { text })
    }),
    { numRuns: 200 },
  )
  const log = readLog(folder)
  expect(log.split('\n').length).toBe(401)
  for (const part of ['canary', '0123456789abcdef', 'ABCDEF']) expect(log).not.toContain(part)
})

test('a cut never leaves a part of a key', () => {
  const folder = makeFolder()
  const logger = createLogger({ folder, nowMs })
  for (let before = 15_960; before < 16_010; before += 1) logger.info('x'.repeat(before) + canary)
  for (let before = 3_960; before < 4_010; before += 1) logger.info(`${' '.repeat(before)}${canary}`)
  expect(readLog(folder)).not.toMatch(/sk-|canary/u)
})

test('a full file is set aside, two are kept, and no line is lost between', () => {
  const folder = makeFolder()
  const logger = createLogger({ folder, nowMs, maxBytes: 500 })
  for (let number = 0; number < 12; number += 1) logger.info('line', { number, padding: '.'.repeat(100) })
  const files = readdirSync(folder).toSorted()
  expect(files).toEqual(['latchkey.log', 'latchkey.log.1', 'latchkey.log.2'])
  const numbers = files
    .toReversed()
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/"number":(\d+)/gu)].map(([, number]) =>
        Number(number),
      ),
    )
  expect(numbers.at(-1)).toBe(11)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  for (const file of files) {
    expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(500)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  }
})

test('it never throws: not without a folder, nor over an error that does', () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'file'), '')
  createLogger({ folder: join(folder, 'file', 'deeper'), nowMs }).info('lost')
  mkdirSync(join(folder, 'latchkey.log'))
  createLogger({ folder, nowMs }).error('lost', new Error('x'))

  const other = makeFolder()
  const logger = createLogger({ folder: other, nowMs })
  logger.error(
    'odd',
    Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('no')
      },
    }),
  )
  logger.error(
    'odd',
    new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error('no')
        },
      },
    ),
  )
  const endless = new Error('endless')
  endless.cause = endless
  logger.error('odd', endless)
  expect(readLines(other)).toHaveLength(3)
  createLogger({ folder: other, nowMs: () => Number.NaN }).info('no time')
})
