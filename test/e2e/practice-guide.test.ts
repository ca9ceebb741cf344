// Without a key, the practice guide gives scripted answers, labelled as practice everywhere, at no cost.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const app = withApp()

// The history's other states are shown in the page alone, in
// src/renderer/features/usage/history-states.page.test.tsx.
describe('the history before the first request', () => {
  it('says what will be here, and lists a request as soon as it is made', async () => {
    const usage = usageOf(app.page)
    await welcomeOf(app.page).practice()
    await sidebarOf(app.page).openUsage()
    await usage.choosePeriod('all')
    await app.page.getByText(words.usage.emptyEverTitle).waitFor()
    expect(await usage.figure('spent').innerText()).toBe('$0.00')
    await app.page.getByRole('button', { name: words.usage.startChat }).click()
    await chatOf(app.page).send('How do I set a budget?')
    await sidebarOf(app.page).openUsage()
    await usage.lines.first().waitFor()
    expect(await usage.records.nth(1).innerText()).toContain(words.usage.free)
  })
})

describe('the practice guide', () => {
  it('answers without a key, under its label', async () => {
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.practiceLabel.waitFor()
    await chat.send('How do I get a key?')
    await chat.endedAnswer.waitFor()
    expect((await chat.endedAnswer.innerText()).length).toBeGreaterThan(200)
    expect(await chat.practiceLabel.innerText()).toBe(words.chat.practice)
    await chat.endedAnswer.hover()
    await chat.endedAnswer.getByText(words.messages.free).waitFor()
  })

  it('is recorded, and adds nothing to what was spent', async () => {
    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    await usage.records.nth(1).waitFor()
    expect(await usage.records.nth(1).innerText()).toContain(words.usage.free)
    expect(await usage.figure('spent').innerText()).toBe('$0.00')
  })

  it('is whole again when its page is reloaded in mid-answer', async () => {
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('How do I keep my key safe?')
    await chat.lastAnswer.waitFor()
    await app.page.reload()
    await sidebarOf(app.page).conversation('How do I keep my key safe?').click()
    await chat.endedAnswer.waitFor()
    const seen = await chat.endedAnswer.innerText()
    await app.page.reload()
    await sidebarOf(app.page).conversation('How do I keep my key safe?').click()
    await chat.endedAnswer.waitFor()
    expect(await chat.endedAnswer.innerText()).toBe(seen)
  })
})
