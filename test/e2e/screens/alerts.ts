import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

export const alertsOf = (page: Page) => {
  const list = page.getByRole('region', { name: words.alerts.list })
  const card = (title: string) =>
    list.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  const dismissButton = (title: string) =>
    list.getByRole('button', { name: `${words.alerts.dismiss}: ${title}`, exact: true })
  return {
    list,
    cards: list.getByRole('listitem'),
    card,
    dismissButton,
    press: (title: string, button: string) => card(title).getByRole('button', { name: button }).click(),
    /** Beside Usage in the sidebar, as text for people who don't see its dot. */
    mark: page.getByText(words.conversations.hasAlerts),
  }
}
