import type { Page } from 'playwright'
import { composerInEnglish as words } from '../../../src/domain/words/en-composer.ts'
import { messagesInEnglish } from '../../../src/domain/words/en-messages.ts'

export const composerOf = (page: Page) => {
  const field = page.getByRole('textbox', { name: words.composer, exact: true })
  const question = page.getByTestId('send-question')
  return {
    field,
    focused: field.and(page.locator(':focus')),
    send: page.getByRole('button', { name: words.send, exact: true }),
    /** How many tokens are written. */
    tokens: page.getByTestId('token-count'),
    /** Below the field. */
    note: (text: string) => page.getByRole('status').filter({ hasText: text }),
    /** What is asked before something leaves. */
    question,
    takeOut: question.getByRole('button', { name: words.takeOut }),
    sendAnyway: question.getByRole('button', { name: words.sendAnyway }),
    goBack: question.getByRole('button', { name: words.goBack }),
    /** In place of a message that is changed. */
    editField: page.getByRole('textbox', { name: messagesInEnglish.editField }),
    /** As from another program: by the page's own way of pasting. */
    async paste(text: string) {
      await field.focus()
      await page.evaluate((pasted) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', pasted)
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        )
      }, text)
    },
  }
}
