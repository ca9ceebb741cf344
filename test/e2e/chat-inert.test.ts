// Answers that try to be more than text, both while they stream and when they are opened again later: nothing
// in them runs, loads, opens or navigates, and the window keeps responding.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerModels, answerStream, startFaultServer, type FaultServer } from '../support/fault-server.ts'
import { hostileMarkdown, vastMarkdown } from '../support/hostile-markdown.ts'
import { startTcpListener, type TcpListener } from '../support/tcp-listener.ts'
import { bridgeOf, holdTyped, saveHeld } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const app = withApp({ hasKeyring: true })
let server: FaultServer | undefined
let lure: TcpListener | undefined
let answer = ''

/** Chunks of a few characters, cut anywhere, even between the halves of a character. */
function cut(text: string): string[] {
  const size = Math.max(3, Math.ceil(text.length / 200))
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  )
}

const chunk = (delta: object, end: string | null = null): string =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta, finish_reason: end }] })}\n\n`

beforeAll(async () => {
  lure = await startTcpListener()
  server = await startFaultServer(({ path }) =>
    path.endsWith('/models')
      ? answerModels(['m'])
      : answerStream(
          [...cut(answer).map((content) => chunk({ content })), chunk({}, 'stop'), 'data: [DONE]\n\n'],
          [{ do: 'end' }],
        ),
  )
  await saveHeld(app.page, await holdTyped(app.page, 'sk-test-0123456789abcdefghij', server.baseUrl), 'Local')
  const bridge = await bridgeOf(app.page)
  await bridge.evaluate((api) => api.settings.changeSettings({ writesTitles: false }))
  await app.electron.evaluate(({ dialog, shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    Object.assign(dialog, { showMessageBox: async () => void seen.push('asked') })
    Object.assign(shell, { openExternal: async (url: string) => void seen.push(url) })
  })
  await watchPage()
})
afterAll(async () => {
  await server?.stop()
  await lure?.stop()
})

/** Records what a page does when part of an answer runs or loads. */
async function watchPage(): Promise<void> {
  await app.page.evaluate(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen, alert: () => void seen.push('alert') })
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => void seen.push(blockedURI))
  })
}

const known = new Set(
  (
    'article,button,circle,code,defs,del,div,em,h2,h3,hr,br,li,line,ol,p,path,pre,rect,section,span,strong,sup,svg,' +
    'polyline,polygon,ellipse,g,table,tbody,td,th,thead,tr,ul,blockquote,math,semantics,mrow,mi,mo,mn,msup,msub,' +
    'msubsup,mfrac,msqrt,mroot,mtext,mspace,mover,munder,munderover,mtable,mtr,mtd,mstyle,mpadded,mphantom,menclose'
  )
    .split(',')
    .map((name) => name.toUpperCase()),
)

/** Elements of the page that are not in the set, and attributes that act. */
const findStrangers = () =>
  app.page.evaluate(
    (names) => {
      const drawn = [...document.querySelectorAll('[role=log] *')]
      return drawn.flatMap((element) => {
        const acting = [...element.attributes].filter(({ name }) =>
          /^(on.*|href|src|srcset|srcdoc|action|formaction|xlink:href|data|ping|background|poster)$/iu.test(
            name,
          ),
        )
        const isKnown = names.includes(element.tagName.toUpperCase())
        return [...(isKnown ? [] : [element.tagName]), ...acting.map(({ name, value }) => `${name}=${value}`)]
      })
    },
    [...known],
  )

const readDrawn = () => chatOf(app.page).answers.allInnerTexts()

async function readSeen(): Promise<unknown> {
  const inPage = await app.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  const inMain = await app.electron.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  return { inPage, inMain, windows, address: app.page.url(), connections: lure?.counts().connections }
}

/** Asks in a conversation of its own, and waits until the answer has ended. */
async function ask(text: string): Promise<void> {
  answer = text.replaceAll('https://example.com', `http://127.0.0.1:${lure?.port}`)
  await app.page.keyboard.press('Control+n')
  await chatOf(app.page).answers.first().waitFor({ state: 'detached' })
  await chatOf(app.page).send('What is it?')
  await chatOf(app.page).endedAnswer.waitFor()
}

describe('what a model writes', () => {
  const drawn = new Map<string, readonly string[]>()

  it('[S21] is inert as it streams', { timeout: 300_000 }, async () => {
    const clean = await readSeen()
    for (const { name, text } of hostileMarkdown) {
      await ask(text)
      expect(await findStrangers(), name).toEqual([])
      drawn.set(name, await readDrawn())
    }
    expect(await readSeen()).toEqual(clean)
  })

  it('[S21] is inert, and the same, when it is read again', { timeout: 300_000 }, async () => {
    await app.page.reload()
    await watchPage()
    const clean = await readSeen()
    const bridge = await bridgeOf(app.page)
    const listed = await bridge.evaluate((api) =>
      api.conversations.listConversations({ shelf: { kind: 'recent' }, limit: 500, before: null }),
    )
    expect(listed.ok && listed.value.length).toBe(hostileMarkdown.length)
    await sidebarOf(app.page).newChat()
    await sidebarOf(app.page).conversation('What is it?').waitFor()
    for (const { name } of hostileMarkdown.toReversed()) {
      await app.page.keyboard.press('Alt+ArrowDown')
      await chatOf(app.page).endedAnswer.waitFor()
      await expect.poll(readDrawn, { message: name }).toEqual(drawn.get(name))
      expect(await findStrangers(), name).toEqual([])
    }
    expect(await readSeen()).toEqual(clean)
  })

  it('[S21] may be as vast as it likes: the window goes on', { timeout: 300_000 }, async () => {
    const clean = await readSeen()
    const [small, ...rest] = vastMarkdown.filter(({ text }) => text.length < 400_000)
    for (const { name, text } of [small, ...rest].flatMap((one) => one ?? [])) {
      await ask(text)
      expect(await findStrangers(), name).toEqual([])
      await chatOf(app.page).composer.fill(name)
      expect(await chatOf(app.page).composer.inputValue()).toBe(name)
      await chatOf(app.page).composer.fill('')
    }
    expect(await readSeen()).toEqual(clean)
  })

  it('[S21] would be noticed if it acted', async () => {
    await app.page.evaluate(() => {
      const image = document.createElement('img')
      image.src = 'https://example.com/pixel.png'
      document.querySelector('[role=log]')?.append(image)
    })
    expect(await findStrangers()).toEqual(['IMG', 'src=https://example.com/pixel.png'])
    await expect.poll(async () => JSON.stringify(await readSeen())).toContain('example.com')
  })
})
