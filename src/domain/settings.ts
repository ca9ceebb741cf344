// The settings: never a secret, and nothing that can't be chosen again.
import type { Parameters } from './chat/parameters.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface Settings {
  readonly theme: Theme
  /** The model of new conversations. */
  readonly defaultModelId: string
  /** True if a notification can remind of a key, at most once a day. */
  readonly remindsOfKeys: boolean
  /** True if a small model names conversations, which costs a little and is recorded. */
  readonly writesTitles: boolean
  /** The parameters of new conversations. */
  readonly defaultParameters: Parameters
}
