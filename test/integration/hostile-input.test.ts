// Sends the real router and handlers input that no window of ours would send.
import { parseInput } from '../../src/main/ipc/parse-input.ts'
import { allRecords } from '../../src/main/store/test-support.ts'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings, type Crossing } from '../../src/contract/kinds.ts'
import { channels, type Frame } from '../../src/contract/wire.ts'
import type { Services } from '../../src/main/services/services.ts'
import { inRoot } from '../../tools/setup/project.ts'
import { sampleObject } from '../support/schema.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'

// Stands in for the parts of Electron that the handlers use, because this runs in Node. electron-store
// asks for its path.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'none'
})
vi.mock('electron', () => ({
  default: {},
  app: { getVersion: () => '0.0.0' },
  dialog: {},
  shell: {},
  BrowserWindow: { fromWebContents: () => null },
  webContents: { fromId: () => undefined },
}))

const payloadsPerRoute = 10_000
const asked = Object.entries(contract).flatMap(([domain, crossings]) =>
  Object.entries<Crossing>(crossings).flatMap(([name, crossing]) =>
    crossing.kind === 'event' ? [] : [{ name: `${domain}.${name}`, crossing }],
  ),
)

const nasty = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    maxDepth: 3,
  }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '\u0000',
    '\ud800',
    "'; DROP TABLE message; --",
    'x'.repeat(2_000_000),
  ),
  fc.constant(
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  ),
  fc.double(),
  fc.constant({ toString: 1, valueOf: 1 }),
)

/** Payloads that are valid but for one thing, or not at all. */
const payloads = (sample: Record<string, unknown>) =>
  fc.oneof(
    nasty,
    fc
      .tuple(fc.constantFrom(...Object.keys(sample), '__proto__', 'more', 'keyId'), nasty)
      .map(([field, value]) => ({ ...sample, [field]: value })),
    fc.array(nasty, { maxLength: 3 }),
  )

let profile: TemporaryProfile
let services: Services
const bugs: unknown[] = []
const frames: Frame[] = []
const listeners = new Map<string, (event: unknown, ...args: unknown[]) => unknown>()
const event = (() => {
  const mainFrame = { origin: 'app://bundle', isDestroyed: () => false }
  const sender = {
    id: 1,
    mainFrame,
    isDestroyed: () => false,
    on: () => undefined,
    send: (_channel: string, sent: Frame[]) => frames.push(...sent),
  }
  return { sender, senderFrame: mainFrame }
})()

beforeAll(async () => {
  profile = await createTemporaryProfile('hostile')
  const { openServices } = await import('../../src/main/services/services.ts')
  const { createHandlers } = await import('../../src/main/handlers/handlers.ts')
  const { connectRouter } = await import('../../src/main/ipc/router.ts')
  const { createGate } = await import('../../src/main/ipc/gate.ts')
  const { createWindows } = await import('../../src/main/ipc/windows.ts')
  const opened = openServices({
    profilePath: profile.folder,
    fetch: () => Promise.reject(new TypeError('no network here')),
    readProxy: async () => null,
    clipboard: { readText: async () => '', clear: () => undefined },
    askToAllowServer: async () => false,
    askToMoveKey: async () => false,
    askToPasteKey: async () => false,
    notify: () => undefined,
    notifyOfAlert: () => undefined,
    notifyOfBudget: () => undefined,
    environment: { readOpenAiKey: () => null, readOpenAiBaseUrl: () => null },
    keyringWorkerPath: inRoot('src', 'main', 'secrets', 'keyring-worker.ts'),
    exportWorkerPath: inRoot('src', 'main', 'usage', 'reconcile', 'export-worker.ts'),
    publish: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  services = opened.value
  const windows = createWindows()
  windows.admit(event.sender as unknown as Electron.WebContents)
  const register = (channel: string, listener: (from: unknown, ...args: unknown[]) => unknown): void =>
    void listeners.set(channel, listener)
  connectRouter({
    // The part of ipcMain that the router uses; end-to-end tests use Electron's own.
    ipc: { handle: register, on: register } as unknown as Electron.IpcMain,
    contract,
    handlers: createHandlers(services),
    gate: createGate(windows, 'app://bundle'),
    limit: () => null,
    checksAnswers: true,
    onBug: (where, error) => bugs.push([where, error]),
  })
})
afterAll(async () => {
  await services.close()
  await profile.remove()
})

const countAll = () => ({
  conversations: services.store.conversations.list({ shelf: { kind: 'recent' }, limit: 500, before: null })
    .length,
  keys: services.store.keys.list().length,
  records: services.store.usageRecords.count(allRecords),
  settings: services.settings.read(),
})

describe('hostile input', () => {
  it.each(asked)(
    '[S16] to $name gets a typed failure, changes nothing and breaks nothing',
    async ({ name, crossing }) => {
      const before = countAll()
      const sample = sampleObject(crossing.input)
      let refused = 0
      await fc.assert(
        fc.asyncProperty(payloads(sample), async (payload) => {
          fc.pre(!parseInput(crossing.input, payload).success)
          refused += 1
          if (crossing.kind === 'route') {
            expect(await listeners.get(channels.ask)?.(event, name, payload)).toMatchObject({
              ok: false,
              failure: { code: 'ipc/invalid-input' },
            })
            return
          }
          frames.length = 0
          listeners.get(channels.open)?.(event, name, refused, payload)
          expect(frames).toMatchObject([
            { kind: 'settled', result: { ok: false, failure: { code: 'ipc/invalid-input' } } },
          ])
        }),
        { numRuns: payloadsPerRoute, maxSkipsPerRun: 10 },
      )
      expect(refused).toBeGreaterThanOrEqual(payloadsPerRoute)
      expect(countAll()).toEqual(before)
      expect(bugs).toEqual([])
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
  )

  it('[S16] under names that no contract has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          nasty,
          fc.constantFrom<unknown>('chat.__proto__', 'constructor', 'keys.keysChanged', {
            toString: 1,
            valueOf: 1,
          }),
        ),
        async (name) => {
          fc.pre(typeof name !== 'string' || !(name in nameCrossings(contract)) || name.endsWith('Changed'))
          expect(await listeners.get(channels.ask)?.(event, name, {})).toMatchObject({
            ok: false,
            failure: { code: 'ipc/unknown-route' },
          })
        },
      ),
      { numRuns: payloadsPerRoute, maxSkipsPerRun: 10 },
    )
    expect(bugs).toEqual([])
  })

  it('leaves the profile with its own files alone', () => {
    expect(existsSync(join(profile.folder, 'latchkey.db'))).toBe(true)
    expect(readdirSync(profile.folder).filter((file) => file.includes('corrupt'))).toEqual([])
  })
})
