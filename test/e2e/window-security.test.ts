// What a window can't do, tried from inside the page of the running app.
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { createSocket } from 'node:dgram'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings } from '../../src/contract/kinds.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { startTcpListener, type TcpListener } from '../support/tcp-listener.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'
import { waitFor } from '../support/wait.ts'

let profile: TemporaryProfile
let app: RunningApp
let listener: TcpListener

beforeAll(async () => {
  profile = await createTemporaryProfile()
  listener = await startTcpListener()
  app = await launchApp({ profileFolder: profile.folder })
})
afterAll(async () => {
  await app.quit()
  await listener.stop()
  await profile.remove()
})

const pageUrl = () => app.page.url()

describe('the network', () => {
  it('[S11] is out of a page’s reach, by every way there is', async () => {
    const tried = await app.page.evaluate(async (port) => {
      const address = `127.0.0.1:${port}`
      const url = `http://${address}/`
      const outcome: Record<string, string> = {}
      const attempt = async (name: string, work: () => unknown) => {
        try {
          const value = await Promise.race([work(), new Promise((resolve) => setTimeout(resolve, 1_500, 'silent'))])
          outcome[name] = String(value)
        } catch (error) {
          outcome[name] = error instanceof Error ? error.name : 'refused'
        }
      }
      const load = (element: HTMLElement & { src?: string; href?: string }) =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('error'))
          document.head.append(element)
        })
      await attempt('fetch', () => fetch(url, { mode: 'no-cors' }))
      await attempt('xhr', () => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest()
        request.onload = resolve
        request.onerror = () => reject(new Error('xhr'))
        request.open('GET', url)
        request.send()
      }))
      await attempt('websocket', () => new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${address}`)
        socket.onopen = () => resolve('open')
        socket.onerror = () => reject(new Error('websocket'))
      }))
      await attempt('eventsource', () => new Promise((resolve, reject) => {
        const source = new EventSource(url)
        source.onopen = () => resolve('open')
        source.onerror = () => {
          source.close()
          reject(new Error('eventsource'))
        }
      }))
      await attempt('beacon', () => navigator.sendBeacon(url, 'x'))
      await attempt('image', () => load(Object.assign(document.createElement('img'), { src: `${url}image.png` })))
      for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'stylesheet', 'icon', 'manifest', 'modulepreload']) {
        await attempt(rel, () => load(Object.assign(document.createElement('link'), { rel, href: `${url}${rel}`, as: 'script' })))
      }
      await attempt('css url', () => {
        document.body.style.backgroundImage = `url(${url}css.png)`
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(`body::after { content: url(${url}content.png) } @font-face { font-family: x; src: url(${url}font) } body { font-family: x }`)
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        return new Promise((resolve) => setTimeout(resolve, 300))
      })
      await attempt('media', () => load(Object.assign(document.createElement('video'), { src: `${url}video` })))
      await attempt('object', () => load(Object.assign(document.createElement('object'), { data: `${url}object` })))
      await attempt('form', () => {
        const form = Object.assign(document.createElement('form'), { action: url, method: 'POST' })
        document.body.append(form)
        form.submit()
      })
      await attempt('frame', () => load(Object.assign(document.createElement('iframe'), { src: url })))
      await attempt('script', () => import(/* @vite-ignore */ `${url}script.js`))
      await attempt('worker', () => new Worker(url))
      await attempt('service worker', () => navigator.serviceWorker.register(url))
      await attempt('webrtc', async () => {
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: [`stun:${address}`] },
            { urls: [`turn:${address}?transport=udp`, `turn:${address}?transport=tcp`], username: 'x', credential: 'x' },
          ],
        })
        peer.createDataChannel('x')
        await peer.setLocalDescription(await peer.createOffer())
        // A candidate of the other side would have the page connect to it directly.
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        return 'gathered'
      })
      await attempt('webtransport', () => new WebTransport(`https://${address}/`).ready)
      await attempt('navigation', () => {
        location.href = url
      })
      return outcome
    }, listener.port)

    expect(Object.keys(tried).length).toBeGreaterThan(20)
    // Long enough for anything that was started to arrive, since each way above was awaited.
    expect(listener.counts()).toEqual({ connections: 0, datagrams: 0, bytes: 0 })

    // The positive control: the listener hears a connection and a datagram.
    const socket = connect(listener.port, '127.0.0.1', () => socket.end('x'))
    const datagrams = createSocket('udp4')
    datagrams.send('x', listener.port, '127.0.0.1')
    await waitFor('the listener to hear', () => listener.counts().connections === 1 && listener.counts().datagrams === 1)
    datagrams.close()
  })
})

describe('the window', () => {
  it('[S12][S13] has every preference hardened, and nothing of Node in its page', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
      // Electron answers it, and its typings leave it out.
      return (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
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
      ['process', 'require', 'Buffer', 'module', 'exports', 'global', '__dirname', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
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
      await attempt('string timer', () => setTimeout('globalThis.ran.push("string timer")' as unknown as () => void))
      await attempt('javascript: link', () => {
        const link = document.createElement('a')
        link.setAttribute('href', 'javascript:globalThis.ran.push("javascript: link")')
        document.body.append(link)
        link.click()
      })
      await attempt('blob worker', () => new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' })) as unknown as URL))
      await attempt('frame', () => document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://frame.invalid/' })))
      await attempt('remote image', () => document.body.append(Object.assign(document.createElement('img'), { src: 'https://image.invalid/x.png' })))
      await attempt('inline style', () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' })))
      await attempt('HTML sink', () => (document.createElement('div').innerHTML = '<b>x</b>'))
      await attempt('document.write', () => document.write('<b>x</b>'))
      await attempt('trusted types policy', () =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('mine', {}),
      )
      await attempt('base', () => document.head.append(Object.assign(document.createElement('base'), { href: 'https://base.invalid/' })))
      await attempt('object', () => document.body.append(Object.assign(document.createElement('object'), { data: 'https://object.invalid/' })))
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
      Object.keys(nameCrossings(contract)).map((name) => `${name}: function`).toSorted(),
    )
    expect(surface.names.toSorted()).toMatchSnapshot()
  })

  it('[S20] is granted no permission but writing to the clipboard', async () => {
    const granted = await app.page.evaluate(async () => {
      const names = [
        'geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage',
        'accelerometer', 'gyroscope', 'magnetometer', 'background-sync', 'storage-access', 'idle-detection',
        'screen-wake-lock', 'window-management', 'local-fonts', 'payment-handler', 'nfc',
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
          Promise.resolve().then(work).then(() => `${name} granted`, () => null),
          new Promise<string>((resolve) => setTimeout(resolve, 3_000, `${name} unanswered`)),
        ])
        if (asked !== null) results.push(asked)
      }
      await ask('camera', () => navigator.mediaDevices.getUserMedia({ video: true }))
      await ask('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }))
      await ask('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))
      await ask('position', () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)))
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

describe('navigation', () => {
  it('[S18] does not happen, by any way there is, and no window opens', async () => {
    const server = createServer((_request, response) => response.end('elsewhere')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    let hits = 0
    server.on('request', () => (hits += 1))
    const before = pageUrl()
    const marker = await app.page.evaluate(() => ((globalThis as unknown as { marker: number }).marker = Math.random()))

    const elsewhere = [`http://127.0.0.1:${port}/`, 'about:blank', 'data:text/html,elsewhere', 'file:///etc/passwd', 'https://elsewhere.invalid/', 'javascript:document.write(1)']
    for (const url of elsewhere) {
      await app.page.evaluate(async (address) => {
        const click = (attributes: Record<string, string>, init: MouseEventInit = {}) => {
          const link = document.createElement('a')
          for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
          document.body.append(link)
          link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
          link.remove()
        }
        const attempts = [
          () => void (location.href = address),
          () => location.assign(address),
          () => location.replace(address),
          () => void window.open(address),
          () => void window.open(address, '_self'),
          () => void window.open(address, 'named', 'popup'),
          () => click({ href: address }),
          () => click({ href: address, target: '_blank' }),
          () => click({ href: address, target: '_top' }),
          () => click({ href: address, download: 'x' }),
          () => click({ href: address, ping: address }),
          () => click({ href: address }, { ctrlKey: true }),
          () => click({ href: address }, { shiftKey: true }),
          () => click({ href: address }, { metaKey: true }),
          () => click({ href: address }, { button: 1 }),
          () => {
            const form = Object.assign(document.createElement('form'), { action: address, target: '_blank' })
            document.body.append(form)
            form.submit()
            form.remove()
          },
          () => {
            const meta = document.createElement('meta')
            meta.setAttribute('http-equiv', 'refresh')
            meta.setAttribute('content', `0; url=${address}`)
            document.head.append(meta)
          },
        ]
        for (const attempt of attempts) {
          try {
            attempt()
          } catch {
            // Refused at once, which is as good.
          }
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }, url)
    }
    // A file dropped on the window.
    await app.page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['<h1>elsewhere</h1>'], 'page.html', { type: 'text/html' }))
      transfer.setData('text/uri-list', 'https://elsewhere.invalid/')
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }))
      }
    })
    await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))

    expect(pageUrl()).toBe(before)
    expect(await app.page.evaluate(() => (globalThis as unknown as { marker: number }).marker)).toBe(marker)
    expect(app.electron.windows()).toHaveLength(1)
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(hits).toBe(0)
    server.close()
  })
})

describe('another sender', () => {
  it('[S17] is refused by every route, be it a second window or a frame', async () => {
    const names = Object.entries(nameCrossings(contract))
    const opened = app.electron.waitForEvent('window')
    await app.electron.evaluate(async ({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      if (!first) throw new Error('no window')
      const preferences = (first.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences()
      const { preload } = preferences
      const second = new BrowserWindow({
        show: false,
        webPreferences: { sandbox: true, contextIsolation: true, session: first.webContents.session, ...(preload && { preload }) },
      })
      await second.loadURL('app://bundle/index.html')
    })
    const second = await opened
    const refused = await second.evaluate(async (crossings) => {
      const bridge = (globalThis as unknown as { latchkey: Record<string, Record<string, (input: unknown, listener?: unknown) => unknown>> }).latchkey
      const answers: Record<string, unknown> = {}
      for (const [path, kind] of crossings) {
        const [domain = '', name = ''] = path.split('.')
        const call = bridge[domain]?.[name]
        if (kind === 'route') answers[path] = await call?.({})
        if (kind === 'stream') {
          const heard: unknown[] = []
          const hear = (frame: unknown) => void heard.push(frame)
          call?.({ messageId: 'x', keyId: 'x' }, { snapshot: hear, delta: hear, settle: hear })
          await new Promise((resolve) => setTimeout(resolve, 200))
          answers[path] = heard
        }
      }
      return answers
    }, names)
    for (const [path, kind] of names) {
      if (kind === 'route') expect(refused[path], path).toMatchObject({ ok: false, failure: { code: 'ipc/unknown-sender' } })
      if (kind === 'stream') expect(refused[path], path).toEqual([])
    }
    // The positive control: the app's own window is answered.
    const own = await app.page.evaluate(() =>
      (globalThis as unknown as { latchkey: { keys: { listKeys(input: object): Promise<unknown> } } }).latchkey.keys.listKeys({}),
    )
    expect(own).toMatchObject({ ok: true })

    // A frame never gets a bridge of its own.
    const inFrame = await app.page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const hasBridge = frame.contentWindow !== null && 'latchkey' in frame.contentWindow
      frame.remove()
      return hasBridge
    })
    expect(inFrame).toBe(false)
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy())
  })
})
