import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

export const composerOf = (page: Page) => {
  const field = page.getByRole('textbox', { name: words.composer.composer, exact: true })
  const question = page.getByTestId('send-question')
  const panel = page.getByRole('dialog', { name: words.estimate.name })
  return {
    field,
    focused: field.and(page.locator(':focus')),
    send: page.getByRole('button', { name: words.composer.send, exact: true }),
    /** Beside Send: what the text would cost, or what the chat has cost. It opens the panel. */
    estimate: page.getByTestId('estimate'),
    figure: page.getByTestId('estimate-figure'),
    panel,
    openPanel: async () => {
      await page.getByTestId('estimate').click()
      await panel.waitFor()
    },
    closePanel: async () => {
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
    },
    /** A figure in the panel, by its name: "1,240". */
    panelFigure: (name: string) =>
      panel
        .locator('dt')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('xpath=following-sibling::dd[1]'),
    spent: panel.getByTestId('spent-in-chat'),
    /** Below the field. */
    note: (text: string) => page.getByRole('status').filter({ hasText: text }),
    /** The app's question before something is sent. */
    question,
    takeOut: question.getByRole('button', { name: words.composer.takeOut }),
    sendAnyway: question.getByRole('button', { name: words.composer.sendAnyway }),
    goBack: question.getByRole('button', { name: words.composer.goBack }),
    /** In place of a message that is being changed. */
    editField: page.getByRole('textbox', { name: words.messages.editField }),
    /** Pastes as from another program, by the page's own way of pasting. */
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
