// The key guide is one step away from everywhere, and an error leads to the part about that error. Its
// chapters are read in src/renderer/features/guide, in guide-screen.page.test.tsx.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { startFaultServer } from '../support/fault-server.ts'
import { holdTyped, saveHeld } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { guideOf } from './screens/guide.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

// Nothing listens there any more.
const closed = await startFaultServer(() => [])
await closed.stop()
const nowhere = closed.baseUrl
const refused = words.failures.codes['network/refused'].title
const app = withApp({ hasKeyring: true })

const focused = () => app.page.evaluate(() => document.activeElement?.textContent ?? '')

describe('the guide', () => {
  it('opens from the Help menu', async () => {
    await app.electron.evaluate(({ Menu }, { help, guide }) => {
      const items = Menu.getApplicationMenu()?.items ?? []
      const item = items
        .find(({ label }) => label === help)
        ?.submenu?.items.find(({ label }) => label === guide)
      if (!item) throw new Error('no such item')
      item.click()
    }, words.native.menu)
    await guideOf(app.page).title.waitFor()
    await guideOf(app.page).back.click()
  })

  it('opens from the settings', async () => {
    await guideOf(app.page).open()
    await guideOf(app.page).title.waitFor()
  })
})

describe('from an error', () => {
  /** Expects that the error's heading has the focus and is in view. */
  async function expectAt(title: string): Promise<void> {
    await expect.poll(focused).toBe(title)
    await guideOf(app.page).chapter('errors').waitFor()
    const isInView = await app.page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect()
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
    })
    expect(isInView).toBe(true)
  }

  it('of a key that is being added, one comes to what it means', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await keys.type({ secret: createCanary(), baseUrl: nowhere })
    await keys.hold()
    await keys.checklist.getByText(refused).first().waitFor()
    await keys.isTestOver()
    await keys.readGuide()
    await keys.sheet.waitFor({ state: 'detached' })
    await expectAt(refused)
  })

  it('of a key that is tested, too', async () => {
    await saveHeld(app.page, await holdTyped(app.page, createCanary(), nowhere), 'Nowhere')
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open('Nowhere')
    await keys.testNow()
    await keys.isTestOver()
    await keys.checklist.getByRole('button', { name: words.failures.meaning }).first().click()
    await expectAt(refused)
  })

  it('and of an answer, even where one has looked for another error', async () => {
    const guide = guideOf(app.page)
    await guide.find.fill('expired certificate')
    await guide.heading(refused).waitFor({ state: 'detached' })
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('Is anybody there?')
    await chat.lastAnswer.getByText(refused).waitFor()
    await chat.answerButton(words.failures.meaning).click()
    await expectAt(refused)
    // And back to the chat that the person came from.
    await guide.back.click()
    await chat.lastAnswer.getByText(refused).waitFor()
  })
})
