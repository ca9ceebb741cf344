import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** Which model answers, and how: the chooser in the header, the bar below it, the panel of parameters. */
export const modelsOf = (page: Page) => {
  const chooser = page.getByRole('button', { name: /^Model and key:/u })
  const list = page.getByRole('listbox', { name: words.models.models })
  const option = (name: string) =>
    list.getByRole('option').filter({ has: page.getByText(name, { exact: true }) })
  const panel = page.getByRole('dialog', { name: words.models.parameters })
  const panelButton = page.getByRole('button', {
    name: new RegExp(`^(${words.models.parameters}|${words.models.parametersChanged})$`, 'u'),
  })
  const promptSheet = page.getByRole('dialog', { name: words.models.systemPrompt })
  return {
    chooser,
    list,
    option,
    /** The model that is marked as the current one. */
    chosen: list.getByRole('option', { selected: true }),
    search: page.getByRole('combobox', { name: words.models.search }),
    openChooser: () => chooser.click(),
    async choose(name: string) {
      await chooser.click()
      await option(name).click()
      await list.waitFor({ state: 'detached' })
    },
    /** Warns that the model will be shut down, and offers another. */
    shutdownBar: page.getByTestId('model-shutdown'),
    chooseOther: page.getByTestId('model-shutdown').getByRole('button', { name: words.models.chooseOther }),

    panel,
    panelButton,
    async openPanel() {
      await panelButton.click()
      await panel.waitFor()
    },
    async closePanel() {
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
    },
    temperature: panel.getByRole('textbox', { name: words.models.temperatureRange }),
    temperatureHandle: panel.getByRole('slider', { name: words.models.temperature }),
    maxOutput: panel.getByRole('textbox', { name: words.models.maxOutput }),
    effort: (name: string) =>
      panel
        .getByRole('radiogroup', { name: words.models.effortName })
        .getByRole('radio', { name, exact: true }),
    efforts: panel.getByRole('radiogroup', { name: words.models.effortName }),
    says: (text: string) => panel.getByText(text, { exact: true }),
    reset: () => panel.getByRole('button', { name: words.models.reset }).click(),
    async writeSystemPrompt(text: string) {
      await panel.getByRole('button', { name: /^(Write|Edit)…$/u }).click()
      const field = promptSheet.getByRole('textbox', { name: words.models.systemPrompt })
      await field.and(page.locator(':focus')).waitFor()
      await field.fill(text)
      await promptSheet.getByRole('button', { name: words.prompts.save, exact: true }).click()
      await promptSheet.waitFor({ state: 'detached' })
    },
    /** Beside the composer. */
    effortButton: page.getByRole('button', { name: new RegExp(`^${words.models.effort}`, 'u') }),
  }
}
