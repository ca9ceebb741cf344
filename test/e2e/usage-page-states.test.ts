// The history before the first request, and as one is made. Its other states are shown in the page alone, in
// src/renderer/features/usage/history-states.page.test.tsx.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

describe('before the first request', () => {
  const app = withApp()

  it('says what will be here, and lists a request as soon as it is made', async () => {
    const usage = usageOf(app.page)
    await welcomeOf(app.page).practice()
    await sidebarOf(app.page).openUsage()
    await usage.choosePeriod('all')
    await app.page.getByText(words.usage.emptyEverTitle).waitFor()
    expect(await usage.figure('spent').innerText()).toBe('$0.00')
    await app.page.getByRole('button', { name: words.usage.startChat }).click()
    await chatOf(app.page).send('How do I keep my key safe?')
    await sidebarOf(app.page).openUsage()
    await usage.lines.first().waitFor()
    expect(await usage.records.nth(1).innerText()).toContain(words.usage.free)
  })
})
