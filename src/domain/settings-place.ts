// The places of Settings in their order, and the settings in each. The window's code leads to them by these
// names; what each place shows is in renderer/features/settings/places.ts, its words are in words/en/settings.ts.

/** A place without a setting would have nothing to show, so it can't be listed. */
type Listed = Readonly<Record<string, readonly [string, ...(readonly string[])]>>

export const settingsPlaces = {
  general: ['theme'],
  chats: ['model', 'temperature', 'maxOutput', 'effort', 'systemPrompt', 'titles'],
  notifications: ['keyReminders'],
  servers: ['allowedServers'],
  about: ['version'],
} as const satisfies Listed

export type SettingsPlace = keyof typeof settingsPlaces
export type SettingId = (typeof settingsPlaces)[SettingsPlace][number]

// `Object.keys` loses the names; the table keeps them.
export const settingsPlaceIds = Object.keys(settingsPlaces) as readonly SettingsPlace[]
