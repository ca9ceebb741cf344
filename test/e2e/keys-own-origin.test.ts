// A key goes only to the server it was added for, over a verified connection: not to one that the
// environment, a redirect, a proxy or a similar name points to.
import { request } from 'node:https'
import { afterAll, describe, expect, it } from 'vitest'
import { createCanary } from '../support/canary.ts'
import { answerQuestions } from '../support/dialogs.ts'
import { answerJson, answerRedirect, startFaultServer, type FaultServer } from '../support/fault-server.ts'
import { startTlsServer, type CertificateFault } from '../support/tls-server.ts'
import { bridgeOf, holdTyped, testThrough } from './bridge.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const models = answerJson({ object: 'list', data: [{ id: 'model-one', object: 'model' }] })

// An attacker who controls the environment would send the app's requests here instead.
const stranger = await startFaultServer(() => models, canary)
const right = await startFaultServer(() => models, canary)

const app = withApp({
  hasKeyring: true,
  env: {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_USE_ENV_PROXY: '1',
    OPENAI_BASE_URL: stranger.baseUrl,
    OPENAI_CUSTOM_HEADERS: `x-stolen: ${stranger.origin}`,
    HTTP_PROXY: stranger.origin,
    HTTPS_PROXY: stranger.origin,
    http_proxy: stranger.origin,
    https_proxy: stranger.origin,
    ALL_PROXY: stranger.origin,
  },
})

const testAt = async (baseUrl: string) => testThrough(app.page, await holdTyped(app.page, canary, baseUrl))
const codesOf = (lines: Awaited<ReturnType<typeof testAt>>) =>
  lines.map(({ failure }) => failure?.code).filter((code) => code !== undefined)

const sawKey = (server: FaultServer) => server.requests.filter(({ isExpectedKey }) => isExpectedKey === true)

afterAll(async () => {
  await stranger.stop()
  await right.stop()
})

describe('the key', () => {
  it('[S10] reaches the server it was added for', async () => {
    const lines = await testAt(right.baseUrl)
    expect(codesOf(lines)).toEqual([])
    // The positive control for all that follows: a server that is reached does see the key.
    expect(sawKey(right)).toHaveLength(1)
  })

  it.each<CertificateFault>(['self-signed', 'expired', 'other-name'])(
    '[S10] is not sent over TLS with a certificate that is %s, whatever the environment says',
    async (fault) => {
      await using server = await startTlsServer(fault)
      const lines = await testAt(server.baseUrl)
      expect(codesOf(lines)).toContain('network/tls')
      expect(server.countConnections()).toBeGreaterThan(0)
      expect(server.countAuthorized()).toBe(0)
      // The positive control: a client that doesn't verify gets an answer, and its header is counted.
      await askUnverified(server.origin)
      expect(server.countAuthorized()).toBe(1)
    },
  )

  it.each([301, 302, 307, 308])('[S10] does not follow a %i to another server', async (status) => {
    await using crooked = await startFaultServer(() => answerRedirect(`${stranger.origin}/v1/models`, status))
    const lines = await testAt(crooked.baseUrl)
    expect(codesOf(lines)).toContain('network/redirected')
    expect(crooked.requests).toHaveLength(1)
  })

  it('[S10] is not taken for OpenAI’s because a host looks like it', async () => {
    const bridge = await bridgeOf(app.page)
    const { host } = new URL(right.origin)
    const lookAlikes = [
      `https://api.openai.com@${host}/v1`,
      `https://api.openai.com:x@${host}/v1`,
      `https://api.openai.com.${host}/v1`,
      String.raw`https://api.openai.com\@${host}/v1`,
      `https://api.openai.com%2f@${host}/v1`,
      'https://api.openаi.com/v1', // a Cyrillic а
      'http://api.openai.com/v1',
      '//api.openai.com/v1',
    ]
    for (const baseUrl of lookAlikes) {
      const held = await bridge.evaluate((api, typed) => api.keys.holdTyped(typed), {
        secret: canary,
        baseUrl,
      })
      expect(held.ok ? held.value : held.failure.code, baseUrl).toMatch(/base-url/u)
    }
    // A host of another name that resolves to this machine is a server of its own, with its own path.
    const { port } = new URL(right.origin)
    const before = sawKey(right).length
    const lines = await testAt(`http://localhost:${port}/api.openai.com/v1`)
    expect(lines.find(({ step }) => step === 'network')?.fact).toMatchObject({ host: `localhost:${port}` })
    expect(right.requests.at(-1)?.path).toBe('/api.openai.com/v1/models')
    expect(sawKey(right)).toHaveLength(before + 1)
  })

  it('[S10] goes to another server only if a person allows it, whatever a script in the page asks for', async () => {
    await using other = await startFaultServer(() => models, canary)
    const { baseUrl, origin } = other
    const bridge = await bridgeOf(app.page)
    const keyId = await holdTyped(app.page, canary, 'https://api.openai.com/v1')
    const move = () => bridge.evaluate((api, input) => api.keys.moveCandidate(input), { keyId, baseUrl })
    const paste = () => bridge.evaluate((api, input) => api.keys.holdClipboard(input), { baseUrl })
    await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), canary)
    await answerQuestions(app.electron, 1)
    for (const answer of [await move(), await paste()])
      expect(answer.ok ? answer.value : answer.failure.code).toBe('key/refused-base-url')
    const asked = await answerQuestions(app.electron, 0)
    expect(asked.map((question) => question.includes(origin))).toEqual([true, true])
    expect(other.countConnections()).toBe(0)
    // The control: with leave, it goes there.
    expect(await paste()).toMatchObject({ ok: true, value: { baseUrl } })
    expect(await move()).toMatchObject({ ok: true, value: { baseUrl } })
    await testThrough(app.page, keyId, false, baseUrl)
    expect(sawKey(other)).toHaveLength(1)
  })

  it('[S10] was seen by no server but those it was for', () => {
    expect(stranger.requests).toEqual([])
    expect(stranger.countConnections()).toBe(0)
  })
})

const askUnverified = (origin: string) =>
  new Promise<void>((resolve, reject) => {
    const asked = request(
      origin,
      { rejectUnauthorized: false, headers: { authorization: 'Bearer of a test' } },
      (answer) => answer.resume().on('end', resolve),
    )
    asked.on('error', reject)
    asked.end()
  })
