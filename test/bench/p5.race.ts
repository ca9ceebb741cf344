// P5: mixed Markdown with one footnote, against streamdown, which then treats all of it as one block, and against
// Incremark, which doesn't.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeFootnoteText } from './texts/markdown-text.ts'

const text = makeFootnoteText(answerChars)

export const race: Race = {
  id: 'P5',
  run: async () => [
    await raceStreams({ name: 'streamdown', text, peer: 'streamdown', limit: 25 }),
    await raceStreams({ name: 'Incremark', text, peer: 'incremark', limit: 0.5 }),
  ],
}
