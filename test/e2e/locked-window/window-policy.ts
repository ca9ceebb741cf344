// The window's preferences, its policy, its surface and its permissions, seen from inside its page.
import { describe, expect, it } from 'vitest'
import { contract } from '../../../src/contract/index.ts'
import { nameCrossings } from '../../../src/contract/kinds.ts'
import type { AppUnderTest } from '../with-app.ts'

export function testWindowPolicy(app: AppUnderTest): void {
  describe('the window', () => {
    it('[S12][S13] has every preference hardened, and nothing of Node in its page', async () => {
      const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
        // Electron has this function, but its types leave it out.
        return (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences()
      })
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        webSecurity: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
      })
      const found = await app.page.evaluate(() =>
        [
          'process',
          'require',
          'Buffer',
          'module',
          'exports',
          'global',
          '__dirname',
          'ipcRenderer',
          'electron',
        ].filter((name) => name in globalThis),
      )
      expect(found).toEqual([])
    })

    it('[S12] keeps no session on disk', async () => {
      const isPersistent = await app.electron.evaluate(({ BrowserWindow }) =>
        (BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow).webContents.session.isPersistent(),
      )
      expect(isPersistent).toBe(false)
    })

    it('[S15] gives its page the contract’s functions, frozen, and nothing else', async () => {
      const surface = await app.page.evaluate(() => {
        const bridge = (globalThis as unknown as { latchkey: Record<string, Record<string, unknown>> })
          .latchkey
        const names = Object.entries(bridge).flatMap(([domain, calls]) =>
          Object.entries(calls).map(([name, call]) => `${domain}.${name}: ${typeof call}`),
        )
        const tampered = (() => {
          try {
            bridge['chat'] = {}
          } catch {
            // strict mode throws; sloppy mode ignores
          }
          return Object.keys(bridge['chat'] ?? {}).length === 0
        })()
        return { names, tampered }
      })
      expect(surface.tampered).toBe(false)
      expect(surface.names.toSorted()).toEqual(
        Object.keys(nameCrossings(contract))
          .map((name) => `${name}: function`)
          .toSorted(),
      )
      expect(surface.names.toSorted()).toMatchInlineSnapshot(`
      [
        "app.commandChosen: function",
        "app.openLink: function",
        "app.readInfo: function",
        "budgets.addBudget: function",
        "budgets.budgetsChanged: function",
        "budgets.changeBudget: function",
        "budgets.listBudgets: function",
        "budgets.removeBudget: function",
        "chat.continueAnswer: function",
        "chat.editMessage: function",
        "chat.readConversation: function",
        "chat.readDraft: function",
        "chat.retryAnswer: function",
        "chat.saveDraft: function",
        "chat.sendMessage: function",
        "chat.showBranch: function",
        "chat.streamAnswer: function",
        "conversations.changeConversation: function",
        "conversations.conversationsChanged: function",
        "conversations.createFolder: function",
        "conversations.deleteConversation: function",
        "conversations.duplicateConversation: function",
        "conversations.listConversations: function",
        "conversations.listFolders: function",
        "conversations.removeFolder: function",
        "conversations.renameFolder: function",
        "conversations.restoreConversation: function",
        "keys.allowedServersChanged: function",
        "keys.changeKey: function",
        "keys.chooseImport: function",
        "keys.confirmRevoked: function",
        "keys.dropCandidate: function",
        "keys.holdClipboard: function",
        "keys.holdTyped: function",
        "keys.importDropped: function",
        "keys.importEnvironment: function",
        "keys.keychainChanged: function",
        "keys.keysChanged: function",
        "keys.listAllowedServers: function",
        "keys.listKeys: function",
        "keys.makeDefault: function",
        "keys.moveCandidate: function",
        "keys.readKeychain: function",
        "keys.removeImportedLines: function",
        "keys.removeKey: function",
        "keys.rotateKey: function",
        "keys.saveCandidate: function",
        "keys.takeBackServer: function",
        "keys.testKey: function",
        "keys.unlockKeychain: function",
        "models.listModels: function",
        "prices.listPrices: function",
        "prices.pricesChanged: function",
        "prices.removeOwnPrice: function",
        "prices.saveOwnPrice: function",
        "prompts.listPrompts: function",
        "prompts.promptsChanged: function",
        "prompts.removePrompt: function",
        "prompts.savePrompt: function",
        "search.findMessages: function",
        "settings.changeSettings: function",
        "settings.readSettings: function",
        "settings.settingsChanged: function",
        "usage.alertsChanged: function",
        "usage.dismissAlert: function",
        "usage.estimateMessage: function",
        "usage.exportRecords: function",
        "usage.listRecords: function",
        "usage.readConversationSum: function",
        "usage.readHistory: function",
        "usage.readKeyCosts: function",
        "usage.readOverview: function",
        "usage.reconcileExport: function",
        "usage.recountSums: function",
        "usage.usageRecorded: function",
      ]
    `)
    })

    it('[S20] is granted no permission but writing to the clipboard', async () => {
      const granted = await app.page.evaluate(async () => {
        const names = [
          'geolocation',
          'notifications',
          'camera',
          'microphone',
          'midi',
          'clipboard-read',
          'persistent-storage',
          'accelerometer',
          'gyroscope',
          'magnetometer',
          'background-sync',
          'storage-access',
          'idle-detection',
          'screen-wake-lock',
          'window-management',
          'local-fonts',
          'payment-handler',
          'nfc',
        ]
        const results: string[] = []
        for (const name of names) {
          try {
            const { state } = await navigator.permissions.query({ name: name as PermissionName })
            if (state === 'granted') results.push(name)
          } catch {
            // This browser doesn't know it, so it can't be granted.
          }
        }
        const ask = async (name: string, work: () => Promise<unknown> | undefined) => {
          const asked = await Promise.race([
            Promise.resolve()
              .then(work)
              .then(
                () => `${name} granted`,
                () => null,
              ),
            new Promise<string>((resolve) => setTimeout(resolve, 3_000, `${name} unanswered`)),
          ])
          if (asked !== null) results.push(asked)
        }
        await ask('camera', () => navigator.mediaDevices.getUserMedia({ video: true }))
        await ask('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }))
        await ask('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))
        await ask(
          'position',
          () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        )
        await ask('notification', async () => {
          if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied')
        })
        await ask('clipboard reading', () => navigator.clipboard.readText())
        await ask('midi', () => navigator.requestMIDIAccess({ sysex: true }))
        return results
      })
      expect(granted).toEqual([])
      // Only this one is granted: a copy button needs it.
      await app.page.evaluate(() => navigator.clipboard.writeText('copied by the page'))
    })
  })
}
