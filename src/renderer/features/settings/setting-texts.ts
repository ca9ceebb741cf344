// What a person reads at each setting, for the search of Settings and for the palette.
import { settingsPlaces, type SettingId, type SettingsPlace } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'

interface SettingTexts {
  readonly name: string
  /** The sentences beside the control. */
  readonly help: string
}

export const settingTexts: Readonly<Record<SettingId, () => SettingTexts>> = {
  theme: () => ({ name: words.settings.theme, help: Object.values(words.settings.themes).join(' ') }),
  model: () => ({ name: words.settings.model, help: words.settings.modelSentence }),
  temperature: () => ({ name: words.models.temperature, help: words.models.temperatureSentence }),
  maxOutput: () => ({ name: words.models.maxOutput, help: words.models.maxOutputSentence }),
  effort: () => ({ name: words.models.effortName, help: words.models.effortSentence }),
  systemPrompt: () => ({ name: words.models.systemPrompt, help: words.models.systemPromptSentence }),
  titles: () => ({ name: words.settings.writesTitles, help: words.settings.writesTitlesSentence }),
  keyReminders: () => ({
    name: words.settings.remindsOfKeys,
    help: words.settings.remindsOfKeysSentence,
  }),
  allowedServers: () => ({ name: words.settings.servers, help: words.settings.serversSentence }),
  version: () => ({ name: words.settings.versionName, help: words.settings.aboutSentence }),
}

/** The names of a place's settings with the other words for them, by which the palette finds the place. */
export const namePlaceContents = (at: SettingsPlace): string =>
  settingsPlaces[at]
    .map((setting) => `${settingTexts[setting]().name} ${words.settings.aliases[setting]}`)
    .join(' ')
