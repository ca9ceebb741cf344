// P2: the text of P1 against streamdown, which parses only the last of its top-level blocks again, and against
// Incremark's parser with plain elements, which does the same and neither highlights code nor decorates anything.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeMixedText } from './texts/markdown-text.ts'

const text = makeMixedText(answerChars)

export const race: Race = {
  id: 'P2',
  run: async () => [
    await raceStreams({ name: 'streamdown', text, peer: 'streamdown', limit: 3 }),
    await raceStreams({ name: 'Incremark', text, peer: 'incremark', limit: 0.5 }),
  ],
}
