// Settings and nothing else: never a secret, never anything that can't be chosen again.
import type { Parameters } from './chat/parameters.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface Settings {
  readonly theme: Theme
  /** The model of new conversations. */
  readonly defaultModelId: string
  /** Whether a notification may remind of a key, at most once a day. */
  readonly remindsOfKeys: boolean
  /** Whether a small model may name a conversation, which costs a little and is recorded. */
  readonly writesTitles: boolean
  /** Those of new conversations. */
  readonly defaultParameters: Parameters
}
