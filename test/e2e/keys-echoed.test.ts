// A server that sends the key back wherever it can: nothing of it is kept, shown or logged, whatever the key looks
// like.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { KeyId } from '../../src/domain/ids.ts'
import { createCanary, plantCanary, scanFolder, scanText } from '../support/canary.ts'
import { answerError, answerStream, startFaultServer, type FaultScript } from '../support/fault-server.ts'
import { bridgeOf, holdTyped, saveHeld, testThrough } from './bridge.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const unlikely = createCanary().slice('sk-canary-'.length)
const secrets = [createCanary(), `xai-${unlikely}`, `correct-horse!${unlikely.toUpperCase()}`]

const app = withApp({ hasKeyring: true })

const toHex = (text: string): string => Buffer.from(text).toString('hex')

/** As JSON may write it: no byte of the text is itself. */
const escapeAll = (text: string): string =>
  Array.from(text, (letter) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

/** The answers of a server that was sent `secret`. */
function writeAnswers(secret: string) {
  const headers = {
    'x-request-id': secret,
    'x-ratelimit-limit-requests': secret,
    'openai-organization': secret,
    [`x-${toHex(secret)}`]: btoa(secret),
  }
  const withHeaders = ([head, ...rest]: FaultScript): FaultScript =>
    head?.do === 'head' ? [{ ...head, headers: { ...head.headers, ...headers } }, ...rest] : rest
  const answerPage = (type: string, text: string): FaultScript => [
    { do: 'head', status: 200, headers: { 'content-type': type, ...headers } },
    { do: 'write', chunk: text },
    { do: 'end' },
  ]
  const escaped = escapeAll(secret)
  const chunk = (model: string, content: string, end: string | null = null): string =>
    `data: {"id":"${secret}","model":"${model}","system_fingerprint":"${secret}","service_tier":"${model}",` +
    `"choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":${JSON.stringify(end)}}]}\n\n`
  const tellIn = (pieces: readonly string[]): FaultScript => {
    const told = pieces.map((piece) => chunk(escaped, piece))
    const chunks = [chunk(secret, 'Your key is '), ...told, chunk(secret, '.', 'stop'), 'data: [DONE]\n\n']
    return withHeaders(answerStream(chunks, [{ do: 'end' }]))
  }
  return {
    models: answerPage(
      'application/json',
      `{"object":"${secret}","data":[{"id":"model-of-tests"},{"id":"${secret}"},{"id":"m-${escaped}"}]}`,
    ),
    plain: tellIn([secret]),
    chats: {
      'whole, in the text': tellIn([secret]),
      'letter by letter': tellIn(secret.split('')),
      'in escapes': tellIn([escaped]),
      'in base64 and hex': tellIn([btoa(secret), ' ', toHex(secret)]),
      'in an error': withHeaders(
        answerError(401, { code: secret, type: secret, message: `No such key: ${secret}` }),
      ),
      'as a scope': withHeaders(answerError(403, { code: null, message: `Missing scopes: ${secret}` })),
      'on a page': answerPage(`text/html; ${secret}`, `<title>${secret}</title>`),
      'in an error in mid-stream': withHeaders(
        answerStream(
          [chunk(secret, secret), `data: {"error":{"code":"${secret}","message":"${secret}"}}\n\n`],
          [{ do: 'end' }],
        ),
      ),
    } satisfies Record<string, FaultScript>,
  }
}

/** Sends a message, waits for the end of its answer, and returns everything that the window was told. */
async function ask(keyId: KeyId): Promise<string> {
  const bridge = await bridgeOf(app.page)
  return bridge.evaluate(
    (api, id) =>
      new Promise<string>((resolve, reject) => {
        const told: unknown[] = []
        const tell = (one: unknown): void => void told.push(one)
        const message = {
          conversationId: null,
          text: 'Hello',
          keyId: id,
          modelId: 'any-model',
          parameters: null,
        }
        const readAll = async (
          conversationId: Parameters<typeof api.chat.readConversation>[0],
        ): Promise<void> => {
          tell(await api.chat.readConversation(conversationId))
          tell(await api.keys.listKeys({}))
          resolve(JSON.stringify(told))
        }
        void api.chat.sendMessage(message).then((begun) => {
          if (!begun.ok) return reject(new Error(begun.failure.code))
          const { messageId, conversationId } = begun.value
          const settle = (end: unknown): void => {
            tell(end)
            void readAll({ conversationId })
          }
          return api.chat.streamAnswer({ messageId }, { snapshot: tell, delta: tell, settle })
        })
      }),
    keyId,
  )
}

describe.each(secrets.map((secret, index) => [index, secret] as const))('a key (%d)', (index, secret) => {
  it('[S31] that a server sends back, in every way, is told to nobody', async () => {
    const { models, plain, chats } = writeAnswers(secret)
    let answer = plain
    await using server = await startFaultServer(({ path }) => (path.endsWith('/models') ? models : answer))
    const id = await holdTyped(app.page, secret, server.baseUrl)
    const lines = await testThrough(app.page, id, true)
    expect(scanText(JSON.stringify(lines), secret)).toEqual([])
    await saveHeld(app.page, id, `Number ${index}`)
    const bridge = await bridgeOf(app.page)
    await bridge.evaluate((api) => api.settings.changeSettings({ writesTitles: true }))
    const listed = await bridge.evaluate((api, keyId) => api.models.listModels({ keyId }), id)
    expect(scanText(JSON.stringify(listed), secret)).toEqual([])
    // The control: the list came, with what is no key.
    expect(JSON.stringify(listed)).toContain('model-of-tests')
    for (const [name, script] of Object.entries(chats)) {
      answer = script
      const told = await ask(id)
      expect(scanText(told, secret), name).toEqual([])
      expect(told, name).toContain('"status"')
    }
    // The control: the rest of an answer came through.
    answer = plain
    expect(await ask(id)).toContain('Your key is •••.')
  })
})

it('[S31] none of them is in the window, in the output, or on disk', async () => {
  await sidebarOf(app.page).openUsage()
  const page = await app.page.content()
  const folders = [app.profileFolder, app.temporaryFolder]
  for (const secret of secrets) {
    expect(scanText(page, secret)).toEqual([])
    expect(scanText(app.output(), secret)).toEqual([])
    for (const folder of folders) expect(await scanFolder(folder, secret), folder).toEqual([])
  }
  await app.quit()
  for (const secret of secrets)
    for (const folder of folders) {
      expect(await scanFolder(folder, secret), folder).toEqual([])
      // The positive control.
      const planted = await plantCanary(folder, secret)
      expect((await scanFolder(folder, secret)).length).toBeGreaterThan(0)
      await rm(join(folder, planted))
    }
})
