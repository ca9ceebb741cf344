// What main answers a window over a fresh profile, as far as the window asks by itself.
import { initialSettings, settingsSchema } from '../../../src/contract/settings.ts'
import { ok } from '../../../src/domain/result.ts'
import { tell, type Answers } from './stand-in.ts'

let settings = initialSettings

/** Practice is free, and nothing is written yet. */
const noEstimate = {
  textTokens: 0,
  inputTokens: 0,
  instructionTokens: 0,
  contextTokens: null,
  answerTokens: 0,
  costNanoUsd: null,
  mostNanoUsd: null,
  certainty: 'free',
} as const

export const freshAnswers: Answers = {
  app: { readInfo: () => ok({ version: '1.0.0', platform: 'linux', notices: [] }) },
  budgets: { listBudgets: () => ok([]) },
  chat: { readDraft: () => ok({ text: '' }), saveDraft: () => ok({}) },
  conversations: { listConversations: () => ok([]), listFolders: () => ok([]) },
  keys: {
    listAllowedServers: () => ok([]),
    listKeys: () => ok([]),
    readKeychain: () => ok({ name: 'the keyring', state: 'ok' }),
    unlockKeychain: () => ok({ name: 'the keyring', state: 'ok' }),
  },
  models: { listModels: () => ok([]) },
  prompts: { listPrompts: () => ok([]) },
  usage: { estimateMessage: () => ok(noEstimate), readKeyCosts: () => ok([]) },
  settings: {
    readSettings: () => ok(settings),
    changeSettings(change) {
      settings = settingsSchema.parse({ ...settings, ...change })
      tell('settings.settingsChanged', settings)
      return ok(settings)
    },
  },
}
