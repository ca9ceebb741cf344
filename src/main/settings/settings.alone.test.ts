import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Settings } from '../../domain/settings.ts'
import { initialSettings } from '../../contract/settings.ts'
import { openSettings } from './settings.ts'

// electron-store imports electron, which outside Electron tries to download its binary unless it is told of
// one.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'none'
})

const nowMs = (): number => Date.UTC(2026, 10, 1)
const asideName = 'settings.corrupt-20261101T000000000Z.json'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const open = (folder: string) => openSettings({ folder, nowMs })
const fileIn = (folder: string): string => join(folder, 'settings.json')
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const saved: Settings = {
  theme: 'dark',
  defaultModelId: 'gpt-4o',
  remindsOfKeys: false,
  writesTitles: false,
  defaultParameters: {
    temperature: 0.5,
    maxOutputTokens: 800,
    reasoningEffort: 'low',
    systemPrompt: 'Be brief.\n“…”',
  },
}

/** A folder in which settings were saved before, with their copy. */
function makeUsedFolder(): string {
  const folder = makeFolder()
  open(folder).settings.change(saved)
  return folder
}

test('the first start has the defaults, and writes nothing', () => {
  const folder = makeFolder()
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([initialSettings, false])
  expect(readdirSync(folder)).toEqual([])
})

test('a change is kept, copied, told, and the owner’s alone', () => {
  const folder = makeFolder()
  const { settings } = open(folder)
  const told: Settings[] = []
  const stop = settings.onChange((now) => told.push(now))
  expect(settings.change({ theme: 'dark' })).toEqual({ ...initialSettings, theme: 'dark' })
  stop()
  settings.change({ ...saved, theme: undefined })
  expect(told).toEqual([{ ...initialSettings, theme: 'dark' }])

  const again = open(folder)
  expect([again.settings.read(), again.wasRecovered]).toEqual([saved, false])
  expect(readdirSync(folder).toSorted()).toEqual(['settings.json', 'settings.json.bak'])
  for (const name of readdirSync(folder)) {
    expect(readJson(join(folder, name))).toEqual(saved)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  }
})

test('fields of a newer version are kept, whatever they are', () => {
  const folder = makeFolder()
  writeFileSync(fileIn(folder), '{"theme":"dark","later":{"a.b":[1]},"__proto__":{"x":1},"a.b":2}')
  const { settings, wasRecovered } = open(folder)
  expect(wasRecovered).toBe(false)
  settings.change({ theme: 'light' })
  expect(readFileSync(fileIn(folder), 'utf8').replaceAll(/\s/gu, '')).toBe(
    `{"later":{"a.b":[1]},"__proto__":{"x":1},"a.b":2,"theme":"light","defaultModelId":"gpt-6-luna",` +
      `"remindsOfKeys":true,"writesTitles":true,"defaultParameters":{"temperature":null,` +
      `"maxOutputTokens":null,"reasoningEffort":null,"systemPrompt":""}}`,
  )
})

test.each([
  ['the first version', {}],
  ['the version with reminders', { remindsOfKeys: false }],
])('a file of %s has the default of what it does not know, and is no damage', (_which, more) => {
  const folder = makeFolder()
  const older = { theme: 'dark', defaultModelId: 'gpt-4o', ...more } as const
  const json = JSON.stringify(older)
  for (const path of [fileIn(folder), `${fileIn(folder)}.bak`]) writeFileSync(path, json)
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([{ ...initialSettings, ...older }, false])
  expect(readFileSync(fileIn(folder), 'utf8')).toBe(json)
  settings.change(saved)
  expect([open(folder).settings.read(), open(folder).wasRecovered]).toEqual([saved, false])
})

const whole = JSON.stringify(saved)
const faults: readonly (readonly [name: string, damage: (path: string) => void])[] = [
  ['empty', (path) => writeFileSync(path, '')],
  ['half', (path) => writeFileSync(path, whole.slice(0, whole.length / 2))],
  ['NULs', (path) => writeFileSync(path, '\0'.repeat(200))],
  ['garbage', (path) => writeFileSync(path, '\xff\xfe{')],
  ['null', (path) => writeFileSync(path, 'null')],
  ['an array', (path) => writeFileSync(path, '[1]')],
  ['a number', (path) => writeFileSync(path, '7')],
  [
    'all values invalid',
    (path) =>
      writeFileSync(
        path,
        '{"theme":"plaid","defaultModelId":7,"remindsOfKeys":1,"writesTitles":"no","defaultParameters":[]}',
      ),
  ],
  ['50 MB', (path) => writeFileSync(path, `{"x":"${'x'.repeat(50_000_000)}"}`)],
  [
    'a directory',
    (path) => {
      rmSync(path)
      mkdirSync(path)
      writeFileSync(join(path, 'inside'), 'x')
    },
  ],
  [
    'a link to itself',
    (path) => {
      rmSync(path)
      symlinkSync('settings.json', path)
    },
  ],
]

describe.each(faults)('%s', (_name, damage) => {
  test('the copy is used, and the bad one kept', () => {
    const folder = makeUsedFolder()
    damage(fileIn(folder))
    const { settings, wasRecovered } = open(folder)
    expect([settings.read(), wasRecovered]).toEqual([saved, true])
    expect(readdirSync(folder)).toContain(asideName)
    expect(readJson(fileIn(folder))).toEqual(saved)
    expect(open(folder).wasRecovered).toBe(false)
  })

  test('with the copy as bad, the defaults are used, and can be changed', () => {
    const folder = makeUsedFolder()
    damage(fileIn(folder))
    damage(`${fileIn(folder)}.bak`)
    const { settings, wasRecovered } = open(folder)
    expect([settings.read(), wasRecovered]).toEqual([initialSettings, true])
    settings.change({ theme: 'light' })
    expect(open(folder).settings.read()).toEqual({ ...initialSettings, theme: 'light' })
  })
})

test('missing, with a copy: the copy is used', () => {
  const folder = makeUsedFolder()
  rmSync(fileIn(folder))
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([saved, true])
})

test('a byte order mark is no damage', () => {
  const folder = makeFolder()
  writeFileSync(fileIn(folder), `\uFEFF${whole}`)
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([saved, false])
  settings.change({ theme: 'light' })
  expect(open(folder).settings.read()).toEqual({ ...saved, theme: 'light' })
})

test('one invalid value falls back alone, to the copy’s; the file as it was is kept', () => {
  const folder = makeUsedFolder()
  writeFileSync(fileIn(folder), '{"theme":"plaid","defaultModelId":"gpt-5","remindsOfKeys":true,"later":1}')
  const { settings, wasRecovered } = open(folder)
  const recovered: Settings = { ...saved, defaultModelId: 'gpt-5', remindsOfKeys: true }
  expect([settings.read(), wasRecovered]).toEqual([recovered, true])
  expect(readJson(join(folder, asideName))).toMatchObject({ theme: 'plaid' })
  expect(readJson(fileIn(folder))).toEqual({ ...recovered, later: 1 })
})

test.each([
  ['a temperature of no model', { temperature: 3 }],
  ['what looks like a key', { systemPrompt: 'sk-test-0123456789abcdef' }],
  ['one that is missing', { temperature: undefined }],
])('default parameters with %s fall back as a whole, to the copy’s', (_what, over) => {
  const folder = makeUsedFolder()
  const wrong = { ...saved, defaultParameters: { ...saved.defaultParameters, ...over } }
  writeFileSync(fileIn(folder), JSON.stringify(wrong))
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([saved, true])
})

test('files moved aside at the same time do not replace each other', () => {
  const folder = makeFolder()
  for (const text of ['one', 'two']) {
    writeFileSync(fileIn(folder), text)
    open(folder)
  }
  const asides = readdirSync(folder).filter((name) => name.includes('corrupt'))
  expect(asides.map((name) => readFileSync(join(folder, name), 'utf8')).toSorted()).toEqual(['one', 'two'])
})

test('a change that can not be saved throws, and changes nothing', () => {
  const folder = makeUsedFolder()
  const { settings } = open(folder)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder was')
  expect(() => settings.change({ theme: 'light' })).toThrow(/EEXIST|ENOTDIR/u)
  expect(settings.read()).toEqual(saved)
})

test('a folder that can not be made or read is no reason to throw', () => {
  const parent = makeFolder()
  writeFileSync(join(parent, 'file'), '')
  expect(open(join(parent, 'file', 'deeper')).settings.read()).toEqual(initialSettings)
  expect(existsSync(join(parent, 'file'))).toBe(true)
})

test('a file that no one may read is recovered from', () => {
  const folder = makeUsedFolder()
  chmodSync(fileIn(folder), 0o000)
  expect(open(folder).settings.read()).toEqual(saved) // as root it can be read all the same
})

test('what is left of a write that was killed is no hindrance', () => {
  const folder = makeUsedFolder()
  writeFileSync(`${fileIn(folder)}.tmp-1234567890abcdef`, '{"theme":"li')
  writeFileSync(`${fileIn(folder)}.bak.partial`, '{')
  const { settings, wasRecovered } = open(folder)
  expect([settings.read(), wasRecovered]).toEqual([saved, false])
  settings.change({ theme: 'light' })
  expect(readJson(`${fileIn(folder)}.bak`)).toMatchObject({ theme: 'light' })
})
