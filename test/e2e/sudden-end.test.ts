// Kills the app in mid-answer: the question and the part that had arrived are there, marked and counted.
import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const text = Array.from({ length: 2_000 }, (_, index) => `word${index}`).join(' ')
const answers = [{ text, charsPerChunk: 12, chunkDelayMs: 25 }]
const server = { apiKey: canary, models: ['gpt-6-luna'], answers }
const app = withApp({ hasKeyring: true, isOpenAi: true, server })

beforeAll(() => changeSettings(app.page, { writesTitles: false }))

describe('an app that is killed', () => {
  it('has kept the question and the answer so far, marks it, and counts it as an estimate', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await keys.saveAs('Personal')
    await keys.startChat()
    const chat = chatOf(app.page)
    await chat.send('Tell me everything')
    // More than a second of the answer, so that a checkpoint has been written.
    await chat.lastAnswer.getByText('word120').waitFor()
    const child = app.electron.process()
    child.kill('SIGKILL')
    await once(child, 'exit')

    await app.start()
    await sidebarOf(app.page).conversation('Tell me everything').click()
    const again = chatOf(app.page)
    await again.lastAnswer.getByText(words.messages.interrupted).waitFor()
    expect(await again.ownMessages.innerText()).toBe('Tell me everything')
    expect(await again.lastAnswer.innerText()).toContain('word0 word1 ')

    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    await usage.records.nth(1).waitFor()
    expect(await usage.figure('requests').innerText()).toBe('1')
    expect(await usage.figure('spent').innerText()).toMatch(/^≈\s\$0\.0/)
  })
})
