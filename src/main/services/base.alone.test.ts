import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openBase } from './base.ts'

// electron-store imports electron, which outside Electron tries to download its binary unless it is told of
// one.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'none'
})

test('[S10] no service is given a way to the network that leads past the wall', async () => {
  const profilePath = mkdtempSync(join(tmpdir(), 'latchkey-base-'))
  onTestFinished(() => rmSync(profilePath, { recursive: true, force: true }))
  const sent: unknown[] = []
  const opened = openBase({
    profilePath,
    fetch: async (input) => {
      sent.push(input)
      return new Response()
    },
    askToAllowServer: async () => true,
    publish: () => {},
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const { fetch, servers, store } = opened.value
  onTestFinished(() => store.close())
  const foreign = 'https://gateway.example/v1'
  await expect(fetch(foreign)).rejects.toThrow('key/refused-base-url')
  expect(sent).toEqual([])
  // The control: it is the wall that holds it up.
  expect(servers.allow(foreign).ok).toBe(true)
  await fetch(foreign)
  expect(sent).toEqual([foreign])
})
