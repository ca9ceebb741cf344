// All that the search of Settings goes through: each setting with its words, and the screens of their own.
import { settingsPlaceIds, settingsPlaces, type SettingId } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import type { Searched } from './find-settings.ts'
import { screenLinks } from './places.ts'
import { settingTexts } from './setting-texts.ts'

export interface Choice extends Searched {
  readonly key: string
  /** `null` for a screen of its own, which opens in place of Settings. */
  readonly setting: SettingId | null
  readonly open: () => void
}

export const listChoices = (): readonly Choice[] => [
  ...settingsPlaceIds.flatMap((at) =>
    settingsPlaces[at].map((setting) => ({
      key: setting,
      ...settingTexts[setting](),
      place: words.settings.places[at],
      alias: words.settings.aliases[setting],
      setting,
      open: () => goTo({ screen: 'settings', at, setting }),
    })),
  ),
  ...screenLinks.map(({ id, open }) => ({
    key: id,
    name: words.settings.screens[id],
    help: '',
    place: words.settings.elsewhere,
    alias: words.settings.aliases[id],
    setting: null,
    open,
  })),
]
