// Shows the same app in the dark theme, and in a narrow window.
import { words } from '../../src/words/words.ts'
import { chatOf } from '../../test/e2e/screens/chat.ts'
import { keysOf } from '../../test/e2e/screens/keys.ts'
import { paletteOf } from '../../test/e2e/screens/palette.ts'
import { searchOf } from '../../test/e2e/screens/search.ts'
import { settingsOf } from '../../test/e2e/screens/settings.ts'
import { sidebarOf } from '../../test/e2e/screens/sidebar.ts'
import { usageOf } from '../../test/e2e/screens/usage.ts'
import { scroll, shown, type Stage } from './stage.ts'

export async function showLooks(stage: Stage): Promise<void> {
  await stage.step('The same in the dark', async () => {
    await sidebarOf(stage.page).openSettings()
    await settingsOf(stage.page).open('general')
    await stage.page.getByText(words.settings.themes.dark).click()
    await stage.picture('settings-dark')
    await sidebarOf(stage.page).conversation(/Kyoto/).click()
    const chat = chatOf(stage.page)
    await shown(chat.lastAnswer.getByText(words.failures.codes['openai/insufficient-quota'].title))
    await stage.picture('stopped-and-out-of-credit-dark')
    await scroll(stage.page, -9_000)
    await shown(chat.answers.first().getByRole('table'))
    await stage.picture('answer-dark')
    await scroll(stage.page, 440)
    await shown(chat.answers.first().getByText(words.messages.branchShort(2, 2)))
    await stage.picture('branch-dark')
    await paletteOf(stage.page).open()
    await stage.picture('palette-dark')
    await stage.page.keyboard.press('Escape')
    await searchOf(stage.page).open()
    await searchOf(stage.page).type('market')
    await shown(searchOf(stage.page).hits.first())
    await stage.picture('search-dark')
    await searchOf(stage.page).close()
    await sidebarOf(stage.page).openUsage()
    await shown(usageOf(stage.page).records.nth(3))
    await stage.picture('usage-dark')
    await sidebarOf(stage.page).openKeys()
    await keysOf(stage.page).open('Personal')
    await stage.picture('keys-dark')
  })
  await stage.step('A narrow window folds its sidebar', async () => {
    await stage.page.setViewportSize({ width: 420, height: 780 })
    await stage.picture('narrow-usage')
    await stage.page.getByRole('button', { name: words.conversations.show }).click()
    await sidebarOf(stage.page).conversation(/Kyoto/).click()
    await shown(chatOf(stage.page).lastAnswer)
    await scroll(stage.page, -9_000)
    await shown(chatOf(stage.page).answers.first().getByRole('table'))
    await stage.picture('narrow-chat')
  })
}
