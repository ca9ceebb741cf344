// The window's preferences, its policy, its surface and its permissions, seen from inside its page.
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings } from '../../src/contract/kinds.ts'
import { withApp } from './with-app.ts'

const app = withApp()

describe('the window', () => {
  it('[S12][S13] has every preference hardened, and nothing of Node in its page', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
      // Electron answers it, and its typings leave it out.
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

  it('[S14] lets its policy block each kind of content, and says so', async () => {
    const violations = await app.page.evaluate(async () => {
      const seen: Record<string, string[]> = {}
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      let current: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => current.push(event.effectiveDirective))
      const attempt = async (name: string, work: () => unknown) => {
        current = seen[name] = []
        try {
          await work()
        } catch {
          // Blocked with an error; the event still comes.
        }
        for (let turn = 0; turn < 40 && current.length === 0; turn += 1) await pause(50)
        await pause(50)
      }
      const global = globalThis as unknown as { ran?: string[] }
      global.ran = []
      await attempt('inline script', () => {
        const script = document.createElement('script')
        script.append('globalThis.ran.push("inline script")')
        document.body.append(script)
      })
      await attempt('inline handler', () => {
        const button = document.createElement('button')
        button.setAttribute('onclick', 'globalThis.ran.push("inline handler")')
        button.click()
      })
      await attempt('eval', () => (0, eval)('globalThis.ran.push("eval")'))
      await attempt('Function', () => new Function('globalThis.ran.push("Function")')())
      await attempt('string timer', () =>
        setTimeout('globalThis.ran.push("string timer")' as unknown as () => void),
      )
      await attempt('javascript: link', () => {
        const link = document.createElement('a')
        link.setAttribute('href', 'javascript:globalThis.ran.push("javascript: link")')
        document.body.append(link)
        link.click()
      })
      await attempt(
        'blob worker',
        () => new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' }))),
      )
      await attempt('frame', () =>
        document.body.append(
          Object.assign(document.createElement('iframe'), { src: 'https://frame.invalid/' }),
        ),
      )
      await attempt('remote image', () =>
        document.body.append(
          Object.assign(document.createElement('img'), { src: 'https://image.invalid/x.png' }),
        ),
      )
      await attempt('inline style', () =>
        document.body.append(
          Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }),
        ),
      )
      await attempt('HTML sink', () => (document.createElement('div').innerHTML = '<b>x</b>'))
      await attempt('document.write', () => document.write('<b>x</b>'))
      await attempt('trusted types policy', () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('mine', {}),
      )
      await attempt('base', () =>
        document.head.append(
          Object.assign(document.createElement('base'), { href: 'https://base.invalid/' }),
        ),
      )
      await attempt('object', () =>
        document.body.append(
          Object.assign(document.createElement('object'), { data: 'https://object.invalid/' }),
        ),
      )
      return { seen, ran: global.ran }
    })
    expect(violations.ran).toEqual([])
    // Trusted types stop most scripts before the script directives are asked.
    const script = /^(script-src|script-src-elem|script-src-attr|require-trusted-types-for)$/
    const expected: Record<string, RegExp> = {
      'inline script': script,
      'inline handler': script,
      eval: script,
      Function: script,
      'string timer': script,
      'javascript: link': script,
      'blob worker': /^(worker-src|require-trusted-types-for)$/,
      frame: /^frame-src$/,
      'remote image': /^img-src$/,
      'inline style': /^style-src-elem$/,
      'HTML sink': /^require-trusted-types-for$/,
      'document.write': /^require-trusted-types-for$/,
      'trusted types policy': /^trusted-types$/,
      base: /^base-uri$/,
      object: /^(object-src|require-trusted-types-for)$/,
    }
    for (const [name, directive] of Object.entries(expected)) {
      const [first] = violations.seen[name] ?? []
      expect(first, name).toMatch(directive)
    }
    expect(Object.keys(violations.seen)).toEqual(Object.keys(expected))
  })

  it('[S15] gives its page the contract’s functions, frozen, and nothing else', async () => {
    const surface = await app.page.evaluate(() => {
      const bridge = (globalThis as unknown as { latchkey: Record<string, Record<string, unknown>> }).latchkey
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
        "chat.conversationsChanged: function",
        "chat.deleteConversation: function",
        "chat.listConversations: function",
        "chat.readConversation: function",
        "chat.renameConversation: function",
        "chat.retryAnswer: function",
        "chat.sendMessage: function",
        "chat.streamAnswer: function",
        "keys.addKey: function",
        "keys.keysChanged: function",
        "keys.listKeys: function",
        "keys.listModels: function",
        "keys.makeDefault: function",
        "keys.readKeychain: function",
        "keys.removeKey: function",
        "keys.testKey: function",
        "settings.changeSettings: function",
        "settings.readSettings: function",
        "settings.settingsChanged: function",
        "usage.listRecords: function",
        "usage.readSummary: function",
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
          // Not known to this browser: it can't be granted.
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
    // The one that is: a copy button needs it.
    await app.page.evaluate(() => navigator.clipboard.writeText('copied by the page'))
  })
})
