import type { Page } from 'playwright'
import type { SettingId, SettingsPlace } from '../../../src/domain/settings-place.ts'
import { words } from '../../../src/words/words.ts'

type Screen = keyof typeof words.settings.screens

export const settingsOf = (page: Page) => {
  const list = page.getByRole('navigation', { name: words.settings.title })
  const item = (name: string) => list.getByRole('button', { name, exact: true })
  const place = (at: SettingsPlace) => page.getByRole('article', { name: words.settings.places[at] })
  const hits = page.getByRole('listbox', { name: words.settings.results }).getByRole('option')
  const clear = page.getByRole('button', { name: words.settings.clear })
  const model = page.getByRole('button', { name: new RegExp(`^${words.settings.model}:`, 'u') })
  return {
    title: page.getByRole('heading', { level: 1, name: words.settings.title, exact: true }),
    list,
    items: list.getByRole('button'),
    item: (at: SettingsPlace) => item(words.settings.places[at]),
    /** The place that the list marks. */
    current: list.locator('[aria-current="page"]'),
    place,
    heading: (at: SettingsPlace) =>
      place(at).getByRole('heading', { level: 2, name: words.settings.places[at], exact: true }),
    /** A single setting, as the search leads to it. */
    setting: (id: SettingId) => page.locator(`[data-setting="${id}"]`),
    /** From anywhere in Settings. */
    async open(at: SettingsPlace) {
      await item(words.settings.places[at]).click()
      await place(at).waitFor()
    },
    /** Leads to a screen of its own. */
    openScreen: (screen: Screen) => item(words.settings.screens[screen]).click(),
    backToList: () => page.getByRole('button', { name: words.settings.back, exact: true }).click(),
    find: page.getByRole('combobox', { name: words.settings.find }),
    clear,
    hits,
    /** The one that Enter opens. */
    chosenHit: hits.and(page.getByRole('option', { selected: true })),
    nothing: (query: string) => page.getByText(words.settings.nothing(query)).first(),

    remindsOfKeys: page.getByRole('switch', { name: words.settings.remindsOfKeys }),
    writesTitles: page.getByRole('switch', { name: words.settings.writesTitles }),
    model,
    async chooseModel(name: string) {
      await model.click()
      await page
        .getByRole('listbox', { name: words.models.models })
        .getByRole('option')
        .filter({ has: page.getByText(name, { exact: true }) })
        .click()
    },
    servers: page.getByRole('list', { name: words.settings.servers }).getByRole('listitem'),
    server: (origin: string) =>
      page
        .getByRole('list', { name: words.settings.servers })
        .getByRole('listitem')
        .filter({ hasText: origin }),
    removeServer: (host: string) =>
      page.getByRole('button', { name: words.settings.removeServerNamed(host) }),
    temperature: page.getByRole('textbox', { name: words.models.temperatureRange }),
    maxOutput: page.getByRole('textbox', { name: words.models.maxOutput }),
  }
}
