// The words about keys that are kept in memory alone, in English.
import { plural } from '../format.ts'
export const session = {
  name: 'Keys kept until quit',
  kept: (labels: string, keys: number, isKeychainWell: boolean): string =>
    `${labels} ${plural(keys, { one: 'is', other: 'are' })} kept only until Latchkey quits` +
    (isKeychainWell
      ? `. The keychain works now, so ${plural(keys, { one: 'it', other: 'they' })} can be kept for good.`
      : ', because no keychain answers here.'),
  open: 'Open keys',
}
