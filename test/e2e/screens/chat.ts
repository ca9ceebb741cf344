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
    /** What the chooser lists: the keys, each with its models, and the practice guide. */
    choices: page.getByRole('menu'),
    /** A model of one key, as the chooser lists it: `Work …3f9a`. */
    async chooseOf(key: string | RegExp, model: string) {
      await page.getByRole('button', { name: /^Model and key/ }).click()
      await page.getByRole('group', { name: key }).getByRole('menuitemradio', { name: model }).click()
    },
    /** Above the messages: the key of this chat can't answer. */
    keyTrouble: page.getByTestId('key-trouble'),
    keyInUse: page.getByTestId('key-in-use'),
    /** The buttons of an answer that failed. */
    mend: (name: string) => answers.last().getByRole('button', { name, exact: true }),
    async choose(name: string | RegExp) {
      await page.getByRole('button', { name: /^Model and key/ }).click()
      await page.getByRole('menuitemradio', { name }).click()
    },
  }
}
