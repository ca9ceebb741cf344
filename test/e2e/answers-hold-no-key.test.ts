// Runs every route with a real key, and checks that no answer, event or stream to a window contains it.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings } from '../../src/contract/kinds.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { agree, answerQuestions, chooseInDialog, saveInDialog } from '../support/dialogs.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const other = createCanary()
const app = withApp({
  hasKeyring: true,
  isOpenAi: true,
  server: { apiKey: canary, models: ['gpt-6-luna'] },
  env: { OPENAI_API_KEY: other },
})

// These come only after a choice in a menu, a drop (keys-import.test.ts), or unusual usage
// (usage-alerts.test.ts).
const silentHere = ['app.commandChosen', 'keys.importDropped', 'usage.alertsChanged']

describe('what a window is told', () => {
  it('[S2] never holds the key: every route, event and stream, in success and in failure', async () => {
    const file = join(app.temporaryFolder, '.env')
    await writeFile(file, `OPENAI_API_KEY=${canary}\nOTHER_OPENAI_API_KEY="${other}"\n`)
    await chooseInDialog(app.electron, file)
    await answerQuestions(app.electron, agree)
    await saveInDialog(app.electron, join(app.temporaryFolder, 'usage.json'))
    await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), canary)
    const told = await app.page.evaluate(
      async ([secret = '', other = '']) => {
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
          'keys.importDropped',
          'keys.allowedServersChanged',
          'keys.keychainChanged',
          'conversations.conversationsChanged',
          'prompts.promptsChanged',
          'usage.usageRecorded',
          'usage.alertsChanged',
          'budgets.budgetsChanged',
          'prices.pricesChanged',
          'settings.settingsChanged',
          'app.commandChosen',
        ]) {
          call(name)(hear(name))
        }
        await ask('app.readInfo', {})
        await ask('app.openLink', { url: `javascript:${secret}` })
        await ask('keys.readKeychain', {})
        await ask('keys.unlockKeychain', {})
        const baseUrl = 'https://api.openai.com/v1'
        const hold = async (typed: string, at = baseUrl) => {
          const held = await ask('keys.holdTyped', { secret: typed, baseUrl: at })
          return held.ok ? (held.value as { id: string }).id : ''
        }
        // First come refusals, in every way that has the key at hand.
        await hold(`${secret}\n${secret}`)
        await hold(`${secret}🔑`)
        await hold(`${secret} ${secret}`)
        await hold(`${secret}"${secret}`)
        await hold(secret.repeat(100))
        await hold(`sk-admin-${secret}`)
        await hold(secret, `https://${secret}@example.org`)
        await hold(secret, `http://${secret}.example.org`)
        await ask('keys.holdClipboard', { baseUrl })
        const keyId = await hold(secret)
        await ask('keys.moveCandidate', { keyId, baseUrl: `https://${secret}@example.org` })
        const seen = { keyId, seenBaseUrl: baseUrl }
        await watch('keys.testKey', { ...seen, paysForQuota: false })
        await watch('keys.testKey', { ...seen, paysForQuota: true })
        const saying = { ...seen, label: 'A key', project: 'P', note: '', keepIn: 'keychain' }
        await ask('keys.saveCandidate', { ...saying, label: secret })
        await ask('keys.saveCandidate', saying)
        await hold(secret)
        await ask('keys.listKeys', {})
        await ask('keys.makeDefault', seen)
        await ask('keys.changeKey', { ...seen, note: secret })
        await ask('keys.changeKey', { ...seen, note: 'A note', baseUrl: `https://${secret}.example.org/v1` })
        await ask('models.listModels', { keyId })
        await watch('keys.testKey', { ...seen, paysForQuota: true })
        const dropped = await hold(secret, 'http://localhost:9/v1')
        await ask('keys.dropCandidate', { keyId: dropped })
        const imported = await ask('keys.importEnvironment', {})
        await ask('keys.removeImportedLines', { importId: (imported.value as { id: string }).id })
        const fromFile = await ask('keys.chooseImport', {})
        await ask('keys.removeImportedLines', { importId: (fromFile.value as { id: string }).id })
        await ask('settings.readSettings', {})
        await ask('settings.changeSettings', { theme: 'dark' })
        await ask('settings.changeSettings', { defaultModelId: secret })
        const answerer = { keyId: null, modelId: null }
        const sent = await ask('chat.sendMessage', {
          conversationId: null,
          text: 'Hello',
          ...answerer,
          parameters: null,
        })
        const { messageId, conversationId } = sent.value as { messageId: string; conversationId: string }
        await watch('chat.streamAnswer', { messageId })
        const answer = async (name: string, more: object) => {
          const begun = await ask(name, { messageId, ...answerer, ...more })
          await watch('chat.streamAnswer', { messageId: (begun.value as { messageId: string }).messageId })
        }
        await answer('chat.retryAnswer', { modelId: 'no-such-model', ignoresBudgets: true })
        await ask('chat.continueAnswer', { messageId, ...answerer })
        const read = await ask('chat.readConversation', { conversationId })
        const question = (read.value as { messages: { id: string }[] }).messages[0]?.id ?? ''
        await answer('chat.editMessage', { messageId: question, text: 'Hello again' })
        await ask('chat.showBranch', { messageId })
        await ask('chat.saveDraft', { conversationId, text: `a draft with ${secret}` })
        await ask('chat.readDraft', { conversationId })
        await ask('conversations.listConversations', { shelf: { kind: 'recent' }, limit: 10, before: null })
        await ask('conversations.changeConversation', { conversationId, title: secret })
        await ask('conversations.changeConversation', { conversationId, isPinned: true })
        await ask('conversations.duplicateConversation', { conversationId })
        const folder = await ask('conversations.createFolder', { name: 'Folder' })
        const { id: folderId } = folder.value as { id: string }
        await ask('conversations.renameFolder', { folderId, name: secret })
        await ask('conversations.listFolders', {})
        await ask('conversations.removeFolder', { folderId })
        await ask('search.findMessages', { query: secret, order: 'newest', limit: 10 })
        const prompt = { promptId: null, kind: 'persona', name: 'Mine', text: 'Be brief.' }
        await ask('prompts.savePrompt', { ...prompt, text: secret })
        const saved = await ask('prompts.savePrompt', prompt)
        await ask('prompts.listPrompts', {})
        await ask('prompts.removePrompt', { promptId: (saved.value as { id: string }).id })
        const all = { calendar: 'utc', span: null, filter: null }
        await ask('usage.readOverview', {})
        await ask('usage.readHistory', { ...all, by: 'project' })
        await ask('usage.readHistory', { ...all, filter: { by: 'model', id: secret }, by: 'model' })
        await ask('usage.readKeyCosts', {})
        await ask('usage.listRecords', { ...all, kind: 'all', limit: 10, before: null })
        await ask('usage.readConversationSum', { conversationId })
        const typed = { conversationId, text: secret, keyId, modelId: 'gpt-6-luna', parameters: null }
        await ask('usage.estimateMessage', typed)
        await watch('usage.exportRecords', { ...all, kind: 'all', format: 'json' })
        await ask('usage.reconcileExport', {})
        await ask('usage.recountSums', {})
        await ask('usage.dismissAlert', { alertId: messageId })
        const price = {
          inputNanoUsdPerMillion: 1,
          cachedInputNanoUsdPerMillion: null,
          outputNanoUsdPerMillion: 1,
        }
        await ask('prices.saveOwnPrice', { modelId: secret, ...price })
        await ask('prices.saveOwnPrice', { modelId: 'mine', ...price })
        await ask('prices.listPrices', {})
        await ask('prices.removeOwnPrice', { modelId: 'mine' })
        const limits = { limitNanoUsd: 1, isHard: true, warnAtPercent: null }
        const scope = { kind: 'key', keyId }
        await ask('budgets.addBudget', {
          scope: { kind: 'project', project: secret },
          period: 'day',
          ...limits,
        })
        const added = await ask('budgets.addBudget', { scope, period: 'day', ...limits })
        const budgetId = (added.value as { budget: { id: string } }).budget.id
        await answer('chat.retryAnswer', { ignoresBudgets: false })
        await ask('budgets.changeBudget', { budgetId, ...limits, warnAtPercent: 50 })
        await ask('budgets.listBudgets', {})
        await ask('budgets.removeBudget', { budgetId })
        const candidateId = await hold(other)
        await ask('keys.rotateKey', { ...seen, candidateId })
        await ask('keys.confirmRevoked', seen)
        await ask('keys.removeKey', { ...seen, seenBaseUrl: `https://${secret}.example.org` })
        await ask('keys.removeKey', seen)
        await ask('keys.listAllowedServers', {})
        await ask('keys.takeBackServer', { origin: `https://${secret}.example.org` })
        await watch('keys.testKey', { ...seen, paysForQuota: false })
        await ask('conversations.deleteConversation', { conversationId })
        await ask('conversations.restoreConversation', { conversationId })
        return heard
      },
      [canary, other],
    )

    await rm(file)
    // Every route, event and stream was used, and the run was a real one.
    const silent = Object.keys(nameCrossings(contract)).filter(
      (name) => !(name in told) && !silentHere.includes(name),
    )
    expect(silent).toEqual([])
    expect(JSON.stringify(told['chat.streamAnswer'])).toContain('streamed')
    expect(JSON.stringify(told['keys.testKey'])).toContain('authentication')
    expect(app.server.requests().length).toBeGreaterThan(1)

    for (const [name, values] of Object.entries(told)) {
      for (const secret of [canary, other]) expect(scanText(JSON.stringify(values), secret), name).toEqual([])
    }
    // The positive control.
    expect(scanText(JSON.stringify({ ...told, planted: [canary] }), canary)).not.toEqual([])
  })
})
