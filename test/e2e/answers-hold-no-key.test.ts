// Everything that a window is ever told, in one run through every route with a real key: it is nowhere in it.
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings } from '../../src/contract/kinds.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const app = withApp({ hasKeyring: true, isOpenAi: true, server: { apiKey: canary, models: ['gpt-6-luna'] } })

describe('what a window is told', () => {
  it('[S2] never holds the key: every route, event and stream, in success and in failure', async () => {
    const told = await app.page.evaluate(async (secret) => {
      // The bridge as the page has it: a route answers, an event and a stream call back.
      type Call = (input: unknown, listener?: unknown) => unknown
      const bridge = (globalThis as unknown as { latchkey: Record<string, Record<string, Call>> }).latchkey
      const heard: Record<string, unknown[]> = {}
      const hear = (name: string) => (value: unknown) => void (heard[name] ??= []).push(value)
      const call = (name: string): Call => {
        const [domain = '', verb = ''] = name.split('.')
        return bridge[domain]?.[verb] as Call
      }
      const ask = async (name: string, input: unknown) => {
        const answer = (await call(name)(input)) as { ok: boolean; value: never }
        hear(name)(answer)
        return answer
      }
      const watch = (name: string, input: unknown) =>
        new Promise<void>((resolve) => {
          call(name)(input, {
            snapshot: hear(name),
            delta: hear(name),
            settle: (result: unknown) => {
              hear(name)(result)
              resolve()
            },
          })
        })
      for (const name of [
        'keys.keysChanged',
        'chat.conversationsChanged',
        'usage.usageRecorded',
        'settings.settingsChanged',
        'app.commandChosen',
      ]) {
        call(name)(hear(name))
      }
      const span = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }
      await ask('app.readInfo', {})
      await ask('app.openLink', { url: `javascript:${secret}` })
      await ask('keys.readKeychain', {})
      const typed = { label: 'A key', project: 'P', baseUrl: 'https://api.openai.com/v1', secret }
      // Refused first, in every way that has the key in hand.
      await ask('keys.addKey', { ...typed, secret: `${secret}\n${secret}` })
      await ask('keys.addKey', { ...typed, secret: `${secret}🔑` })
      await ask('keys.addKey', { ...typed, secret: `sk-admin-${secret}` })
      await ask('keys.addKey', { ...typed, label: secret })
      await ask('keys.addKey', { ...typed, baseUrl: `https://${secret}@example.org` })
      await ask('keys.addKey', { ...typed, baseUrl: `http://${secret}.example.org` })
      const added = await ask('keys.addKey', typed)
      const { id: keyId } = added.value as { id: string }
      await ask('keys.addKey', typed)
      await ask('keys.listKeys', {})
      await ask('keys.makeDefault', { keyId })
      await ask('keys.listModels', { keyId })
      await watch('keys.testKey', { keyId })
      await ask('settings.readSettings', {})
      await ask('settings.changeSettings', { theme: 'dark' })
      await ask('settings.changeSettings', { defaultModelId: secret })
      const sent = await ask('chat.sendMessage', {
        conversationId: null,
        text: 'Hello',
        keyId: null,
        modelId: null,
      })
      const { messageId, conversationId } = sent.value as { messageId: string; conversationId: string }
      await watch('chat.streamAnswer', { messageId })
      const again = await ask('chat.retryAnswer', { messageId, keyId: null, modelId: 'no-such-model' })
      await watch('chat.streamAnswer', { messageId: (again.value as { messageId: string }).messageId })
      await ask('chat.readConversation', { conversationId })
      await ask('chat.listConversations', { limit: 10, before: null })
      await ask('chat.renameConversation', { conversationId, title: secret })
      await ask('usage.readSummary', span)
      await ask('usage.listRecords', { ...span, limit: 10, before: null })
      await ask('keys.removeKey', { keyId })
      await watch('keys.testKey', { keyId })
      await ask('chat.deleteConversation', { conversationId })
      return heard
    }, canary)

    // Every crossing was gone through, and the run was the real one.
    const silent = Object.keys(nameCrossings(contract)).filter(
      (name) => !(name in told) && name !== 'app.commandChosen',
    )
    expect(silent).toEqual([])
    expect(JSON.stringify(told['chat.streamAnswer'])).toContain('streamed')
    expect(JSON.stringify(told['keys.testKey'])).toContain('authentication')
    expect(app.server.requests().length).toBeGreaterThan(1)

    for (const [name, values] of Object.entries(told)) {
      expect(scanText(JSON.stringify(values), canary), name).toEqual([])
    }
    // The positive control.
    expect(scanText(JSON.stringify({ ...told, planted: [canary] }), canary)).not.toEqual([])
  })
})
