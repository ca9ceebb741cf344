// P2: the text of P1 against streamdown, which parses only the last of its top-level blocks again.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeMixedText } from './texts/markdown-text.ts'

export const race: Race = {
  id: 'P2',
  run: async () => [
    await raceStreams({ name: '', text: makeMixedText(answerChars), peer: 'streamdown', limit: 3 }),
  ],
}
