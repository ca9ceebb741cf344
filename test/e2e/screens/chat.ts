import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export const chatOf = (page: Page) => {
  const answers = page.getByRole('article', { name: /^Answer by/ })
  const composer = page.getByRole('textbox', { name: words.chat.composer })
  return {
    composer,
    answers,
    lastAnswer: answers.last(),
    /** An answer that is no longer being written. */
    endedAnswer: page.locator('article[aria-busy="false"]').last(),
    /** A person's own words, without the name above them. */
    ownMessages: page.getByRole('article', { name: words.chat.you, exact: true }).locator('[dir="auto"]'),
    practiceLabel: page.getByTestId('practice-label'),
    note: page.getByRole('status').filter({ hasText: words.chat.emptyMessage }),
    sendFailure: page.getByTestId('send-failure'),
    stop: page.getByRole('button', { name: words.chat.stop, exact: true }),
    tryAgain: page.getByRole('button', { name: words.chat.tryAgain }),
    async send(text: string) {
      await composer.fill(text)
      await composer.press('Enter')
    },
    chooser: page.getByRole('button', { name: /^Model and key/ }),
    async choose(name: string | RegExp) {
      await page.getByRole('button', { name: /^Model and key/ }).click()
      await page.getByRole('menuitemradio', { name }).click()
    },
  }
}
